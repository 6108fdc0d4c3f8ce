#include "overlap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/core/parallel.hpp"

namespace entente::detail {
namespace {

constexpr double margin = 1.02;
constexpr double counted = 0.2;  // crowding's discs

// One actor's straight way over the step from slice t to t + 1; standing still when it is not
// present at the end.
struct Way {
    std::uint32_t actor = 0;
    std::size_t from = 0;  // spot in slice t
    std::size_t to = 0;    // spot in slice t + 1; the same spot when it does not go
    bool goes = false;
};

std::vector<std::vector<Way>> all_ways(const StressProblem& problem) {
    std::vector<std::vector<Way>> ways(problem.slices.size());
    for (std::size_t actor = 0; actor < problem.trajectories.size(); ++actor) {
        const auto& places = problem.trajectories[actor].places;
        for (std::size_t k = 0; k < places.size(); ++k) {
            Way way{static_cast<std::uint32_t>(actor), places[k].spot, places[k].spot, false};
            if (k + 1 < places.size() && places[k + 1].slice == places[k].slice + 1) {
                way.to = places[k + 1].spot;
                way.goes = true;
            }
            ways[places[k].slice].push_back(way);
        }
    }
    return ways;
}

struct Ends {
    Point begin, end;
};

// Part of the way in [0, 1] at which the gap that goes from `begin` to `end` is smallest.
double nearest_part(Point begin, Point end) {
    const Point change = end - begin;
    const double square = dot(change, change);
    return square > 0 ? std::clamp(-dot(begin, change) / square, 0.0, 1.0) : 0;
}

Point push_direction(Point gap, const Way& a, const Way& b) {
    const double size = length(gap);
    if (size > 1e-9) return (1 / size) * gap;
    const double angle = static_cast<double>(a.actor) * 2.4 + static_cast<double>(b.actor);
    return {std::cos(angle), std::sin(angle)};
}

Ends ends(const Positions& positions, const Way& way) {
    return {positions.points[way.from], positions.points[way.to]};
}

// Whether the two touch at this part of their way; if so or nearly so they are pushed apart.
bool part_at(double u, const Way& a, const Way& b, double diameter, Positions& positions) {
    const Ends p = ends(positions, a);
    const Ends q = ends(positions, b);
    const Point begin = p.begin - q.begin;
    const Point gap = u > 0 ? begin + u * (p.end - q.end - begin) : begin;
    const double apart = length(gap);
    const double missing = margin * diameter - apart;
    if (missing <= 0) return false;
    const double lever = (1 - u) * (1 - u) + u * u;
    const Point push = (0.5 * missing / lever) * push_direction(gap, a, b);
    positions.set(a.from, p.begin + (1 - u) * push);
    positions.set(b.from, q.begin - (1 - u) * push);
    if (u > 0) {
        positions.set(a.to, p.end + u * push);
        positions.set(b.to, q.end - u * push);
    }
    return apart < diameter;
}

// Parts the two where they stand, and where they come nearest on their way. Whether they touched.
bool part(const Way& a, const Way& b, const Discs& discs, Positions& positions) {
    const bool here = part_at(0, a, b, discs.standing, positions);
    if (!a.goes || !b.goes) return here;
    const Ends p = ends(positions, a);
    const Ends q = ends(positions, b);
    const double nearest = nearest_part(p.begin - q.begin, p.end - q.end);
    return part_at(nearest, a, b, discs.moving, positions) || here;
}

struct Reach {
    double left, right, low, high;
    std::size_t way;
};

std::vector<Reach> sorted_reaches(const std::vector<Way>& ways, const Positions& positions) {
    std::vector<Reach> reaches;
    for (std::size_t k = 0; k < ways.size(); ++k) {
        const auto [p, q] = ends(positions, ways[k]);
        reaches.push_back(
            {std::min(p.x, q.x), std::max(p.x, q.x), std::min(p.y, q.y), std::max(p.y, q.y), k});
    }
    std::sort(reaches.begin(), reaches.end(), [](const Reach& a, const Reach& b) {
        return a.left != b.left ? a.left < b.left : a.way < b.way;
    });
    return reaches;
}

bool part_all(const std::vector<Way>& ways, const Discs& discs, Positions& positions) {
    const double reach = margin * std::max(discs.standing, discs.moving);
    bool touched = false;
    const std::vector<Reach> reaches = sorted_reaches(ways, positions);
    for (std::size_t a = 0; a < reaches.size(); ++a) {
        const Reach& p = reaches[a];
        for (std::size_t b = a + 1; b < reaches.size(); ++b) {
            const Reach& q = reaches[b];
            if (q.left > p.right + reach) break;
            if (std::max(p.low, q.low) > std::min(p.high, q.high) + reach) continue;
            touched = part(ways[p.way], ways[q.way], discs, positions) || touched;
        }
    }
    return touched;
}

bool part_in_turn(const std::vector<std::vector<Way>>& ways, const Discs& discs,
                  Positions& positions, const Progress& progress) {
    bool touched = false;
    for (const std::vector<Way>& step : ways) {
        progress.check();
        touched = part_all(step, discs, positions) || touched;
    }
    return touched;
}

// A step moves its own slice and the next: first all even steps, then all odd ones.
bool part_on_threads(const std::vector<std::vector<Way>>& ways, const Discs& discs,
                     Positions& positions, const Progress& progress) {
    std::vector<char> touched(ways.size(), 0);
    for (const std::size_t first : {0U, 1U}) {
        parallel_for((ways.size() + 1 - first) / 2, 0, Progress(progress.stop_token()), {},
                     [&](std::size_t k, const Progress&) {
                         const std::size_t t = 2 * k + first;
                         touched[t] = part_all(ways[t], discs, positions) ? 1 : 0;
                     });
    }
    return std::any_of(touched.begin(), touched.end(), [](char t) { return t != 0; });
}

// Distance of each point to its nearest; scans outward in x until nothing can be nearer.
void add_nearest(std::vector<Point> points, std::vector<double>& distances) {
    std::sort(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    for (std::size_t i = 0; i < points.size(); ++i) {
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t j = i + 1; j < points.size() && points[j].x - points[i].x < best; ++j) {
            best = std::min(best, distance(points[i], points[j]));
        }
        for (std::size_t j = i; j-- > 0 && points[i].x - points[j].x < best;) {
            best = std::min(best, distance(points[i], points[j]));
        }
        if (best < std::numeric_limits<double>::infinity()) distances.push_back(best);
    }
}

}  // namespace

Discs fitting_discs(const StressProblem& problem, const Positions& positions) {
    constexpr double roomy = 0.3;
    std::vector<double> nearest;
    for (const StressSlice& slice : problem.slices) {
        const auto begin = positions.points.begin() + static_cast<std::ptrdiff_t>(slice.begin);
        add_nearest({begin, begin + static_cast<std::ptrdiff_t>(slice.n)}, nearest);
    }
    if (nearest.empty()) return {roomy, counted};
    const auto middle = nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2);
    std::nth_element(nearest.begin(), middle, nearest.end());
    const double narrow = std::min(counted, 1.5 * *middle);
    return {std::clamp(*middle, narrow, roomy), narrow};
}

void separate(const StressProblem& problem, const Discs& discs, Positions& positions,
              const Progress& progress) {
    int rounds = discs.moving < counted ? 50 : 300;
    if (problem.sparse) rounds = 20;
    const std::vector<std::vector<Way>> ways = all_ways(problem);
    for (int round = 0; round < rounds; ++round) {
        if (!(problem.sparse ? part_on_threads(ways, discs, positions, progress)
                             : part_in_turn(ways, discs, positions, progress)))
            return;
    }
}

}  // namespace entente::detail
