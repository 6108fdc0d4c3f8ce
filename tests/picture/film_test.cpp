#include "entente/picture/film.hpp"
#include "entente/picture/recipe.hpp"

#include <gif_lib.h>
#include <png.h>
#include <webp/demux.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "../folder.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/export.hpp"
#include "picture/film_encoder.hpp"
#include "picture/paint.hpp"
#include "scene.hpp"

using namespace entente;
using namespace entente::detail;
using namespace entente::test;
namespace fs = std::filesystem;

namespace {

/// Friends in the first slice, foes in the second, a third comes in the last.
struct Story : Scene {
    Story()
        : Scene({"Japan", "朝鮮", "<b>&\"##"},
                {{{0, 1}, {4, 2}, {{0, 1, 5, 0}}},
                 {{0, 1}, {4, 2}, {{0, 1, 0, 5}}},
                 {{0, 1, 2}, {4, 2, 1}, {{0, 1, 0, 5}, {1, 2, 2, 1}}}},
                {{0, 0}, {3, 0.5}, {1.5, 2}}) {
        layouts.positions[1][1] = {2.5, 1.5};
    }
};

const FilmOptions small{.seconds = 3, .fps = 10, .width = 480, .height = 270, .sheet = {}};

FilmReport film(const Scene& scene, const fs::path& file, const FilmOptions& options = small,
                const std::string& recipe = {}, const Progress& progress = {}) {
    return write_film(scene.material(), Style{}, options, file, recipe, progress);
}

ErrorCategory category_of_film(const fs::path& file, const FilmOptions& options) {
    try {
        check_film(file, options);
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find('\n') == std::string::npos);
        return error.category();
    }
    return ErrorCategory::internal;
}

/// What a viewer shows, frame by frame.
struct Shown {
    std::vector<Frame> frames;
    std::vector<int> milliseconds;
    std::string comment;
};

Shown decoded_gif(const fs::path& file) {
    Shown shown;
    int fault = 0;
    GifFileType* gif = DGifOpenFileName(file.c_str(), &fault);
    REQUIRE(gif != nullptr);
    REQUIRE(DGifSlurp(gif) == GIF_OK);
    Frame canvas{gif->SWidth, gif->SHeight, {}};
    canvas.pixels.resize(static_cast<std::size_t>(gif->SWidth) *
                         static_cast<std::size_t>(gif->SHeight));
    for (int i = 0; i < gif->ImageCount; ++i) {
        const SavedImage& image = gif->SavedImages[i];
        GraphicsControlBlock block{};
        REQUIRE(DGifSavedExtensionToGCB(gif, i, &block) == GIF_OK);
        std::size_t at = 0;
        for (int y = 0; y < image.ImageDesc.Height; ++y)
            for (int x = 0; x < image.ImageDesc.Width; ++x, ++at) {
                const int place = image.RasterBits[at];
                if (place == block.TransparentColor) continue;
                const GifColorType c = gif->SColorMap->Colors[place];
                canvas.pixels[static_cast<std::size_t>(image.ImageDesc.Top + y) *
                                  static_cast<std::size_t>(gif->SWidth) +
                              static_cast<std::size_t>(image.ImageDesc.Left + x)] =
                    0xff000000U | static_cast<unsigned>(c.Red) << 16 |
                    static_cast<unsigned>(c.Green) << 8 | c.Blue;
            }
        shown.frames.push_back(canvas);
        shown.milliseconds.push_back(10 * block.DelayTime);
        for (int e = 0; e < image.ExtensionBlockCount; ++e) {
            const ExtensionBlock& extension = image.ExtensionBlocks[e];
            if (extension.Function == COMMENT_EXT_FUNC_CODE || extension.Function == 0)
                shown.comment.append(reinterpret_cast<const char*>(extension.Bytes),
                                     static_cast<std::size_t>(extension.ByteCount));
        }
    }
    DGifCloseFile(gif, &fault);
    return shown;
}

Shown decoded_webp(const fs::path& file) {
    Shown shown;
    const std::string bytes = read_file(file);
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_BGRA;
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, &options);
    REQUIRE(decoder != nullptr);
    WebPAnimInfo info;
    WebPAnimDecoderGetInfo(decoder, &info);
    const int width = static_cast<int>(info.canvas_width);
    const int height = static_cast<int>(info.canvas_height);
    int before = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder) != 0) {
        std::uint8_t* pixels = nullptr;
        int end = 0;
        REQUIRE(WebPAnimDecoderGetNext(decoder, &pixels, &end) != 0);
        const auto* first = reinterpret_cast<const std::uint32_t*>(pixels);
        shown.frames.push_back({width, height, {first, first + width * height}});
        shown.milliseconds.push_back(end - before);
        before = end;
    }
    WebPAnimDecoderDelete(decoder);
    return shown;
}

