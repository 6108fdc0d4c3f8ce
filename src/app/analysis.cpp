#include "analysis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "entente/core/error.hpp"
#include "entente/measures/bands.hpp"

namespace entente::app {
namespace {

std::vector<const Measure*> only(Level level, const std::string& id) {
    const Measure* measure = find_measure(level, id);
    return measure ? std::vector{measure} : std::vector<const Measure*>{};
}

std::shared_ptr<const MeasureTable> table_of(const NetworkSeries& series, Level level,
                                             const std::vector<const Measure*>& measures,
                                             const Progress& progress, const Known& known = {}) {
    return std::make_shared<const MeasureTable>(
        measure(series, level, measures, {}, progress, known));
}

/// All measures of the table's level, or those that rest on no search and those that it has; what
/// it lacks is measured.
std::shared_ptr<const MeasureTable> completed(const NetworkSeries& series,
                                              const MeasureTable& table, bool searched,
                                              const Progress& progress, const Known& known = {}) {
    const auto has = [&](const Measure* one) { return table.column(one->id).has_value(); };
    auto wanted = parse_measures(table.level(), "all");
    if (!searched)
        std::erase_if(wanted, [&](const Measure* one) { return is_searched(*one) && !has(one); });
    auto lacking = wanted;
    std::erase_if(lacking, has);
    const auto more = table_of(series, table.level(), lacking, progress, known);
    auto whole = std::make_shared<MeasureTable>(table.level(), wanted, table.slices());
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        const MeasureTable& from = has(wanted[c]) ? table : *more;
        const std::size_t column = from.column(wanted[c]->id).value();
        for (std::size_t s = 0; s < table.slices(); ++s) {
            const auto values = from.values(column, s);
            whole->set(c, s, {values.begin(), values.end()});
            whole->set_bounds(c, s, from.bounds(column, s));
        }
    }
    return whole;
}

/// One run: `now_` grows part by part and a copy of it is delivered after each.
class Run {
  public:
    Run(const AnalysisRequest& request, const Progress& progress,
        const std::function<void(AnalysisPtr)>& deliver)
        : request_(request), progress_(progress), deliver_(deliver) {
        if (request.before) now_ = *request.before;
        now_.remaining = request.work;
        now_.stability = request.stability;
    }

    void go() {
        if (now_.remaining.reading && !read()) return;
        if (now_.remaining.series) make_series();
        if (now_.remaining.layout && !now_.layouts) lay_it_out();
        if (now_.remaining.measures) make_measures();
        if (now_.remaining.layout) lay_it_out();
        if (now_.remaining.shifts) look_for_shifts();
        if (now_.remaining.searches) search();
        if (now_.remaining.bands) draw_bands();
    }

  private:
    void hand_over() {
        progress_.check();
        deliver_(std::make_shared<const Analysis>(now_));
    }

    bool read() {
        now_ = {};
        now_.stability = request_.stability;
        now_.reading = std::make_shared<const CaseReading>(
            with_checked_defaults(read_case(request_.case_path, request_.limits, progress_)));
        if (now_.reading->error_count > 0) {
            hand_over();
            return false;
        }
        options_ = now_.defaults = options_from(now_.reading->result->defaults);
        for (const auto& [name, text] : request_.overrides) set_option(options_, name, text);
        now_.remaining = whole_work;
        return true;
    }

    void make_series() {
        const SeriesOptions& options = request_.work.reading ? options_ : request_.options;
        auto series = std::make_shared<const NetworkSeries>(
            build_series(now_.reading->result, options, progress_));
        if (now_.layouts && now_.series)
            now_.layouts = std::make_shared<const LayoutSeries>(
                carry_over(*now_.series, *now_.layouts, *series));
        now_.series = std::move(series);
        first_measures();
        now_.shifts.reset();
        const bool bands = now_.remaining.bands;
        now_.remaining = whole_work;
        now_.remaining.series = false;
        now_.remaining.bands = bands;
        hand_over();
    }

