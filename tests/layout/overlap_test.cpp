#include "../../src/layout/overlap.hpp"

#include <catch2/catch.hpp>

#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Smallest gap between two actors on their straight ways, at 1000 moments.
double nearest_on_the_way(Point a0, Point a1, Point b0, Point b1) {
    double nearest = 1e9;
    for (int k = 0; k <= 1000; ++k) {
        const double u = k / 1000.0;
        nearest = std::min(nearest, distance(a0 + u * (a1 - a0), b0 + u * (b1 - b0)));
    }
    return nearest;
}

}  // namespace

TEST_CASE("two that would run into each other pass, and hardly leave their ways") {
    //  a 0 -------> 2        head on, on one line
    //    0 <------- 2 b
    const detail::StressProblem problem =
        detail::make_problem(hand_series({{{0, 1, 1}}, {{0, 1, 1}}}, 2), 1, {});
    detail::Positions positions(problem.spots);
    const std::size_t then = problem.slices[1].begin;
    positions.set(0, {0, 0});
    positions.set(1, {2, 0});
    positions.set(then, {2, 0});
    positions.set(then + 1, {0, 0});
    detail::separate(problem, {0.3, 0.2}, positions, {});
    const auto& p = positions.points;
    CHECK(nearest_on_the_way(p[0], p[then], p[1], p[then + 1]) >= 0.1999);
    CHECK(distance(p[0], {0, 0}) < 0.15);
    CHECK(distance(p[then + 1], {0, 0}) < 0.15);
}

TEST_CASE("those in one place are parted by a standing disc, the others are left alone") {
    const detail::StressProblem problem =
        detail::make_problem(hand_series({{{0, 1, 1}, {1, 2, 1}}}, 3), 1, {});
    detail::Positions positions(problem.spots);
    positions.set(2, {1, 1});
    detail::separate(problem, {0.3, 0.2}, positions, {});
    const auto& p = positions.points;
    CHECK(distance(p[0], p[1]) == Approx(0.3 * 1.02));
    CHECK(length(p[0] + p[1]) == Approx(0).margin(1e-12));
    CHECK(p[2] == Point{1, 1});
}

TEST_CASE("discs are as wide as there is room") {
    const detail::StressProblem problem =
        detail::make_problem(hand_series({{{0, 1, 1}, {1, 2, 1}}}, 3), 1, {});
    const auto fitting = [&](double gap) {  // three in a row: the nearest is one gap away
        detail::Positions positions(problem.spots);
        for (std::size_t row = 0; row < 3; ++row) {
            positions.set(row, {gap * static_cast<double>(row), 7});
        }
        return detail::fitting_discs(problem, positions);
    };
    CHECK(fitting(1).standing == 0.3);
    CHECK(fitting(1).moving == 0.2);
    CHECK(fitting(0.25).standing == Approx(0.25));
    CHECK(fitting(0.15).standing == 0.2);
    CHECK(fitting(0.04).standing == Approx(0.06));
    CHECK(fitting(0.04).moving == Approx(0.06));
    const detail::StressProblem nobody = detail::make_problem(hand_series({}, 0), 1, {});
    CHECK(detail::fitting_discs(nobody, detail::Positions(0)).standing == 0.3);
}
