#include "entente/picture/film.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <future>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/export.hpp"
#include "film_encoder.hpp"
#include "stage.hpp"

namespace entente {
namespace {

using namespace detail;

constexpr double rest = 0.4;  // of a slice's time
constexpr double tiny = 0.6;  // of the scale that the slices alone would have
constexpr double longest_by_default = 60;
constexpr std::array<std::string_view, 6> endings{"gif", "webp", "mp4", "pdf", "svg", "html"};

[[noreturn]] void misused(const std::string& message) {
    throw Error(ErrorCategory::usage, message);
}

void check_side(int side, const char* option) {
    if (side < 100 || side > 4096)
        misused(fmt::format("{} of a film is a number of pixels from 100 to 4096", option));
}

void check_ending(const std::filesystem::path& file) {
    const std::string ending = ending_of(file);
    const auto page = endings.end() - 1;  // known to the command line, and written elsewhere
    if (std::find(endings.begin(), page, ending) != page) return;
    const std::string hint = suggestion(ending, {endings.begin(), endings.end()});
    throw Error(
        ErrorCategory::usage,
        fmt::format("cannot film \"{}\": a film's file ends in .gif, .webp, .mp4, .pdf, "
                    ".svg or .html{}{}",
                    printable(file.filename().string(), 200), hint.empty() ? "" : "; ", hint),
        file.string());
}

/// Painted pictures in the order in which they were asked for.
class PaintRoom {
  public:
    explicit PaintRoom(const Progress& progress) : progress_(progress.stop_token()) {
        const unsigned painters = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
        most_waiting_ = painters + 1;
        for (unsigned i = 0; i < painters; ++i)
            threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
    bool is_full() const { return results_.size() >= most_waiting_; }
    bool is_empty() const { return results_.empty(); }
    void ask(std::shared_ptr<const Picture> picture) {
        std::packaged_task<Frame(Painter&)> task(
            [this, picture, spare = std::exchange(spare_, {})](Painter& painter) mutable {
                return painter.frame(*picture, progress_, std::move(spare));
            });
        results_.push_back(task.get_future());
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        wake_.notify_one();
    }
    Frame next() {
        Frame frame = results_.front().get();
        results_.pop_front();
        return frame;
    }

    /// Memory for the next: fresh pages cost more than what is painted on them.
    void give_back(Frame frame) { spare_ = std::move(frame); }

  private:
    void work(const std::stop_token& stop) {
        Painter painter;
        for (;;) {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !tasks_.empty(); })) return;
            if (stop.stop_requested()) return;
            auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task(painter);
        }
    }
    Progress progress_;
    std::size_t most_waiting_ = 2;
    std::mutex mutex_;  // guards tasks_
    std::condition_variable_any wake_;
    std::deque<std::packaged_task<Frame(Painter&)>> tasks_;
    std::deque<std::future<Frame>> results_;  // of the asking thread, as is the next
    Frame spare_;
    std::vector<std::jthread> threads_;  // last: they end before what they use
};

/// Merges equal frames in a row.
class Merger {
  public:
    Merger(FilmEncoder& encoder, const FrameWatch& watch) : encoder_(encoder), watch_(watch) {}
    /// Returns a frame that it needs no longer.
    Frame take(Frame frame, FrameSpan shown) {
        if (span_.end > span_.begin && frame.pixels == held_.pixels) {
            span_.end = shown.end;
            return frame;
        }
        flush();
        std::swap(held_, frame);
        span_ = shown;
        return frame;
    }
    void flush() {
        if (span_.end == span_.begin) return;
        if (watch_) watch_(held_);
        encoder_.frame(held_, span_);
        ++frames_;
        span_.begin = span_.end;
    }
    std::size_t frames() const { return frames_; }

  private:
    FilmEncoder& encoder_;
    const FrameWatch& watch_;
    Frame held_;
    FrameSpan span_;
    std::size_t frames_ = 0;
};

struct Camera {
    bool steady = true;
    View view{};
    Style style;  ///< whose sizes no view of the film makes smaller: the legend stays as it is
};

