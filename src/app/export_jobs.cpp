// What the Export page asks for, made in the background.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/network/graph_file.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/graph_look.hpp"
#include "entente/picture/page.hpp"
#include "entente/picture/recipe.hpp"
#include "jobs.hpp"
#include "table_text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

namespace fs = std::filesystem;

/// Material of a request, and what it points to; stays where it was made.
class Studio {
  public:
    Studio(const ExportRequest& request, const Progress& progress) : request_(request) {
        const Analysis& analysis = *request.analysis;
        layouts_ = analysis.layouts;
        // A whole sequence has to be what its recipe gives: that knows no earlier screen.
        if (analysis.from_shown && request.settings.product != Product::picture) {
            layouts_ = std::make_shared<const LayoutSeries>(
                lay_out(*analysis.series, {.stability = analysis.stability}, progress));
            moved_.clear();
        } else {
            moved_ = request.moved;
        }
        actors_ = analysis.actor_measures;
        scales_ = find_scales(*analysis.series, actors_.get(), request.style.size_by);
    }
    Studio(const Studio&) = delete;
    Studio& operator=(const Studio&) = delete;

    Material material() const {
        return {.series = request_.analysis->series.get(),
                .actor_measures = actors_.get(),
                .layouts = layouts_.get(),
                .moved = &moved_,
                .scales = &scales_,
                .before = nullptr,
                .tie_measures = request_.analysis->tie_measures.get()};
    }
    /// Only these measures, in this order.
    void keep(const std::vector<std::string>& measure_ids) {
        actors_ = std::make_shared<const MeasureTable>(chosen_columns(*actors_, measure_ids));
    }

  private:
    const ExportRequest& request_;
    std::shared_ptr<const LayoutSeries> layouts_;
    std::shared_ptr<const MeasureTable> actors_;
    std::vector<std::pair<ActorId, Point>> moved_;
    Scales scales_;
};

Picture composed(const ExportRequest& request, const Studio& studio) {
    const auto [width, height, dpi] = request.page;
    const Style style = scaled_for_page(request.style, width, height, dpi > 0 ? dpi : 96);
    const Material material = studio.material();
    const auto moment = static_cast<double>(request.slice);
    const auto& minus = request.minus;
    const View view = request.view ? *request.view
                      : minus      ? fit_difference(material, style, width, height, moment, *minus)
                                   : fit(material, style, width, height, request.slice);
    Picture made = minus ? compose_difference(material, style, view, moment, *minus)
                         : compose(material, style, view, moment);
    made.recipe = request.recipe;
    made.dpi = dpi;
    return made;
}

Style film_style(const ExportRequest& request) {
    const FilmOptions& film = request.settings.film;
    return scaled_for_page(request.style, film.width, film.height);
}

/// Passes frames on, small and at most ten a second.
FrameWatch watch_for(const JobRunner::Post& post, int width) {
    using Clock = std::chrono::steady_clock;
    return [&post, width, last = Clock::time_point{}](const Image& frame) mutable {
        const auto now = Clock::now();
        if (now - last < std::chrono::milliseconds(100)) return;
        last = now;
        post(command::PreviewReady{{.image = std::make_shared<const Image>(shrunk(frame, width)),
                                    .lines = {},
                                    .note = {}}});
    };
}

std::vector<std::string> network_measures(const ExportRequest& request) {
    std::vector<std::string> ids;
    if (request.settings.all_measures)
        for (const Measure* measure : parse_measures(Level::actor, "all"))
            ids.emplace_back(measure->id);
    else
        ids.push_back(request.style.size_by);
    return look_measures(request.style, std::move(ids));
}

std::pair<std::size_t, std::size_t> slices_of(const ExportRequest& request) {
    if (request.settings.all_slices) return {0, request.analysis->slices()};
    return {request.slice, request.slice + 1};
}

void write_network(const ExportRequest& request, const Progress& progress) {
    const auto [first, last] = slices_of(request);
    GraphDecoration decoration;
    if (ending_of(request.file) != "csv") {
        Studio studio(request, progress);
        studio.keep(network_measures(request));
        decoration = graph_decoration(studio.material(), request.style, first, last);
    }
    write_graph_file(*request.analysis->series, first, last, decoration, request.file,
                     request.recipe, progress);
}

void write_measures(const ExportRequest& request, const Progress& progress) {
    const Level level = request.settings.level;
    const MeasureTable& table = chosen_table(*request.analysis, level, request.bands);
    StreamedFile out(request.file), beside(recipe_beside(request.file));
    out.append(measures_head(level));
    for (std::size_t s = 0; s < table.slices(); ++s) {
        progress.report(static_cast<double>(s) / static_cast<double>(table.slices()),
                        "writing the table");
        out.append(measures_rows(*request.analysis->series, table, s));
    }
    beside.append(request.recipe + "\n");
    out.commit();
    beside.commit();
}

