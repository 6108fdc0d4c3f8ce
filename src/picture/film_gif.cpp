// GIF: one palette for all frames; only what changed is written.
#include <fmt/format.h>
#include <gif_lib.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

#include "entente/core/error.hpp"
#include "film_encoder.hpp"

namespace entente::detail {
namespace {

constexpr int same = 255;         // the palette's place for "as before"
constexpr double opacity = 0.85;  // of ties

int squared_distance(Colour a, Colour b) {
    const int r = a.r - b.r, g = a.g - b.g, bl = a.b - b.b;
    return 2 * r * r + 4 * g * g + 3 * bl * bl;
}

/// Nearest colours of a palette, by 6 bits a channel.
class Nearest {
  public:
    explicit Nearest(const std::vector<Colour>& colours) : table_(1 << 18) {
        const auto byte = [](std::size_t v) { return static_cast<std::uint8_t>((v << 2) + 2); };
        for (std::size_t cell = 0; cell < table_.size(); ++cell) {
            const Colour c{byte(cell >> 12), byte(cell >> 6 & 63), byte(cell & 63)};
            int least = std::numeric_limits<int>::max();
            for (std::size_t i = 0; i < colours.size(); ++i) {
                const int d = squared_distance(c, colours[i]);
                if (d < least) least = d, table_[cell] = static_cast<GifByteType>(i);
            }
        }
        // Plain colours stay what they are; the first ones count most.
        for (std::size_t i = colours.size(); i-- > 0;)
            table_[place(colours[i].r, colours[i].g, colours[i].b)] = static_cast<GifByteType>(i);
    }
    GifByteType operator()(std::uint32_t pixel) const {
        return table_[place(pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)];
    }

  private:
    static std::size_t place(std::uint32_t r, std::uint32_t g, std::uint32_t b) {
        return static_cast<std::size_t>(r >> 2) << 12 | (g >> 2) << 6 | b >> 2;
    }
    std::vector<GifByteType> table_;
};

class GifWriter : public FilmEncoder {
  public:
    explicit GifWriter(const FilmTarget& target)
        : target_(target), colours_(gif_palette(target.theme)), nearest_(colours_) {
        int fault = 0;
        gif_ = EGifOpen(this, &GifWriter::write, &fault);
        if (gif_ == nullptr) fail();
        ColorMapObject* map = GifMakeMapObject(256, nullptr);
        if (map == nullptr) fail();
        for (std::size_t i = 0; i < colours_.size(); ++i)
            map->Colors[i] = {colours_[i].r, colours_[i].g, colours_[i].b};
        EGifSetGifVersion(gif_, true);
        const int put = EGifPutScreenDesc(gif_, target.width, target.height, 8, 0, map);
        GifFreeMapObject(map);
        check(put);
        check(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE));
        check(EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0"));
        check(EGifPutExtensionBlock(gif_, 3, "\x01\x00\x00"));  // for ever
        check(EGifPutExtensionTrailer(gif_));
        if (!target.recipe.empty()) check(EGifPutComment(gif_, target.recipe.c_str()));
        flush();
    }
    ~GifWriter() override {
        int fault = 0;
        fault_ = true;  // whatever it still has to say, nobody keeps
        if (gif_ != nullptr) EGifCloseFile(gif_, &fault);
    }

    void frame(const Frame& frame, FrameSpan shown) override {
        std::vector<GifByteType>& now = now_;
        now.clear();
        now.reserve(frame.pixels.size());
        by_pieces(frame.pixels.size(), target_.progress, [&](std::size_t begin, std::size_t end) {
            std::transform(frame.pixels.begin() + static_cast<std::ptrdiff_t>(begin),
                           frame.pixels.begin() + static_cast<std::ptrdiff_t>(end),
                           std::back_inserter(now), std::cref(nearest_));
        });
        const PixelRect rect = before_.empty() ? PixelRect{0, 0, frame.width, frame.height}
                                               : difference(now, frame.width, frame.height);
        control(shown);
        check(EGifPutImageDesc(gif_, rect.left, rect.top, rect.width(), rect.height(), false,
                               nullptr));
        std::vector<GifByteType> line(static_cast<std::size_t>(rect.width()));
        for (int y = rect.top; y < rect.bottom; ++y) {
            if (y % 64 == 0) target_.progress.check();
            for (int x = rect.left; x < rect.right; ++x) {
                const std::size_t i =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) +
                    static_cast<std::size_t>(x);
                const bool kept = !before_.empty() && before_[i] == now[i];
                line[static_cast<std::size_t>(x - rect.left)] = kept ? same : now[i];
            }
            check(EGifPutLine(gif_, line.data(), rect.width()));
        }
        std::swap(before_, now_);
        flush();
    }
    void finish() override {
        int fault = 0;
        const int closed = EGifCloseFile(std::exchange(gif_, nullptr), &fault);
        if (closed != GIF_OK) fail();
        flush();
    }

