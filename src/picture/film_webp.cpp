// WebP: each frame's changed rectangle, all but lossless; the container is written as frames come,
// where libwebpmux would keep all of them.
#include <fmt/format.h>
#include <webp/encode.h>

#include <algorithm>
#include <cmath>

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
        before_ = frame;
    }
    void finish() override {
        if (!target_.recipe.empty()) target_.file->append(chunk("XMP ", xmp(target_.recipe)));
        target_.file->replace(4, little_endian(target_.file->size() - 8, 4));
    }

  private:
    static int keep_on(int, const WebPPicture* picture) {
        return static_cast<const WebpWriter*>(picture->user_data)->target_.progress.stop_requested()
                   ? 0
                   : 1;
    }
    std::string encoded(const Frame& frame, const PixelRect& rect) {
        struct Image : WebPPicture {
            Image() {
                if (!WebPPictureInit(this)) fail("no memory");
            }
            ~Image() { WebPPictureFree(this); }
        } image;
        struct Memory : WebPMemoryWriter {
            Memory() { WebPMemoryWriterInit(this); }
            ~Memory() { WebPMemoryWriterClear(this); }
        } memory;
        image.use_argb = 1;
        image.width = rect.width();
        image.height = rect.height();
        if (!WebPPictureAlloc(&image)) fail("no memory");
        for (int y = 0; y < rect.height(); ++y)
            std::copy_n(frame.row(rect.top + y) + rect.left, rect.width(),
                        image.argb + static_cast<std::ptrdiff_t>(y) * image.argb_stride);
        image.writer = WebPMemoryWrite;
        image.custom_ptr = &memory;
        image.progress_hook = &WebpWriter::keep_on;
        image.user_data = this;
        const int done = WebPEncode(&config_, &image);
        target_.progress.check();
        if (!done) fail(fmt::format("libwebp's error {}", static_cast<int>(image.error_code)));
        constexpr std::size_t riff = 12;  // its own container's head
        return {reinterpret_cast<const char*>(memory.mem) + riff, memory.size - riff};
    }
    [[noreturn]] static void fail(const std::string& why) {
        throw Error(ErrorCategory::io, "could not write the WebP: " + why);
    }

    FilmTarget target_;
    WebPConfig config_{};
    Frame before_;
};

}  // namespace

PixelRect changed(const Frame& before, const Frame& after) {
    PixelRect r{after.width, after.height, 0, 0};
    for (int y = 0; y < after.height; ++y) {
        const std::uint32_t *a = before.row(y), *b = after.row(y);
        const std::uint32_t* end = b + after.width;
        const auto first = std::mismatch(b, end, a).first;
        if (first == end) continue;
        int last = after.width;
        while (a[last - 1] == b[last - 1]) --last;
        r = {std::min(r.left, static_cast<int>(first - b)), std::min(r.top, y),
             std::max(r.right, last), y + 1};
    }
    return r.right == 0 ? PixelRect{} : r;
}

std::unique_ptr<FilmEncoder> make_webp(const FilmTarget& target) {
    return std::make_unique<WebpWriter>(target);
}

}  // namespace entente::detail
