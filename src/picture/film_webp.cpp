// WebP: each frame's changed rectangle, all but lossless; the container is written as frames come,
// where libwebpmux would keep all of them.
#include <fmt/format.h>
#include <webp/encode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <new>
#include <thread>

#include "entente/core/error.hpp"
#include "film_encoder.hpp"
#include "svg.hpp"

namespace entente::detail {
namespace {

std::string little_endian(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 255);
    return out;
}

std::string chunk(std::string_view name, std::string_view body) {
    std::string out(name);
    out += little_endian(body.size(), 4);
    out += body;
    if (body.size() % 2 != 0) out += '\0';
    return out;
}

std::string xmp(const std::string& recipe) {
    return fmt::format(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
        "rdf:about=\"\" xmlns:entente=\"urn:entente\"><entente:recipe>{}</entente:recipe>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        xml_text(recipe));
}

/// An image on its way through libwebp, which looks for a stop only every second or so in a large
/// one: it is encoded on a thread of its own, which nobody waits for any longer after a stop.
struct Encoding {
    explicit Encoding(const Progress& asked) : progress(asked.stop_token()) {
        if (!WebPPictureInit(&image)) throw std::bad_alloc();
        WebPMemoryWriterInit(&memory);
        image.use_argb = 1;
        image.writer = WebPMemoryWrite;
        image.custom_ptr = &memory;
        image.progress_hook = [](int, const WebPPicture* picture) {
            return static_cast<Encoding*>(picture->user_data)->progress.stop_requested() ? 0 : 1;
        };
        image.user_data = this;
    }
    Encoding(const Encoding&) = delete;
    Encoding& operator=(const Encoding&) = delete;
    ~Encoding() {
        WebPPictureFree(&image);
        WebPMemoryWriterClear(&memory);
    }
    Progress progress;
    WebPPicture image{};
    WebPMemoryWriter memory{};
    std::promise<int> done;
};

class WebpWriter : public FilmEncoder {
  public:
    explicit WebpWriter(const FilmTarget& target) : target_(target) {
        constexpr int animated = 2, has_xmp = 4;
        const auto side = [](int pixels) { return static_cast<std::uint64_t>(pixels - 1); };
        const int flags = animated | (target.recipe.empty() ? 0 : has_xmp);
        target.file->append("RIFF" + little_endian(0, 4) + "WEBP" +
                            chunk("VP8X", little_endian(static_cast<std::uint64_t>(flags), 4) +
                                              little_endian(side(target.width), 3) +
                                              little_endian(side(target.height), 3)) +
                            chunk("ANIM", little_endian(0xffffffff, 4) + little_endian(0, 2)));
        if (!WebPConfigInit(&config_) || !WebPConfigLosslessPreset(&config_, 1)) fail("no memory");
        config_.near_lossless =
            40;  // plain areas are exact, edges off by a few levels: half the size
    }
    void frame(const Frame& frame, FrameSpan shown) override {
        PixelRect rect{0, 0, frame.width, frame.height};
        if (!before_.pixels.empty()) rect = changed(before_, frame);
        rect.left -= rect.left % 2;  // the format counts places in twos
        rect.top -= rect.top % 2;
        const auto clock = [&](std::int64_t frames) {
            return std::llround(1000 * static_cast<double>(frames) / target_.fps);
        };
        const long long shown_for =
            std::clamp(clock(shown.end) - clock(shown.begin), 1LL, (1LL << 24) - 1);
        constexpr int no_blending = 2;
        const auto number = [](auto n) { return static_cast<std::uint64_t>(n); };
        std::string body =
            little_endian(number(rect.left / 2), 3) + little_endian(number(rect.top / 2), 3) +
            little_endian(number(rect.width() - 1), 3) +
            little_endian(number(rect.height() - 1), 3) + little_endian(number(shown_for), 3) +
            little_endian(no_blending, 1) + encoded(frame, rect);
        target_.file->append(chunk("ANMF", body));
        if (target_.file->size() > 0xfffffff0) fail("it is larger than 4 GB; make it shorter");
        before_.width = frame.width;
        before_.height = frame.height;
        before_.pixels.clear();
        before_.pixels.reserve(frame.pixels.size());
        by_pieces(frame.pixels.size(), target_.progress, [&](std::size_t begin, std::size_t end) {
            before_.pixels.insert(before_.pixels.end(),
                                  frame.pixels.begin() + static_cast<std::ptrdiff_t>(begin),
                                  frame.pixels.begin() + static_cast<std::ptrdiff_t>(end));
        });
    }
    void finish() override {
        if (!target_.recipe.empty()) target_.file->append(chunk("XMP ", xmp(target_.recipe)));
        target_.file->replace(4, little_endian(target_.file->size() - 8, 4));
    }

  private:
    std::string encoded(const Frame& frame, const PixelRect& rect) {
        auto work = std::make_shared<Encoding>(target_.progress);
        WebPPicture& image = work->image;
        image.width = rect.width();
        image.height = rect.height();
        if (!WebPPictureAlloc(&image)) fail("no memory");
        for (int y = 0; y < rect.height(); ++y) {
            if (y % 64 == 0) target_.progress.check();
            std::copy_n(frame.row(rect.top + y) + rect.left, rect.width(),
                        image.argb + static_cast<std::ptrdiff_t>(y) * image.argb_stride);
        }
        std::future<int> done = work->done.get_future();
        std::thread([work, config = config_] {
            work->done.set_value(WebPEncode(&config, &work->image));
        }).detach();
        while (done.wait_for(std::chrono::milliseconds(10)) != std::future_status::ready)
            target_.progress.check();
        const int encoded = done.get();
        target_.progress.check();
        if (!encoded) fail(fmt::format("libwebp's error {}", static_cast<int>(image.error_code)));
        constexpr std::size_t riff = 12;  // its own container's head
        return {reinterpret_cast<const char*>(work->memory.mem) + riff, work->memory.size - riff};
    }
    [[noreturn]] static void fail(const std::string& why) {
        throw Error(ErrorCategory::io, "could not write the WebP: " + why);
    }

    FilmTarget target_;
    WebPConfig config_{};
    Frame before_;
};

}  // namespace

std::unique_ptr<FilmEncoder> make_webp(const FilmTarget& target) {
    return std::make_unique<WebpWriter>(target);
}

}  // namespace entente::detail