struct Difference {
    double mean = 0;  ///< of a channel
    int largest = 0;
};
Difference difference(const Frame& a, const Frame& b) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.pixels.size() == b.pixels.size());
    Difference d;
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        for (const int shift : {0, 8, 16}) {
            const int off = std::abs(static_cast<int>(a.pixels[i] >> shift & 255) -
                                     static_cast<int>(b.pixels[i] >> shift & 255));
            sum += off;
            d.largest = std::max(d.largest, off);
        }
    d.mean = sum / (3.0 * static_cast<double>(a.pixels.size()));
    return d;
}

/// Means of blocks of 8 x 8 pixels: how much ink is where, whatever the letters' edges.
Frame coarse(const Frame& fine) {
    constexpr int block = 8;
    Frame out{fine.width / block, fine.height / block, {}};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            std::uint32_t mean = 0;
            for (const int shift : {0, 8, 16}) {
                std::uint32_t sum = 0;
                for (int i = 0; i < block * block; ++i)
                    sum += fine.row(block * y + i / block)[block * x + i % block] >> shift & 255;
                mean |= sum / (block * block) << shift;
            }
            out.pixels.push_back(mean);
        }
    return out;
}

Frame decoded_png(const fs::path& file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
    image.format = PNG_FORMAT_BGRA;
    Frame frame{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    frame.pixels.resize(static_cast<std::size_t>(image.width) * image.height);
    REQUIRE(png_image_finish_read(&image, nullptr, frame.pixels.data(), 0, nullptr) != 0);
    return frame;
}

Picture first_picture(const Scene& scene, double moment = 0) {
    const View view = fit(scene.material(), Style{}, small.width, small.height);
    return compose(scene.material(), Style{}, view, moment);
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t i = text.find(what); i != std::string::npos; i = text.find(what, i + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("a film rests on each slice for two fifths of its time") {
    CHECK(film_moment(3, 0) == 0);
    CHECK(film_moment(3, 0.4 / 3) == 0);
    CHECK(film_moment(3, 0.7 / 3) == Approx(0.5));
    CHECK(film_moment(3, 1.4 / 3) == Approx(1).margin(1e-12));
    CHECK(film_moment(3, 2.0 / 3) == 2);
    CHECK(film_moment(3, 1) == 2);
    CHECK(film_moment(1, 0.9) == 0);
    CHECK(film_moment(0, 0.5) == 0);
}

TEST_CASE("a film is a second a slice long, and a minute at most") {
    CHECK(film_seconds({}, 7) == 7);
    CHECK(film_seconds({}, 300) == 60);
    CHECK(film_seconds({.seconds = 5, .sheet = {}}, 300) == 5);
}

TEST_CASE("what cannot be filmed is told before any work") {
    const Folder folder;
    const auto file = folder / "x.gif";
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto with = [](auto change) {
        FilmOptions o;
        change(o);
        return o;
    };
    for (const auto& wrong :
         {with([](auto& o) { o.fps = 0; }), with([](auto& o) { o.fps = 1000; }),
          with([](auto& o) { o.fps = 51; }), with([&](auto& o) { o.fps = nan; }),
          with([](auto& o) { o.seconds = 0; }), with([&](auto& o) { o.seconds = nan; }),
          with([](auto& o) { o.width = 99; }), with([](auto& o) { o.height = 4097; }),
          with([](auto& o) { o.sheet = Sheet{}; })})
        CHECK(category_of_film(file, wrong) == ErrorCategory::usage);
    CHECK(category_of_film(folder / "x.gfi", {}) == ErrorCategory::usage);
    CHECK(category_of_film(folder / "x", {}) == ErrorCategory::usage);
    CHECK(category_of_film(folder / "none" / "x.gif", {}) == ErrorCategory::io);
    CHECK_NOTHROW(check_film(file, {}));
    CHECK_THROWS_WITH(check_film(folder / "x.gfi", {}), Catch::Contains("did you mean gif?"));
    CHECK(folder.is_empty());
}

TEST_CASE("a sheet is columns x rows") {
    CHECK(parse_sheet("4x3").columns == 4);
    CHECK(parse_sheet("20x1").rows == 1);
    for (const char* wrong :
         {"", "x", "4x", "x3", "0x3", "4x21", "4x-1", "4 x 3", "4x3x2", "444444444444x1"})
        CHECK_THROWS_AS(parse_sheet(wrong), Error);
}

TEST_CASE("a painted picture looks like the one that Graphviz draws") {
    const Folder folder;
    const Story story;
    const Picture picture = first_picture(story, 2);
    write_picture(picture, folder / "x.png");
    const Frame painted = Painter().frame(picture);
    const Frame drawn = decoded_png(folder / "x.png");
    // Shapes are all but equal. Letters, which Graphviz has on whole pixels, have other edges, but
    // their ink is in the same place.
    Picture shapes = picture;
    shapes.labels.clear();
    shapes.decoration.texts.clear();
    write_picture(shapes, folder / "shapes.png");
    const Frame without = Painter().frame(shapes);
    const double of_shapes = difference(without, decoded_png(folder / "shapes.png")).mean;
    const double of_all = difference(coarse(painted), coarse(drawn)).mean;
    const double of_none = difference(coarse(without), coarse(drawn)).mean;
    Picture lower = picture;
    for (auto* labels : {&lower.labels, &lower.decoration.texts})
        for (Label& label : *labels) label.box.top += 3, label.box.bottom += 3;
    const double of_lower = difference(coarse(Painter().frame(lower)), coarse(drawn)).mean;
    INFO("shapes " << of_shapes << ", all " << of_all << ", without text " << of_none
                   << ", text 3 pixels lower " << of_lower);
    CHECK(of_shapes < 0.3);
    CHECK(of_all < 0.7 * of_none);
    CHECK(of_all < 0.7 * of_lower);
    // Discs stand in the same place, in the same colour.
    for (const Disc& disc : picture.discs) {
        const auto at = [&](const Frame& f) {
            return f.row(static_cast<int>(disc.centre.y))[static_cast<int>(disc.centre.x)];
        };
        CHECK(at(painted) == at(drawn));
    }
}

TEST_CASE("a picture with impossible numbers is painted without them") {
    Picture picture = first_picture(Story());
    picture.discs[0].centre.x = nothing;
    picture.ties[0].path.control1.y = std::numeric_limits<double>::infinity();
    picture.labels[0].box.left = 1e300;
    CHECK_NOTHROW(Painter().frame(picture));
}

TEST_CASE("a used frame's memory is painted on anew, and not at all after a stop") {
    const Picture picture = first_picture(Story());
    Painter painter;
    const Frame fresh = painter.frame(picture);
    Frame used{.width = 3, .height = 1, .pixels = {1, 2, 3}};
    CHECK(painter.frame(picture, {}, used).pixels == fresh.pixels);
    used = fresh;
    std::fill(used.pixels.begin(), used.pixels.end(), 0xff123456);
    CHECK(painter.frame(picture, {}, used).pixels == fresh.pixels);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_WITH(painter.frame(picture, Progress(stop.get_token())), "interrupted");
}

TEST_CASE("a GIF shows what was painted, for as long as asked") {
    const Folder folder;
    const Story story;
    const FilmReport report = film(story, folder / "x.gif");
    const Shown shown = decoded_gif(folder / "x.gif");
    CHECK(shown.frames.size() == report.frames);
    // Rests of 4, 4 and 10 of 30 frames are one frame each.
    CHECK(shown.frames.size() < 21);
    int total = 0;
    for (const int ms : shown.milliseconds) total += ms;
    CHECK(total == 3000);
    const Difference first =
        difference(shown.frames.front(), Painter().frame(first_picture(story)));
    INFO("mean " << first.mean << ", largest " << first.largest);
    CHECK(first.mean < 0.5);
    CHECK(first.largest <= 48);
    // Background and plain discs are exact.
    CHECK(shown.frames.front().pixels[0] == 0xffffffff);
    CHECK(difference(shown.frames.front(), shown.frames.back()).mean > 0.1);
}

TEST_CASE("a GIF keeps the blue-red scale clean") {
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const auto colours = gif_palette(theme);
        CHECK(colours.size() <= 255);
        int worst = 0;
        for (int i = 0; i <= 200; ++i) {
            const Colour wanted = tone_colour(palette(theme), i / 100.0 - 1);
            int best = 1000;
            for (const Colour& c : colours)
                best = std::min(best, std::max({std::abs(c.r - wanted.r), std::abs(c.g - wanted.g),
                                                std::abs(c.b - wanted.b)}));
            worst = std::max(worst, best);
        }
        CHECK(worst <= 10);
    }
}

TEST_CASE("a WebP shows what was painted, frame by frame") {
    const Folder folder;
    const Story story;
    const FilmReport report = film(story, folder / "x.webp");
    const Shown shown = decoded_webp(folder / "x.webp");
    CHECK(shown.frames.size() == report.frames);
    int total = 0;
    for (const int ms : shown.milliseconds) total += ms;
    CHECK(total == 3000);
    const Difference first =
        difference(shown.frames.front(), Painter().frame(first_picture(story)));
    INFO("mean " << first.mean << ", largest " << first.largest);
    CHECK(first.mean < 0.3);
    CHECK(first.largest <= 8);
    Folder other;
    film(story, other / "x.gif");
    const Shown gif = decoded_gif(other / "x.gif");
    REQUIRE(gif.frames.size() == shown.frames.size());
    for (std::size_t i = 0; i < gif.frames.size(); ++i)
        CHECK(difference(gif.frames[i], shown.frames[i]).mean < 0.7);
}

TEST_CASE("a film is the same file each time") {
    const Folder folder;
    const Story story;
    for (const std::string ending : {"gif", "webp", "pdf", "svg"}) {
        film(story, folder / ("a." + ending));
        film(story, folder / ("b." + ending));
        CHECK(read_file(folder / ("a." + ending)) == read_file(folder / ("b." + ending)));
    }
}

TEST_CASE("a film carries its recipe") {
    const Folder folder;
    const Story story;
    std::string recipe = R"({"program":"entente & <friends>","long":")";
    recipe += std::string(600, 'x') + "\"}";
    film(story, folder / "x.gif", small, recipe);
    CHECK(decoded_gif(folder / "x.gif").comment.find(recipe) != std::string::npos);
    film(story, folder / "x.webp", small, recipe);
    const std::string webp = read_file(folder / "x.webp");
    CHECK(webp.find("XMP ") != std::string::npos);
    CHECK(webp.find("entente &amp; &lt;friends&gt;") != std::string::npos);
    CHECK_FALSE(decoded_webp(folder / "x.webp").frames.empty());
    film(story, folder / "x.svg", small, recipe);
    const std::string svg = read_file(folder / "x.svg");
    CHECK(svg.find("<metadata id=\"entente-recipe\">{") != std::string::npos);
}

TEST_CASE("a film of pages has a page a slice, and sheets as many as it takes") {
    const Folder folder;
    const Story story;
    film(story, folder / "x.pdf");
    CHECK(count(read_file(folder / "x.pdf"), "/Type /Page % ") == 3);
    FilmOptions two = small;
    two.sheet = Sheet{2, 1};
    CHECK(film(story, folder / "x.pdf", two).left_out == 0);
    CHECK(count(read_file(folder / "x.pdf"), "/Type /Page % ") == 2);
    CHECK(film(story, folder / "x.svg", two).left_out == 1);
    two.sheet = Sheet{20, 20};
    CHECK_THROWS_AS(film(story, folder / "y.svg", two), Error);
    CHECK_FALSE(fs::exists(folder / "y.svg"));
}

TEST_CASE("one slice, no ties, nobody: a film all the same; no slice: none") {
    const Folder folder;
    const Scene alone({"A"}, {{{0}, {1}, {}}}, {{0, 0}});
    const Scene nobody({"A"}, {{{}, {}, {}}, {{}, {}, {}}}, {{nothing, nothing}});
    const Scene none({"A"}, {}, {{0, 0}});
    for (const std::string ending : {"gif", "webp", "pdf", "svg"}) {
        CHECK_NOTHROW(film(alone, folder / ("alone." + ending)));
        CHECK_NOTHROW(film(nobody, folder / ("nobody." + ending)));
        CHECK_THROWS_AS(film(none, folder / ("none." + ending)), Error);
        CHECK_FALSE(fs::exists(folder / ("none." + ending)));
    }
    CHECK(decoded_gif(folder / "alone.gif").milliseconds == std::vector<int>{3000});
}

TEST_CASE("a film that is stopped leaves the old file as it was") {
    const Folder folder;
    const Story story;
    for (const std::string ending : {"gif", "webp", "pdf", "svg"}) {
        const auto file = folder / ("x." + ending);
        write_file(file, "old");
        std::stop_source stop;
        const Progress progress(stop.get_token(), [&](double part, std::string_view) {
            if (part >= 0.3) stop.request_stop();
        });
        CHECK_THROWS_AS(film(story, file, small, {}, progress), Error);
        CHECK(read_file(file) == "old");
    }
    CHECK(std::distance(fs::directory_iterator(folder / ""), fs::directory_iterator{}) == 4);
}

TEST_CASE("an mp4 has even sides and the length asked for") {
    if (std::system("command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null") != 0) {
        WARN("skipped: needs ffmpeg");
        return;
    }
    const Folder folder;
    const Story story;
    FilmOptions odd = small;
    odd.width = 321;
    odd.height = 243;
    const FilmReport report = film(story, folder / "x.mp4", odd, "{\"recipe\":1}");
    CHECK(report.width == 322);
    CHECK(report.height == 244);
    const std::string probe =
        "ffprobe -v error -count_frames -show_entries "
        "stream=width,height,nb_read_frames:format_tags=comment -of csv=p=0 '" +
        (folder / "x.mp4").string() + "' > '" + (folder / "out").string() + "'";
    REQUIRE(std::system(probe.c_str()) == 0);
    CHECK(read_file(folder / "out").starts_with("322,244,30\n"));
    CHECK(read_file(folder / "out").find("recipe") != std::string::npos);
    film(story, folder / "y.mp4", odd, "{\"recipe\":1}");
    CHECK(read_file(folder / "x.mp4") == read_file(folder / "y.mp4"));
}

TEST_CASE("a film keeps a recipe of any length and with any signs") {
    const Folder folder;
    const Story story;
    const std::string signs = R"({"a":"= ; # \\ \" ' % ( ) ü 日本","b":")";
    for (const std::string ending : {"gif", "webp", "pdf", "svg", "mp4"}) {
        if (ending == "mp4" && std::system("command -v ffmpeg >/dev/null") != 0) continue;
        for (const std::size_t length : {10u, 99000u, 131072u, 1000000u}) {
            INFO(ending << " " << length);
            const std::string recipe = signs + std::string(length, 'x') + "\"}";
            film(story, folder / ("x." + ending), small, recipe);
            CHECK((find_recipe(folder / ("x." + ending)) == recipe));
        }
    }
}

TEST_CASE("without ffmpeg an mp4 tells which package is missing") {
    const std::string path = std::getenv("PATH");
    setenv("PATH", "/nowhere", 1);
    const Folder folder;
    CHECK_THROWS_WITH(check_film(folder / "x.mp4", {}), Catch::Contains("package ffmpeg"));
    setenv("PATH", path.c_str(), 1);
}

TEST_CASE("the changed rectangle is as small as can be") {
    Frame a{4, 3, std::vector<std::uint32_t>(12, 7)};
    Frame b = a;
    CHECK(changed(a, b).width() == 0);
    b.pixels[1 * 4 + 2] = 8;
    b.pixels[2 * 4 + 1] = 8;
    const PixelRect r = changed(a, b);
    CHECK(r.left == 1);
    CHECK(r.top == 1);
    CHECK(r.right == 3);
    CHECK(r.bottom == 3);
}

TEST_CASE("who watches a film sees its frames, and a still shows what is to come") {
    const test::Folder folder;
    const Story story;
    std::vector<Image> seen;
    const FilmReport report = write_film(story.material(), Style{}, small, folder / "x.webp", {},
                                         {}, [&](const Image& frame) { seen.push_back(frame); });
    REQUIRE(seen.size() == report.frames);
    const auto still = [&](const char* file, std::size_t slice, const FilmOptions& options) {
        return film_still(story.material(), Style{}, options, folder / file, slice);
    };
    CHECK(still("x.webp", 0, small).pixels == seen.front().pixels);
    CHECK(still("x.webp", 2, small).pixels == seen.back().pixels);
    const Image half = film_still(story.material(), Style{}, small, folder / "x.gif", 1, 0.5);
    CHECK(half.width == 240);
    CHECK(half.height == 135);
    // A sheet is not a frame, and the same wherever the slider stands.
    FilmOptions sheet = small;
    sheet.width = 900;
    sheet.height = 600;
    sheet.sheet = Sheet{.columns = 2, .rows = 2};
    CHECK(still("x.svg", 0, sheet).pixels == still("x.svg", 2, sheet).pixels);
    CHECK(still("x.svg", 0, sheet).pixels != still("x.gif", 0, sheet).pixels);
    CHECK_THROWS_AS(still("x.gif", 3, small), Error);
}

TEST_CASE("an image is shrunk to the means of what its pixels cover") {
    // Black and white side by side, red and blue, all of one colour below.
    const Image image{.width = 4,
                      .height = 2,
                      .pixels = {0xff000000, 0xffffffff, 0xffff0000, 0xff0000ff,  //
                                 0xff000000, 0xffffffff, 0xffff0000, 0xff0000ff}};
    const Image small_one = shrunk(image, 2);
    CHECK(small_one.width == 2);
    CHECK(small_one.height == 1);
    CHECK(small_one.pixels == std::vector<std::uint32_t>{0xff7f7f7f, 0xff7f007f});
    CHECK(shrunk(image, 4).pixels == image.pixels);
    CHECK(shrunk(image, 9).pixels == image.pixels);
}
