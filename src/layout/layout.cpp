#include "entente/layout/layout.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <string>

#include "automatic.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "frame.hpp"
#include "overlap.hpp"
#include "part_of.hpp"
#include "solve.hpp"
#include "starts.hpp"
#include "stress.hpp"

namespace entente {
namespace {

constexpr Point nowhere{std::numeric_limits<double>::quiet_NaN(),
                        std::numeric_limits<double>::quiet_NaN()};

std::size_t actor_count(const NetworkSeries& series, const detail::StressProblem& problem) {
    const std::size_t named = problem.actors.empty() ? 0 : index(problem.actors.back()) + 1;
    if (!series.selection || !series.selection->source_case) return named;
    return std::max(named, series.source_case().actors.size());
}

}  // namespace

namespace detail {

void check_options(const LayoutOptions& options) {
    if (!(options.stability >= 0 && options.stability < 1)) {
        throw Error(ErrorCategory::usage, "stability must be at least 0 and less than 1 (got " +
                                              number_text(options.stability) + ")");
    }
    if (options.sweeps < 0) {
        throw Error(ErrorCategory::usage,
                    "sweeps must not be negative (got " + std::to_string(options.sweeps) + ")");
    }
}

double kappa_of(double stability) {
    constexpr double stiffest = 1e6;  // beyond it a drawing no longer changes, but rounding grows
    return std::min(stability / (1 - stability), stiffest);
}

int solve(const StressProblem& problem, int sweeps, Positions& positions,
          const Progress& progress) {
    constexpr int between = 5;  // the objective costs as much as a sweep
    const double enough = problem.sparse ? 2e-4 : 1e-5;
    double before = objective(problem, positions, progress);
    for (int s = 1; s <= sweeps; ++s) {
        progress.report(0.2 + 0.7 * s / sweeps, "laying out");
        sweep(problem, positions, progress);
        if (s % between != 0) continue;
        const double now = objective(problem, positions, progress);
        if (before - now <= between * enough * before) return s;
        before = now;
    }
    return sweeps;
}

std::vector<std::vector<Point>> at_all_slices(const NetworkSeries& series,
                                              const StressProblem& problem,
                                              const Positions& positions) {
    const std::size_t actors = actor_count(series, problem);
    std::vector<std::vector<Point>> all(problem.slices.size(), std::vector<Point>(actors, nowhere));
    for (std::size_t a = 0; a < problem.actors.size(); ++a) {
        const std::size_t actor = index(problem.actors[a]);
        const auto& places = problem.trajectories[a].places;
        std::size_t next = 0;
        for (std::size_t t = 0; t < all.size(); ++t) {
            while (next < places.size() && places[next].slice < t) ++next;
            const auto place = [&](std::size_t k) { return positions.points[places[k].spot]; };
            if (next == places.size()) {
                all[t][actor] = place(next - 1);
            } else if (next == 0 || places[next].slice == t) {
                all[t][actor] = place(next);
            } else {
                const double from = places[next - 1].slice;
                const double part = (static_cast<double>(t) - from) / (places[next].slice - from);
                all[t][actor] = place(next - 1) + part * (place(next) - place(next - 1));
            }
        }
    }
    return all;
}

}  // namespace detail

LayoutSeries detail::lay_out_up_to(std::size_t dense_limit, const NetworkSeries& series,
                                   const LayoutOptions& options, const Progress& progress) {
    detail::check_options(options);
    const auto start = std::chrono::steady_clock::now();

    progress.report(0, "desired distances");
    const double kappa = detail::kappa_of(options.stability);
    const detail::StressProblem problem =
        detail::make_problem(series, kappa, detail::part_of(progress, 0, 0.15), dense_limit);
    progress.report(0.15, "first positions");
    auto [places, positions] = detail::best_start(problem, options.seed, progress);
    LayoutSeries layouts;
    layouts.sweeps = detail::solve(problem, options.sweeps, positions, progress);
    detail::settle(problem, places, kappa > 0, positions);
    detail::frame(problem, positions);
    progress.report(0.9, "parting overlaps");
    detail::separate(problem, detail::fitting_discs(problem, positions), positions, progress);

    layouts.stability = options.stability;
    layouts.positions = detail::at_all_slices(series, problem, positions);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    layouts.seconds = taken.count();
    progress.report(1, "laid out");
    return layouts;
}

LayoutSeries lay_out(const NetworkSeries& series, const LayoutOptions& options,
                     const Progress& progress) {
    if (options.automatic) return detail::lay_out_automatically(series, options, progress);
    return detail::lay_out_up_to(detail::dense_at_most, series, options, progress);
}

Point position_at(const LayoutSeries& layouts, double moment, ActorId actor) {
    if (layouts.positions.empty() || std::isnan(moment)) return nowhere;
    const double last = static_cast<double>(layouts.positions.size() - 1);
    const double inside = std::clamp(moment, 0.0, last);
    const auto slice = static_cast<std::size_t>(inside);
    if (index(actor) >= layouts.positions[slice].size()) return nowhere;
    const Point from = layouts.positions[slice][index(actor)];
    const double part = inside - static_cast<double>(slice);
    if (part <= 0) return from;
    const Point to = layouts.positions[slice + 1][index(actor)];
    const double eased = part * part * (3 - 2 * part);
    return from + eased * (to - from);
}

}  // namespace entente
