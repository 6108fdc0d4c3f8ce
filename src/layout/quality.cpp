#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "entente/core/parallel.hpp"
#include "entente/layout/layout.hpp"
#include "figures.hpp"
#include "pairs.hpp"
#include "roads.hpp"
#include "stress.hpp"

namespace entente {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double disc = 0.2;
constexpr int moments = 600;

using detail::place;

struct Stress {
    double mean = undefined, worst = undefined;
};

Stress all_stress(const NetworkSeries& series, const LayoutSeries& layouts,
                  const Progress& progress) {
    const double reference = detail::reference_weight(series);
    std::vector<double> of_slice(series.networks.size());
    parallel_for(of_slice.size(), 0, progress, "stress", [&](std::size_t t, const Progress& quiet) {
        of_slice[t] = detail::slice_stress(series, layouts, t, reference, quiet);
    });
    Stress stress;
    double sum = 0;
    double slices = 0;
    for (const double of_one : of_slice) {
        if (std::isnan(of_one)) continue;
        sum += of_one;
        ++slices;
        stress.worst = slices > 1 ? std::max(stress.worst, of_one) : of_one;
    }
    if (slices > 0) stress.mean = sum / slices;
    return stress;
}

double neighbourhood(const NetworkSeries& series, const LayoutSeries& layouts,
                     const Progress& progress) {
    std::vector<detail::Kept> of_slice(series.networks.size());
    parallel_for(of_slice.size(), 0, progress, "neighbours",
                 [&](std::size_t t, const Progress& quiet) {
                     of_slice[t] = detail::neighbours_kept(series, layouts, t, quiet);
                 });
    detail::Kept all;
    for (const detail::Kept& kept : of_slice) {
        all.sum += kept.sum;
        all.actors += kept.actors;
    }
    return all.actors > 0 ? all.sum / all.actors : undefined;
}

struct TiesDrawn {
    double mean = undefined;       // length
    double variation = undefined;  // of length over desired length
};

TiesDrawn ties_drawn(const NetworkSeries& series, const LayoutSeries& layouts) {
    const double reference = detail::reference_weight(series);
    double sum = 0;
    std::vector<double> ratios;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        const std::vector<detail::SignedPair> pairs = detail::signed_pairs(series.networks[t]);
        const std::vector<double> desired = detail::tie_lengths(pairs, reference);
        for (std::size_t e = 0; e < pairs.size(); ++e) {
            const double drawn = distance(place(layouts, series, t, pairs[e].a),
                                          place(layouts, series, t, pairs[e].b));
            sum += drawn;
            ratios.push_back(drawn / desired[e]);
        }
    }
    if (ratios.empty()) return {};
    const auto count = static_cast<double>(ratios.size());
    const double mean = std::accumulate(ratios.begin(), ratios.end(), 0.0) / count;
    double squares = 0;
    for (const double ratio : ratios) squares += (ratio - mean) * (ratio - mean);
    return {sum / count, mean > 0 ? std::sqrt(squares / count) / mean : undefined};
}

std::vector<double> all_steps(const NetworkSeries& series, const LayoutSeries& layouts) {
    std::vector<double> steps;
    const std::size_t actors = layouts.positions.empty() ? 0 : layouts.positions[0].size();
    std::vector<std::size_t> last(actors, series.networks.size());
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        for (ActorId actor : series.networks[t].present) {
            std::size_t& before = last[index(actor)];
            if (before < t) {
                steps.push_back(distance(layouts.positions[before][index(actor)],
                                         layouts.positions[t][index(actor)]));
            }
            before = t;
        }
    }
    return steps;
}

