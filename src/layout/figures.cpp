#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "components.hpp"
#include "pairs.hpp"
#include "rigid.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// With the best scale c = once / twice the sum of (c ratio - 1)^2 is weight - once^2 / twice.
struct Ratios {
    double weight = 0, once = 0, twice = 0;
    void add(double counts, double ratio) {
        weight += counts;
        once += counts * ratio;
        twice += counts * ratio * ratio;
    }
    double stress() const {
        if (weight <= 0) return undefined;
        return twice > 0 ? std::max(0.0, 1 - once * once / (twice * weight)) : 1;
    }
};

double stress_of_all(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                     double reference, const Progress& progress) {
    const DesiredDistances desired = desired_distances(series.networks[t], reference, progress);
    Ratios ratios;
    for (std::size_t i = 0; i < desired.n; ++i) {
        for (std::size_t j = i + 1; j < desired.n; ++j) {
            const double d = desired.distance[i * desired.n + j];
            const double counts = desired.weight[i * desired.n + j] * d * d;
            ratios.add(counts,
                       distance(place(layouts, series, t, i), place(layouts, series, t, j)) / d);
        }
    }
    return ratios.stress();
}

double stress_of_watched(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                         double reference, const Progress& progress) {
    const std::size_t n = series.networks[t].present.size();
    const std::vector<SignedPair> pairs = signed_pairs(series.networks[t]);
    const std::vector<double> lengths = tie_lengths(pairs, reference);
    const Roads roads(n, pairs, lengths);
    Search search(roads);
    const Components components = find_components(roads, search, progress);
    std::vector<double> desired(n);
    Ratios ratios;
    for (const std::uint32_t i : watched_rows(n)) {
        progress.check();
        std::fill(desired.begin(), desired.end(), unreached);
        for (const auto [row, d] : search.nearest(i, n)) desired[row] = d;
        for (const Arc& arc : roads.from(i)) desired[arc.to] = arc.length;
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i) continue;
            const bool path = desired[j] < unreached;
            const double d = path ? desired[j]
                                  : distance_without_path(components.width[components.of[i]],
                                                          components.width[components.of[j]]);
            ratios.add(path ? 1 : no_path_damping,
                       distance(place(layouts, series, t, i), place(layouts, series, t, j)) / d);
        }
    }
    return ratios.stress();
}

// Friends of each row, by row.
std::vector<std::vector<std::uint32_t>> friends_of(const Network& network) {
    std::vector<std::vector<std::uint32_t>> friends(network.present.size());
    for (const SignedPair& pair : signed_pairs(network)) {
        if (pair.net <= 0) continue;
        friends[pair.a].push_back(pair.b);
        friends[pair.b].push_back(pair.a);
    }
    for (auto& list : friends) std::sort(list.begin(), list.end());
    return friends;
}

struct Change {
    ActorId actor{};
    double difference = 0, size = 0;  // sums of |net' - net| and of |net| + |net'|
};

struct NamedTie {
    ActorId a{}, b{};
    double net = 0;
};

std::vector<NamedTie> named_ties(const Network& network) {
    std::vector<NamedTie> ties;
    for (const SignedPair& pair : signed_pairs(network))
        ties.push_back({network.present[pair.a], network.present[pair.b], pair.net});
    return ties;
}

// Of the actors present in both; rows of the result in the order of their ids. Halved, so that
// nothing overflows.
std::vector<Change> changes(const Network& before, const Network& after) {
    std::vector<ActorId> both;
    std::set_intersection(before.present.begin(), before.present.end(), after.present.begin(),
                          after.present.end(), std::back_inserter(both));
    std::vector<Change> result;
    for (const ActorId actor : both) result.push_back({actor, 0, 0});
    const auto add = [&](const NamedTie& tie, double from, double to) {
        for (const ActorId end : {tie.a, tie.b}) {
            const auto at = std::lower_bound(both.begin(), both.end(), end);
            if (at == both.end() || *at != end) continue;
            Change& change = result[static_cast<std::size_t>(at - both.begin())];
            change.difference += std::abs(to / 2 - from / 2);
            change.size += std::abs(from / 2) + std::abs(to / 2);
        }
    };
    const std::vector<NamedTie> old = named_ties(before);
    const std::vector<NamedTie> fresh = named_ties(after);
    std::size_t p = 0;
    std::size_t q = 0;
    while (p < old.size() || q < fresh.size()) {
        const auto key = [](const NamedTie& tie) { return std::pair(tie.a, tie.b); };
        const bool has_old = p < old.size() && (q == fresh.size() || key(old[p]) <= key(fresh[q]));
        const bool has_fresh =
            q < fresh.size() && (p == old.size() || key(fresh[q]) <= key(old[p]));
        add(has_old ? old[p] : fresh[q], has_old ? old[p].net : 0, has_fresh ? fresh[q].net : 0);
        p += has_old ? 1 : 0;
        q += has_fresh ? 1 : 0;
    }
    return result;
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        const double shared = 0.5 * static_cast<double>(first + end - 1);
        for (; first < end; ++first) rank[order[first]] = shared;
    }
    return rank;
}

}  // namespace

