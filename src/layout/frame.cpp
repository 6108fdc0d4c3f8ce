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

template <class Change>
void change_all(Positions& positions, Change change) {
    for (SlicePositions& at : positions) {
        for (std::size_t row = 0; row < at.points.size(); ++row) {
            at.set(row, change(at.points[row]));
        }
    }
}

template <class Visit>
void visit_all(const Positions& positions, Visit visit) {
    for (const SlicePositions& at : positions) {
        for (const Point& p : at.points) visit(p);
    }
}

Point mean_position(const Positions& positions) {
    Point sum;
    double count = 0;
    visit_all(positions, [&](Point p) {
        sum = sum + p;
        ++count;
    });
    return count > 0 ? (1 / count) * sum : Point{};
}

double principal_angle(const Positions& positions) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    visit_all(positions, [&](Point p) {
        xx += p.x * p.x;
        xy += p.x * p.y;
        yy += p.y * p.y;
    });
    return 0.5 * std::atan2(2 * xy, xx - yy);
}

bool higher_than_wide(const Positions& positions) {
    Point low;
    Point high;
    visit_all(positions, [&](Point p) {
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
        for (const auto [t, row] : problem.trajectories[actor].places) {
            sum += positions[t].points[row].*axis;
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
    for (std::size_t t = 0; t < group.size(); ++t) {
        for (std::size_t row = 0; row < problem.slices[t].n; ++row) {
            const Point home = seed[problem.slices[t].actors[row]];
            shift[group[t]] = shift[group[t]] + (home - positions[t].points[row]);
            ++count[group[t]];
        }
    }
    for (std::size_t t = 0; t < group.size(); ++t) {
        for (std::size_t row = 0; row < problem.slices[t].n; ++row) {
            const Point by = (1 / count[group[t]]) * shift[group[t]];
            positions[t].set(row, positions[t].points[row] + by);
        }
    }
}

void frame(const StressProblem& problem, Positions& positions) {
    const Point centre = mean_position(positions);
    const double scale = 1 / problem.mean_tie_length;
    change_all(positions, [&](Point p) { return scale * (p - centre); });

    const double angle = principal_angle(positions);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    change_all(positions, [&](Point p) {
        return Point{cosine * p.x + sine * p.y, cosine * p.y - sine * p.x};
    });
    if (higher_than_wide(positions)) {
        change_all(positions, [](Point p) { return Point{p.y, -p.x}; });
    }
    const double across = positive_side(problem, positions, &Point::x) ? -1 : 1;
    const double up = positive_side(problem, positions, &Point::y) ? 1 : -1;
    change_all(positions, [&](Point p) { return Point{across * p.x, up * p.y}; });
}

}  // namespace entente::detail