double quantile(std::vector<double> values, double part) {
    if (values.empty()) return undefined;
    std::sort(values.begin(), values.end());
    const double place = part * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

struct Triples {
    double nearer = 0;
    double all = 0;
};

Triples slice_triples(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t) {
    const std::size_t n = series.networks[t].present.size();
    std::vector<std::vector<double>> friends(n);
    std::vector<std::vector<double>> foes(n);
    for (const detail::SignedPair& pair : detail::signed_pairs(series.networks[t])) {
        if (pair.net == 0) continue;
        auto& lists = pair.net > 0 ? friends : foes;
        const double gap =
            distance(place(layouts, series, t, pair.a), place(layouts, series, t, pair.b));
        lists[pair.a].push_back(gap);
        lists[pair.b].push_back(gap);
    }
    Triples triples;
    for (std::size_t i = 0; i < n; ++i) {
        std::sort(friends[i].begin(), friends[i].end());
        for (double foe : foes[i]) {
            triples.nearer += static_cast<double>(
                std::lower_bound(friends[i].begin(), friends[i].end(), foe) - friends[i].begin());
        }
        triples.all += static_cast<double>(friends[i].size() * foes[i].size());
    }
    return triples;
}

double friend_share(const NetworkSeries& series, const LayoutSeries& layouts) {
    Triples sum;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        const Triples triples = slice_triples(series, layouts, t);
        sum.nearer += triples.nearer;
        sum.all += triples.all;
    }
    return sum.all > 0 ? sum.nearer / sum.all : undefined;
}

// Actors shown at a moment: present in the slices on both sides of it (in the slice itself when it
// falls on one).
std::vector<ActorId> shown_at(const NetworkSeries& series, double moment) {
    const auto slice = static_cast<std::size_t>(moment);
    const std::vector<ActorId>& now = series.networks[slice].present;
    if (moment <= static_cast<double>(slice)) return now;
    const std::vector<ActorId>& then = series.networks[slice + 1].present;
    std::vector<ActorId> both;
    std::set_intersection(now.begin(), now.end(), then.begin(), then.end(),
                          std::back_inserter(both));
    return both;
}

using Overlap = std::pair<ActorId, ActorId>;

std::vector<Overlap> overlaps_at(const NetworkSeries& series, const LayoutSeries& layouts,
                                 double moment) {
    struct Disc {
        Point at;
        ActorId actor;
    };
    std::vector<Disc> discs;
    for (ActorId actor : shown_at(series, moment)) {
        discs.push_back({position_at(layouts, moment, actor), actor});
    }
    std::sort(discs.begin(), discs.end(),
              [](const Disc& a, const Disc& b) { return a.at.x < b.at.x; });
    std::vector<Overlap> overlaps;
    for (std::size_t a = 0; a < discs.size(); ++a) {
        for (std::size_t b = a + 1; b < discs.size() && discs[b].at.x - discs[a].at.x < disc; ++b) {
            if (distance(discs[a].at, discs[b].at) < disc) {
                overlaps.push_back(std::minmax(discs[a].actor, discs[b].actor));
            }
        }
    }
    std::sort(overlaps.begin(), overlaps.end());
    return overlaps;
}

double count_new_overlaps(const NetworkSeries& series, const LayoutSeries& layouts,
                          const Progress& progress) {
    if (series.networks.empty()) return 0;
    const double last = static_cast<double>(series.networks.size() - 1);
    double count = 0;
    std::vector<Overlap> before;
    for (int k = 0; k < moments; ++k) {
        progress.check();
        const std::vector<Overlap> now = overlaps_at(series, layouts, last * k / (moments - 1));
        std::vector<Overlap> fresh;
        std::set_difference(now.begin(), now.end(), before.begin(), before.end(),
                            std::back_inserter(fresh));
        count += static_cast<double>(fresh.size());
        before = now;
    }
    return count;
}

}  // namespace

LayoutQuality layout_quality(const NetworkSeries& series, const LayoutSeries& layouts,
                             const Progress& progress) {
    LayoutQuality quality;
    const Stress stress = all_stress(series, layouts, progress);
    quality.stress = stress.mean;
    quality.stress_worst = stress.worst;
    const TiesDrawn ties = ties_drawn(series, layouts);
    quality.tie_length_variation = ties.variation;
    const std::vector<double> steps = all_steps(series, layouts);
    double sum = 0;
    for (double step : steps) sum += step;
    quality.movement_mean =
        steps.empty() ? undefined : sum / static_cast<double>(steps.size()) / ties.mean;
    quality.movement_p95 = quantile(steps, 0.95) / ties.mean;
    quality.movement_nonrigid = detail::nonrigid_movement(series, layouts) / ties.mean;
    quality.crowding = count_new_overlaps(series, layouts, progress);
    quality.friend_nearer = friend_share(series, layouts);
    quality.neighbourhood = neighbourhood(series, layouts, progress);
    quality.change_faithfulness = detail::change_faithfulness(series, layouts);
    quality.seconds = layouts.seconds;
    quality.sweeps = layouts.sweeps;
    return quality;
}

}  // namespace entente