    void first_measures() {
        now_.network_measures = table_of(*now_.series, Level::network,
                                         only(Level::network, request_.network_measure), progress_);
        now_.actor_measures =
            table_of(*now_.series, Level::actor, only(Level::actor, request_.size_by), progress_);
        now_.tie_measures.reset();
        now_.balances.reset();
        now_.side_changes.reset();
        now_.network_bands.reset();
        now_.actor_bands.reset();
        now_.tie_bands.reset();
        now_.remaining.searches = true;
    }

    /// Layer and distance are the measures' own choices: with new ones the ties stay as they are.
    void adopt_measure_options() {
        const SeriesOptions& wanted = request_.options;
        const SeriesOptions& present = now_.series->options;
        if (request_.work.reading ||
            (wanted.layer == present.layer && wanted.distance == present.distance))
            return;
        NetworkSeries series = *now_.series;
        series.options.layer = wanted.layer;
        series.options.distance = wanted.distance;
        now_.series = std::make_shared<const NetworkSeries>(std::move(series));
        first_measures();
        hand_over();
    }

    void make_measures() {
        adopt_measure_options();
        const NetworkSeries& series = *now_.series;
        for (auto* table : {&now_.actor_measures, &now_.network_measures})
            *table = completed(series, **table, false, progress_);
        now_.tie_measures = completed(series, MeasureTable(Level::tie, {}, series.networks.size()),
                                      false, progress_);
        now_.remaining.measures = false;
        hand_over();
    }

    void look_for_shifts() {
        now_.shifts = std::make_shared<const std::vector<Shift>>(
            find_shifts(*now_.series, {}, {}, progress_));
        now_.remaining.shifts = false;
        hand_over();
    }

    /// Sides and communities once, for the measures of all levels.
    void search() {
        const NetworkSeries& series = *now_.series;
        Known known{.balances = balance_over_time(series, true, {}, progress_),
                    .communities = communities_over_time(series, {}, progress_)};
        for (auto* table : {&now_.actor_measures, &now_.network_measures, &now_.tie_measures})
            *table = completed(series, **table, true, progress_, known);
        now_.side_changes =
            std::make_shared<const std::vector<SideChange>>(side_changes(series, known.balances));
        now_.balances = std::make_shared<const std::vector<Balance>>(std::move(known.balances));
        now_.remaining.searches = false;
        hand_over();
    }

    void draw_bands() {
        const auto of = [&](Level level, const char* measures) {
            return std::make_shared<const MeasureTable>(
                measure_with_bands(*now_.series, level, parse_measures(level, measures), {},
                                   BandOptions{}, progress_));
        };
        now_.tie_bands = of(Level::tie, "net,cooperation,conflict");
        now_.actor_bands = of(Level::actor, "all");
        now_.network_bands = of(Level::network, "all");
        now_.remaining.bands = false;
        hand_over();
    }

    void lay_it_out() {
        LayoutOptions options;
        options.stability = request_.stability;
        now_.from_shown = now_.layouts != nullptr;
        now_.layouts = std::make_shared<const LayoutSeries>(
            now_.from_shown ? lay_out_from(shown_layout(*now_.series, *now_.layouts), *now_.series,
                                           options, progress_)
                            : lay_out(*now_.series, options, progress_));
        now_.remaining.layout = false;
        hand_over();
    }

    const AnalysisRequest& request_;
    const Progress& progress_;
    const std::function<void(AnalysisPtr)>& deliver_;
    SeriesOptions options_;
    Analysis now_;
};

double middle(const Network& network) {
    const DaySpan days = network.slice.days;
    return (static_cast<double>(days.begin) + static_cast<double>(days.end)) / 2;
}

/// A place near those that the actor is tied to in the first slice that has any of them placed.
Point beside_neighbours(const NetworkSeries& series, const std::vector<Point>& known,
                        ActorId actor) {
    const double angle =
        static_cast<double>(index(actor)) * std::numbers::pi * (3 - std::sqrt(5.0));
    const Point aside{0.4 * std::cos(angle), 0.4 * std::sin(angle)};
    for (const Network& network : series.networks) {
        Point sum;
        double count = 0;
        for (const Tie& tie : network.ties) {
            if (tie.source != actor && tie.target != actor) continue;
            const ActorId other = tie.source == actor ? tie.target : tie.source;
            if (!is_finite(known[index(other)])) continue;
            sum = sum + known[index(other)];
            ++count;
        }
        if (count > 0) return 1 / count * sum + aside;
    }
    return aside;
}

/// A place for each actor that a layout has, at rest (mean over its slices), else NaN.
std::vector<Point> mean_places(const LayoutSeries& layouts) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (layouts.positions.empty()) return {};
    std::vector<Point> mean(layouts.positions.front().size(), Point{nan, nan});
    for (std::size_t actor = 0; actor < mean.size(); ++actor) {
        Point sum;
        double count = 0;
        for (const auto& slice : layouts.positions)
            if (is_finite(slice[actor])) sum = sum + slice[actor], ++count;
        if (count > 0) mean[actor] = 1 / count * sum;
    }
    return mean;
}

}  // namespace

