#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include "entente/core/error.hpp"
#include "frame.hpp"
#include "overlap.hpp"
#include "part_of.hpp"
#include "rigid.hpp"
#include "solve.hpp"

namespace entente {
namespace {

double middle(const Slice& slice) {
    return 0.5 * (static_cast<double>(slice.days.begin) + static_cast<double>(slice.days.end));
}

// Straight between slices, held at the ends; not finite for an actor that is nowhere.
Point shown_at(const ShownLayout& shown, double day, ActorId actor) {
    constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::quiet_NaN()};
    const auto place = [&](std::size_t t) {
        return index(actor) < shown.positions[t].size() ? shown.positions[t][index(actor)]
                                                        : nowhere;
    };
    if (shown.days.empty()) return nowhere;
    const auto after = static_cast<std::size_t>(
        std::upper_bound(shown.days.begin(), shown.days.end(), day) - shown.days.begin());
    if (after == 0) return place(0);
    if (after == shown.days.size()) return place(after - 1);
    const double part = (day - shown.days[after - 1]) / (shown.days[after] - shown.days[after - 1]);
    return place(after - 1) + part * (place(after) - place(after - 1));
}

// One a spot: where the actor is shown in the middle of the slice.
std::vector<Point> shown_places(const ShownLayout& shown, const NetworkSeries& series,
                                const detail::StressProblem& problem) {
    std::vector<Point> places(problem.spots);
    for (std::size_t a = 0; a < problem.actors.size(); ++a) {
        for (const detail::Place& place : problem.trajectories[a].places) {
            const double day = middle(series.networks[place.slice].slice);
            places[place.spot] = shown_at(shown, day, problem.actors[a]);
        }
    }
    return places;
}

// Amid the known ones, the near counting most; a little beside, so that no two stand in one place.
Point amid_known(const detail::StressSlice& slice, std::size_t row,
                 const std::vector<Point>& known) {
    Point sum;
    double weight = 0;
    detail::each_term(slice, row, [&](std::size_t other, double nearness, double) {
        const Point p = known[slice.begin + other];
        if (!is_finite(p)) return;
        const double counts = std::pow(nearness, 4);
        sum = sum + counts * p;
        weight += counts;
    });
    const double angle = 2.4 * static_cast<double>(slice.actors[row]);
    const Point beside = 0.1 * Point{std::cos(angle), std::sin(angle)};
    return weight > 0 ? (1 / weight) * sum + beside : beside;
}

detail::Positions start_from(const std::vector<Point>& known,
                             const detail::StressProblem& problem) {
    detail::Positions positions(problem.spots);
    for (const detail::StressSlice& slice : problem.slices) {
        for (std::size_t row = 0; row < slice.n; ++row) {
            const Point p = known[slice.begin + row];
            positions.set(
                slice.begin + row,
                problem.mean_tie_length * (is_finite(p) ? p : amid_known(slice, row, known)));
        }
    }
    return positions;
}

template <class Visit>
void each_spot(const detail::StressProblem& problem, Visit visit) {
    for (const detail::StressSlice& slice : problem.slices) {
        for (std::size_t row = 0; row < slice.n; ++row) visit(slice.begin + row);
    }
}

void align(const std::vector<Point>& known, const detail::StressProblem& problem,
           detail::Positions& positions) {
    std::vector<Point> before;
    std::vector<Point> after;
    each_spot(problem, [&](std::size_t spot) {
        if (!is_finite(known[spot])) return;
        before.push_back(positions.points[spot]);
        after.push_back(known[spot]);
    });
    const detail::RigidMotion motion = detail::best_motion(before, after, true);
    each_spot(problem,
              [&](std::size_t spot) { positions.set(spot, motion(positions.points[spot])); });
}

}  // namespace

ShownLayout shown_layout(const NetworkSeries& series, const LayoutSeries& layouts) {
    ShownLayout shown;
    for (const Network& network : series.networks) shown.days.push_back(middle(network.slice));
    shown.positions = layouts.positions;
    return shown;
}

LayoutSeries lay_out_from(const ShownLayout& shown, const NetworkSeries& series,
                          const LayoutOptions& options, const Progress& progress) {
    detail::check_options(options);
    if (shown.days.size() != shown.positions.size()) {
        throw Error(ErrorCategory::usage, "a shown layout has as many days as slices (got " +
                                              std::to_string(shown.days.size()) + " days and " +
                                              std::to_string(shown.positions.size()) + " slices)");
    }
    if (options.automatic) {
        LayoutOptions chosen{.sweeps = options.sweeps, .seed = options.seed};
        const LayoutSeries first = lay_out(series, options, detail::part_of(progress, 0, 0.9));
        chosen.stability = first.stability;
        LayoutSeries layouts =
            lay_out_from(shown, series, chosen, detail::part_of(progress, 0.9, 1));
        layouts.chosen_p95 = first.chosen_p95;
        layouts.chosen_stress_ratio = first.chosen_stress_ratio;
        return layouts;
    }
    const auto start = std::chrono::steady_clock::now();
    const detail::StressProblem problem = detail::make_problem(
        series, detail::kappa_of(options.stability), detail::part_of(progress, 0, 0.15));
    const std::vector<Point> known = shown_places(shown, series, problem);
    bool anybody = false;
    each_spot(problem, [&](std::size_t spot) { anybody = anybody || is_finite(known[spot]); });
    if (!anybody) return lay_out(series, options, detail::part_of(progress, 0.15, 1));

    detail::Positions positions = start_from(known, problem);
    LayoutSeries layouts;
    layouts.sweeps = detail::solve(problem, options.sweeps, positions, progress);
    detail::frame(problem, positions);
    progress.report(0.9, "parting overlaps");
    detail::separate(problem, detail::fitting_discs(problem, positions), positions, progress);
    align(known, problem, positions);
    layouts.positions = detail::at_all_slices(series, problem, positions);
    layouts.stability = options.stability;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    layouts.seconds = taken.count();
    progress.report(1, "laid out");
    return layouts;
}

}  // namespace entente