  private:
    static int write(GifFileType* gif, const GifByteType* bytes, int count) {
        auto* self = static_cast<GifWriter*>(gif->UserData);
        if (!self->fault_)
            self->waiting_.append(reinterpret_cast<const char*>(bytes),
                                  static_cast<std::size_t>(count));
        return count;
    }
    // What is written may throw, and giflib knows no exceptions.
    void flush() {
        target_.file->append(waiting_);
        waiting_.clear();
    }
    void control(FrameSpan shown) {
        const auto clock = [&](std::int64_t frames) {
            return std::llround(100 * static_cast<double>(frames) / target_.fps);
        };
        const long long delay = std::clamp(clock(shown.end) - clock(shown.begin), 1LL, 65535LL);
        const GraphicsControlBlock block{.DisposalMode = DISPOSE_DO_NOT,
                                         .UserInputFlag = false,
                                         .DelayTime = static_cast<int>(delay),
                                         .TransparentColor = before_.empty() ? -1 : same};
        GifByteType bytes[4];
        EGifGCBToExtension(&block, bytes);
        check(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes));
    }
    PixelRect difference(const std::vector<GifByteType>& now, int width, int height) const {
        const PixelRect r = changed(before_.data(), now.data(), width, height);
        return r.right == 0 ? PixelRect{0, 0, 1, 1} : r;
    }
    void check(int result) const {
        if (result != GIF_OK) fail();
    }
    [[noreturn]] void fail() const {
        const char* why = gif_ != nullptr ? GifErrorString(gif_->Error) : nullptr;
        throw Error(ErrorCategory::io,
                    fmt::format("could not write the GIF: {}", why != nullptr ? why : "no memory"));
    }

    FilmTarget target_;
    std::vector<Colour> colours_;
    Nearest nearest_;
    GifFileType* gif_ = nullptr;
    std::string waiting_;
    bool fault_ = false;
    std::vector<GifByteType> before_, now_;
};

}  // namespace

std::vector<Colour> gif_palette(Theme theme) {
    const Palette& p = palette(theme);
    std::vector<Colour> all{p.background, p.text, p.muted, p.highlight};
    const auto add = [&](Colour c) {
        c.a = 255;
        if (all.size() < 255 && std::find(all.begin(), all.end(), c) == all.end()) all.push_back(c);
    };
    const auto blends = [&](Colour c, int steps) {
        for (int i = steps; i > 0; --i) add(mix(p.background, c, static_cast<double>(i) / steps));
    };
    for (const Colour c : p.categories) add(c);
    for (const Colour c : p.sides) add(c);
    add(mix(p.background, p.sides[0], 0.3));  // undecided
    constexpr int tones = 17;
    for (int i = 0; i < tones; ++i) {
        const Colour c = tone_colour(p, 2.0 * i / (tones - 1) - 1);
        blends(mix(p.background, c, opacity), 5);
        add(c);
    }
    blends(p.text, 8);
    blends(p.muted, 6);
    for (const Colour c : p.categories) {
        add(mix(c, p.rim, 0.45));
        blends(c, 5);
        add(mix(p.background, mix(c, p.rim, 0.45), 0.5));
    }
    for (const Colour c : p.sides) blends(c, 5);
    blends(p.highlight, 4);
    return all;
}

std::unique_ptr<FilmEncoder> make_gif(const FilmTarget& target) {
    return std::make_unique<GifWriter>(target);
}

}  // namespace entente::detail
