#include "frame.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::detail {
namespace {

// Union of slices through the actors they share: slice -> the first slice of its group.
std::vector<std::size_t> slice_groups(const StressProblem& problem, bool linked) {
    std::vector<std::size_t> group(problem.slices.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    if (!linked) return group;
    const auto root = [&group](std::size_t t) {
        while (group[t] != t) t = group[t] = group[group[t]];
        return t;
    };
    for (const Trajectory& trajectory : problem.trajectories) {
        for (std::size_t k = 1; k < trajectory.places.size(); ++k) {
            const std::size_t a = root(trajectory.places[k - 1].slice);
            const std::size_t b = root(trajectory.places[k].slice);
            group[std::max(a, b)] = std::min(a, b);
        }
    }
    for (std::size_t t = 0; t < group.size(); ++t) group[t] = root(t);
    return group;
}

template <class Visit>
void visit_all(const StressProblem& problem, Visit visit) {
    for (const Trajectory& trajectory : problem.trajectories) {
        for (const Place& place : trajectory.places) visit(place.spot);
    }
}

template <class Change>
void change_all(const StressProblem& problem, Positions& positions, Change change) {
    visit_all(problem,
              [&](std::size_t spot) { positions.set(spot, change(positions.points[spot])); });
}

template <class Visit>
void look_at_all(const StressProblem& problem, const Positions& positions, Visit visit) {
    visit_all(problem, [&](std::size_t spot) { visit(positions.points[spot]); });
}

Point mean_position(const StressProblem& problem, const Positions& positions) {
    Point sum;
    double count = 0;
    look_at_all(problem, positions, [&](Point p) {
        sum = sum + p;
        ++count;
    });
    return count > 0 ? (1 / count) * sum : Point{};
}

double principal_angle(const StressProblem& problem, const Positions& positions) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    look_at_all(problem, positions, [&](Point p) {
        xx += p.x * p.x;
        xy += p.x * p.y;
        yy += p.y * p.y;
    });
    return 0.5 * std::atan2(2 * xy, xx - yy);
}

bool higher_than_wide(const StressProblem& problem, const Positions& positions) {
    Point low;
    Point high;
    look_at_all(problem, positions, [&](Point p) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    });
    return high.y - low.y > high.x - low.x;
}

// Actors by number of presences, most first; then by id.
std::vector<std::size_t> by_presence(const StressProblem& problem) {
    std::vector<std::size_t> order(problem.trajectories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return problem.trajectories[a].places.size() > problem.trajectories[b].places.size();
    });
    return order;
}

// Whether the first actor that is clearly off the axis is on its positive side.
bool positive_side(const StressProblem& problem, const Positions& positions, double Point::*axis) {
    constexpr double clearly = 1e-3;
    for (std::size_t actor : by_presence(problem)) {
        double sum = 0;
        for (const Place& place : problem.trajectories[actor].places) {
            sum += positions.points[place.spot].*axis;
        }
        const double mean = sum / static_cast<double>(problem.trajectories[actor].places.size());
        if (std::abs(mean) > clearly) return mean > 0;
    }
    return false;
}

}  // namespace

void settle(const StressProblem& problem, const std::vector<Point>& seed, bool linked,
            Positions& positions) {
    const std::vector<std::size_t> group = slice_groups(problem, linked);
    std::vector<Point> shift(group.size());
    std::vector<double> count(group.size(), 0);
    for (std::size_t actor = 0; actor < problem.trajectories.size(); ++actor) {
        for (const Place& place : problem.trajectories[actor].places) {
            Point& sum = shift[group[place.slice]];
            sum = sum + (seed[actor] - positions.points[place.spot]);
            ++count[group[place.slice]];
        }
    }
    for (const Trajectory& trajectory : problem.trajectories) {
        for (const Place& place : trajectory.places) {
            const std::size_t g = group[place.slice];
            positions.set(place.spot, positions.points[place.spot] + (1 / count[g]) * shift[g]);
        }
    }
}

void frame(const StressProblem& problem, Positions& positions) {
    const Point centre = mean_position(problem, positions);
    const double scale = 1 / problem.mean_tie_length;
    change_all(problem, positions, [&](Point p) { return scale * (p - centre); });

    const double angle = principal_angle(problem, positions);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    change_all(problem, positions, [&](Point p) {
        return Point{cosine * p.x + sine * p.y, cosine * p.y - sine * p.x};
    });
    if (higher_than_wide(problem, positions)) {
        change_all(problem, positions, [](Point p) { return Point{p.y, -p.x}; });
    }
    const double across = positive_side(problem, positions, &Point::x) ? -1 : 1;
    const double up = positive_side(problem, positions, &Point::y) ? 1 : -1;
    change_all(problem, positions, [&](Point p) { return Point{across * p.x, up * p.y}; });
}

}  // namespace entente::detail