/// One view for all, unless the slices by themselves would be seen much larger.
Camera choose_camera(const Material& material, const Style& style, double width, double height,
                     const Progress& progress) {
    const View whole = fit(material, style, width, height);
    std::vector<double> scales;
    View furthest = whole;
    furthest.scale = std::numeric_limits<double>::infinity();
    for (std::size_t s = 0; s < material.series->networks.size(); ++s) {
        progress.check();
        // In between, the scale is between those of the slices.
        const View view = fit_around(material, style, width, height, static_cast<double>(s));
        scales.push_back(view.scale);
        furthest.scale = std::min(furthest.scale, view.scale);
    }
    const auto middle = scales.begin() + static_cast<std::ptrdiff_t>(scales.size() / 2);
    std::nth_element(scales.begin(), middle, scales.end());
    const bool steady = whole.scale >= tiny * *middle;
    return {steady, whole, seen_from(steady ? whole : furthest, style)};
}

std::size_t shoot(const Material& material, const Style& asked, double width, double height,
                  double fps, double seconds, FilmEncoder& encoder, const FrameWatch& watch,
                  const Progress& progress) {
    const std::size_t slices = material.series->networks.size();
    const auto frames = std::max<std::int64_t>(1, std::llround(seconds * fps));
    const Camera camera = choose_camera(material, asked, width, height, progress);
    const Style& style = camera.style;
    Merger merger(encoder, watch);
    PaintRoom room(progress);
    std::deque<FrameSpan> spans;
    const auto take = [&] {
        Frame frame = room.next();
        room.give_back(merger.take(std::move(frame), spans.front()));
        spans.pop_front();
    };
    Material now = material;
    std::shared_ptr<const Picture> before;
    const auto moment_at = [&](std::int64_t frame) {
        return film_moment(slices, static_cast<double>(frame) / static_cast<double>(frames));
    };
    for (std::int64_t i = 0; i < frames;) {
        progress.report(static_cast<double>(i) / static_cast<double>(frames), "filming");
        const double moment = moment_at(i);
        std::int64_t next = i + 1;
        while (next < frames && moment_at(next) == moment) ++next;
        const View view =
            camera.steady ? camera.view : fit_around(material, style, width, height, moment);
        now.before = before.get();
        auto picture = std::make_shared<const Picture>(compose(now, style, view, moment));
        if (room.is_full()) take();
        room.ask(picture);
        spans.push_back({i, next});
        before = std::move(picture);
        i = next;
    }
    while (!room.is_empty()) {
        progress.check();
        take();
    }
    merger.flush();
    return merger.frames();
}

FilmReport shoot_to(const Material& material, const Style& style, const FilmOptions& options,
                    const std::string& ending, StreamedFile& file, const std::string& recipe,
                    const FrameWatch& watch, const Progress& progress) {
    FilmReport report{.slices = material.series->networks.size(),
                      .width = options.width,
                      .height = options.height};
    if (ending == "mp4") {
        report.width += report.width % 2;
        report.height += report.height % 2;
    }
    const FilmTarget target{.file = &file,
                            .width = report.width,
                            .height = report.height,
                            .fps = options.fps,
                            .theme = style.theme,
                            .recipe = recipe,
                            .progress = progress};
    const auto encoder = ending == "gif"    ? make_gif(target)
                         : ending == "webp" ? make_webp(target)
                                            : make_mp4(target);
    report.frames = shoot(material, style, report.width, report.height, options.fps,
                          film_seconds(options, report.slices), *encoder, watch, progress);
    encoder->finish();
    return report;
}

}  // namespace