void analyse(const AnalysisRequest& request, const Progress& progress,
             const std::function<void(AnalysisPtr)>& deliver) {
    Run(request, progress, deliver).go();
}

double moment_of(const NetworkSeries& series, double day) {
    const auto& networks = series.networks;
    const auto after = std::partition_point(networks.begin(), networks.end(),
                                            [&](const Network& n) { return middle(n) <= day; });
    if (after == networks.begin()) return 0;
    const auto before = std::prev(after);
    const auto slice = static_cast<double>(before - networks.begin());
    if (after == networks.end()) return slice;
    return slice + (day - middle(*before)) / (middle(*after) - middle(*before));
}

double day_of(const NetworkSeries& series, double moment) {
    if (series.networks.empty()) return 0;
    const double last = static_cast<double>(series.networks.size() - 1);
    const double place = std::clamp(moment, 0.0, last);
    const auto slice = static_cast<std::size_t>(place);
    const double begin = middle(series.networks[slice]);
    if (slice + 1 >= series.networks.size()) return begin;
    return std::lerp(begin, middle(series.networks[slice + 1]), place - std::floor(place));
}

LayoutSeries carry_over(const NetworkSeries& before, const LayoutSeries& layouts,
                        const NetworkSeries& series) {
    LayoutSeries result;
    const std::size_t actors = series.source_case().actors.size();
    if (layouts.positions.empty()) {
        result.positions.assign(series.networks.size(), std::vector<Point>(actors));
    } else {
        for (const Network& network : series.networks) {
            const double moment = moment_of(before, middle(network));
            const auto slice = static_cast<std::size_t>(moment);
            const double t = moment - std::floor(moment);
            std::vector<Point> places = layouts.positions[slice];
            if (t > 0)
                for (std::size_t a = 0; a < places.size(); ++a)
                    places[a] = (1 - t) * places[a] + t * layouts.positions[slice + 1][a];
            result.positions.push_back(std::move(places));
        }
    }
    std::vector<Point> known = mean_places(result);
    for (const ActorId actor : series.selection->actors) {
        if (known.empty() || is_finite(known[index(actor)])) continue;
        known[index(actor)] = beside_neighbours(series, known, actor);
        for (auto& slice : result.positions) slice[index(actor)] = known[index(actor)];
    }
    return result;
}

LayoutSeries blend(const LayoutSeries& from, const LayoutSeries& to, double t, double moment,
                   std::optional<std::size_t> also) {
    LayoutSeries result = to;
    const auto around = static_cast<std::size_t>(std::max(0.0, std::floor(moment)));
    std::vector<std::size_t> slices{around, around + 1};
    if (also && *also != around && *also != around + 1) slices.push_back(*also);
    for (const std::size_t s : slices) {
        if (s >= from.positions.size() || s >= to.positions.size()) continue;
        for (std::size_t a = 0; a < result.positions[s].size(); ++a) {
            if (a >= from.positions[s].size()) continue;
            const Point start = from.positions[s][a];
            if (is_finite(start) && is_finite(to.positions[s][a]))
                result.positions[s][a] = (1 - t) * start + t * to.positions[s][a];
        }
    }
    return result;
}

}  // namespace entente::app