std::vector<std::uint32_t> watched_rows(std::size_t present) {
    constexpr std::size_t of_many = 100;
    const std::size_t count = present <= all_watched ? present : of_many;
    std::vector<std::uint32_t> rows;
    for (std::size_t k = 0; k < count; ++k)
        rows.push_back(static_cast<std::uint32_t>(k * present / count));
    return rows;
}

double slice_stress(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                    double reference, const Progress& progress) {
    return series.networks[t].present.size() <= all_watched
               ? stress_of_all(series, layouts, t, reference, progress)
               : stress_of_watched(series, layouts, t, reference, progress);
}

Kept neighbours_kept(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                     const Progress& progress) {
    const std::size_t n = series.networks[t].present.size();
    const auto friends = friends_of(series.networks[t]);
    std::vector<std::pair<double, std::uint32_t>> others;
    Kept kept;
    for (const std::uint32_t i : watched_rows(n)) {
        if (i % 64 == 0) progress.check();
        const std::size_t k = friends[i].size();
        if (k == 0) continue;
        others.clear();
        for (std::uint32_t j = 0; j < n; ++j) {
            if (j == i) continue;
            others.emplace_back(
                distance(place(layouts, series, t, i), place(layouts, series, t, j)), j);
        }
        std::nth_element(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(k - 1),
                         others.end());
        double common = 0;
        for (std::size_t m = 0; m < k; ++m) {
            common +=
                std::binary_search(friends[i].begin(), friends[i].end(), others[m].second) ? 1 : 0;
        }
        kept.sum += common / (2 * static_cast<double>(k) - common);
        ++kept.actors;
    }
    return kept;
}

double nonrigid_movement(const NetworkSeries& series, const LayoutSeries& layouts) {
    double sum = 0;
    double steps = 0;
    std::vector<Point> before;
    std::vector<Point> after;
    for (std::size_t t = 1; t < series.networks.size(); ++t) {
        before.clear();
        after.clear();
        const std::vector<ActorId>& then = series.networks[t - 1].present;
        for (const ActorId actor : series.networks[t].present) {
            if (!std::binary_search(then.begin(), then.end(), actor)) continue;
            before.push_back(layouts.positions[t - 1][index(actor)]);
            after.push_back(layouts.positions[t][index(actor)]);
        }
        const RigidMotion motion = best_motion(before, after, false);
        for (std::size_t k = 0; k < before.size(); ++k)
            sum += distance(motion(before[k]), after[k]);
        steps += static_cast<double>(before.size());
    }
    return steps > 0 ? sum / steps : undefined;
}

double change_faithfulness(const NetworkSeries& series, const LayoutSeries& layouts) {
    std::vector<double> changed;
    std::vector<double> moved;
    for (std::size_t t = 1; t < series.networks.size(); ++t) {
        for (const Change& change : changes(series.networks[t - 1], series.networks[t])) {
            changed.push_back(change.size > 0 ? change.difference / change.size : 0);
            moved.push_back(distance(layouts.positions[t - 1][index(change.actor)],
                                     layouts.positions[t][index(change.actor)]));
        }
    }
    return rank_correlation(changed, moved);
}

double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() < 3) return undefined;
    const std::vector<double> x = ranks(a);
    const std::vector<double> y = ranks(b);
    const double mean = 0.5 * static_cast<double>(a.size() - 1);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        xx += (x[k] - mean) * (x[k] - mean);
        xy += (x[k] - mean) * (y[k] - mean);
        yy += (y[k] - mean) * (y[k] - mean);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : undefined;
}

}  // namespace entente::detail