Sheet parse_sheet(std::string_view text) {
    const std::size_t cross = text.find('x');
    const auto number = [&](std::string_view part) {
        int n = 0;
        for (const char c : part) n = c >= '0' && c <= '9' && n < 100 ? 10 * n + (c - '0') : 1000;
        return part.empty() ? 0 : n;
    };
    Sheet sheet{0, 0};
    if (cross != std::string_view::npos)
        sheet = {number(text.substr(0, cross)), number(text.substr(cross + 1))};
    if (sheet.columns < 1 || sheet.columns > 20 || sheet.rows < 1 || sheet.rows > 20)
        misused(fmt::format("--sheet {} is not columns x rows, each 1 to 20, as in 4x3",
                            printable(std::string(text))));
    return sheet;
}

double film_seconds(const FilmOptions& options, std::size_t slices) {
    return options.seconds.value_or(std::min(static_cast<double>(slices), longest_by_default));
}

double film_moment(std::size_t slices, double part) {
    if (slices < 2) return 0;
    const double time = std::clamp(part, 0.0, 1.0) * static_cast<double>(slices);
    const double slice = std::min(std::floor(time), static_cast<double>(slices - 1));
    if (slice == static_cast<double>(slices - 1)) return slice;
    return slice + std::max(0.0, (time - slice - rest) / (1 - rest));
}

void check_film(const std::filesystem::path& file, const FilmOptions& options) {
    check_ending(file);
    const std::string ending = ending_of(file);
    if (options.seconds && !(*options.seconds >= 0.1 && *options.seconds <= 3600))
        misused("--seconds of a film is a number from 0.1 to 3600");
    if (!(options.fps >= 1 && options.fps <= 60))
        misused("--fps is a number of frames a second from 1 to 60");
    if (ending == "gif" && options.fps > 50)
        misused("--fps of a GIF is at most 50: its clock counts hundredths of a second");
    check_side(options.width, "--width");
    check_side(options.height, "--height");
    if (options.sheet && ending != "pdf" && ending != "svg")
        misused("--sheet is for pages: give -o a file that ends in .pdf or .svg");
    if (ending == "mp4") (void)find_ffmpeg();
    const StreamedFile can_be_written(file);
}

FilmReport write_film(const Material& material, const Style& style, const FilmOptions& options,
                      const std::filesystem::path& file, const std::string& recipe,
                      const Progress& progress, const FrameWatch& watch) {
    check_film(file, options);
    if (material.series->networks.empty()) misused("there is no slice to film");
    const Scales scales = find_scales(*material.series, material.actor_measures, style.size_by);
    Material whole = material;
    if (whole.scales == nullptr) whole.scales = &scales;
    const std::string ending = ending_of(file);
    StreamedFile out(file);
    FilmReport report{
        .slices = whole.series->networks.size(), .width = options.width, .height = options.height};
    if (ending == "svg" || (ending == "pdf" && options.sheet)) {
        report.left_out =
            write_sheets(whole, style, options, ending == "pdf", out, recipe, progress);
        report.slices -= report.left_out;
    } else if (ending == "pdf") {
        write_pages(whole, style, options, out, recipe, progress);
    } else {
        report = shoot_to(whole, style, options, ending, out, recipe, watch, progress);
    }
    progress.check();
    out.commit();
    return report;
}

Image film_still(const Material& material, const Style& style, const FilmOptions& options,
                 const std::filesystem::path& file, std::size_t slice, double scale,
                 const Progress& progress) {
    if (slice >= material.series->networks.size()) misused("there is no such slice");
    const Scales scales = find_scales(*material.series, material.actor_measures, style.size_by);
    Material whole = material;
    if (whole.scales == nullptr) whole.scales = &scales;
    const std::string ending = ending_of(file);
    if (ending == "svg" || (ending == "pdf" && options.sheet))
        return sheet_still(whole, style, options, scale, progress);
    const double width = options.width, height = options.height;
    const double moment = static_cast<double>(slice);
    Camera camera{.view = {}, .style = style};
    if (ending == "pdf")
        camera.view = fit(whole, style, width, height);
    else
        camera = choose_camera(whole, style, width, height, progress);
    if (!camera.steady) camera.view = fit_around(whole, camera.style, width, height, moment);
    return paint_image(compose(whole, camera.style, camera.view, moment), scale, progress);
}

}  // namespace entente