void write(const ExportRequest& request, int preview_width, const Progress& progress,
           const JobRunner::Post& post) {
    switch (request.settings.product) {
        case Product::picture: {
            progress.report(0, "writing the picture");
            const Studio studio(request, progress);
            return write_picture(composed(request, studio), request.file, progress);
        }
        case Product::film: {
            check_film(request.file, request.settings.film);
            const Studio studio(request, progress);
            write_film(studio.material(), film_style(request), request.settings.film, request.file,
                       request.recipe, progress, watch_for(post, preview_width));
            return;
        }
        case Product::page: {
            Studio studio(request, progress);
            studio.keep(look_measures(request.style, page_measures()));
            Material material = studio.material();
            material.moved = nullptr;
            return write_page(material, request.style,
                              {.version = request.version,
                               .theme = request.style.theme,
                               .recipe = request.recipe},
                              request.file, progress);
        }
        case Product::network:
            return write_network(request, progress);
        case Product::measures:
            return write_measures(request, progress);
    }
}

/// True when the file, or the recipe beside it, is there and may not be replaced unasked.
bool would_replace(const ExportRequest& request) {
    if (request.replace) return false;
    std::error_code fault;
    const std::string ending = ending_of(request.file);
    const bool has_beside = ending == "csv" || ending == "net";
    return fs::is_regular_file(request.file, fault) ||
           (has_beside && fs::is_regular_file(recipe_beside(request.file), fault));
}

std::shared_ptr<const Image> painted_preview(const ExportRequest& request, int width,
                                             const Progress& progress) {
    const Studio studio(request, progress);
    const auto& settings = request.settings;
    if (settings.product == Product::film) {
        const double scale = std::min(1.0, static_cast<double>(width) / settings.film.width);
        return std::make_shared<const Image>(film_still(studio.material(), film_style(request),
                                                        settings.film, request.file, request.slice,
                                                        scale, progress));
    }
    const Picture picture = composed(request, studio);
    return std::make_shared<const Image>(
        paint_image(picture, std::min(1.0, width / picture.width), progress));
}

std::vector<std::string> lines_of(const std::string& text, std::size_t most) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < most;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(printable(text.substr(at, end - at), 200));
        at = end + 1;
    }
    return lines;
}

Preview network_preview(const ExportRequest& request) {
    constexpr std::size_t most = 12;
    const NetworkSeries& series = *request.analysis->series;
    const Case& source_case = series.source_case();
    const auto [first, last] = slices_of(request);
    std::size_t ties = 0;
    std::vector<bool> present(source_case.actors.size());
    for (std::size_t s = first; s < last; ++s) {
        ties += series.networks[s].ties.size();
        for (const ActorId actor : series.networks[s].present) present[index(actor)] = true;
    }
    Preview preview;
    preview.lines.push_back(fmt::format("{} actors, {} ties in {} slice{}",
                                        std::count(present.begin(), present.end(), true), ties,
                                        last - first, last - first == 1 ? "" : "s"));
    std::vector<const Tie*> strongest;
    for (const Tie& tie : series.networks[request.slice].ties) strongest.push_back(&tie);
    const auto shown = static_cast<std::ptrdiff_t>(std::min(most, strongest.size()));
    std::partial_sort(strongest.begin(), strongest.begin() + shown, strongest.end(),
                      [](const Tie* a, const Tie* b) { return intensity(*a) > intensity(*b); });
    for (auto tie = strongest.begin(); tie != strongest.begin() + shown; ++tie)
        preview.lines.push_back(fmt::format(
            "{} – {}: {}", printable(source_case.actor((*tie)->source).id, 40),
            printable(source_case.actor((*tie)->target).id, 40), signed_short(net(**tie))));
    if (static_cast<std::size_t>(shown) < strongest.size()) preview.lines.emplace_back("…");
    return preview;
}

Preview preview_of(const ExportRequest& request, int width, const Progress& progress) {
    switch (request.settings.product) {
        case Product::network:
            return network_preview(request);
        case Product::measures: {
            const Level level = request.settings.level;
            const MeasureTable& table = chosen_table(*request.analysis, level, request.bands);
            return {.image = nullptr,
                    .lines =
                        lines_of(measures_head(level) +
                                     measures_rows(*request.analysis->series, table, request.slice),
                                 14),
                    .note = "…"};
        }
        case Product::page:
            return {.image = painted_preview(request, width, progress),
                    .lines = {},
                    .note =
                        "In the browser: with a slider, search, curves, and the acts behind "
                        "every tie."};
        case Product::film:
        case Product::picture:
            break;
    }
    return {.image = painted_preview(request, width, progress), .lines = {}, .note = {}};
}

}  // namespace

JobRunner::Job write_job(ExportRequest request, int preview_width) {
    return [request = std::move(request), preview_width](const Progress& progress,
                                                         const JobRunner::Post& post) {
        command::ExportEnded ended{.file = request.file};
        try {
            progress.check();
            keep_the_case(request.analysis->source_case(), request.file);
            if (would_replace(request))
                ended.exists = true;
            else
                write(request, preview_width, progress, post);
        } catch (const Error& error) {
            ended.cancelled = error.category() == ErrorCategory::interrupted;
            ended.error = error.what();
        } catch (const std::exception& error) {
            ended.error = error.what();
        }
        post(std::move(ended));
    };
}

JobRunner::Job preview_job(ExportRequest request, int width) {
    return [request = std::move(request), width](const Progress& progress,
                                                 const JobRunner::Post& post) {
        try {
            post(command::PreviewReady{preview_of(request, width, progress)});
        } catch (const Error& error) {
            if (error.category() != ErrorCategory::interrupted)
                post(command::PreviewReady{{.image = nullptr, .lines = {}, .note = error.what()}});
        }
    };
}

}  // namespace entente::app
