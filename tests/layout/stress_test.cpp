#include "../../src/layout/stress.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "../../src/layout/tridiagonal.hpp"
#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Gauss elimination with pivoting.
std::vector<double> dense_solve(std::vector<std::vector<double>> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t c = 0; c < n; ++c) {
        std::size_t best = c;
        for (std::size_t r = c; r < n; ++r) {
            if (std::abs(a[r][c]) > std::abs(a[best][c])) best = r;
        }
        std::swap(a[c], a[best]);
        std::swap(b[c], b[best]);
        for (std::size_t r = c + 1; r < n; ++r) {
            const double factor = a[r][c] / a[c][c];
            for (std::size_t k = c; k < n; ++k) a[r][k] -= factor * a[c][k];
            b[r] -= factor * b[c];
        }
    }
    for (std::size_t c = n; c-- > 0;) {
        for (std::size_t k = c + 1; k < n; ++k) b[c] -= a[c][k] * b[k];
        b[c] /= a[c][c];
    }
    return b;
}

NetworkSeries random_series(unsigned seed, unsigned actors, unsigned slices, unsigned ties) {
    std::mt19937 random(seed);
    std::vector<std::vector<HandTie>> all(slices);
    for (auto& slice : all) {
        for (unsigned k = 0; k < ties; ++k) {
            const auto a = static_cast<unsigned>(random() % actors);
            const auto b = static_cast<unsigned>(random() % actors);
            const bool twice = std::any_of(slice.begin(), slice.end(), [&](const HandTie& t) {
                return std::minmax(t.a, t.b) == std::minmax(a, b);
            });
            if (a == b || twice) continue;
            slice.push_back({a, b, static_cast<double>(random() % 21) / 2 - 4});
        }
    }
    return hand_series(all, actors);
}

// The formula of the header, word by word, for slices of equal length.
double objective_by_hand(const NetworkSeries& series, const detail::StressProblem& problem,
                         const detail::Positions& positions, double kappa) {
    const double reference = detail::reference_weight(series);
    double sum = 0;
    std::vector<DesiredDistances> desired;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        desired.push_back(desired_distances(series.networks[t], reference));
        for (std::size_t i = 0; i < desired[t].n; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double off = distance(positions.points[problem.slices[t].begin + i],
                                            positions.points[problem.slices[t].begin + j]) -
                                   desired[t].distance[i * desired[t].n + j];
                sum += desired[t].weight[i * desired[t].n + j] * off * off;
            }
        }
    }
    const auto total = [&](std::size_t t, std::size_t i) {
        double weight = 0;
        for (std::size_t j = 0; j < desired[t].n; ++j)
            weight += desired[t].weight[i * desired[t].n + j];
        return weight;
    };
    for (std::size_t actor = 0; actor < series.source_case().actors.size(); ++actor) {
        std::optional<std::pair<std::size_t, std::size_t>> last;
        for (std::size_t t = 0; t < series.networks.size(); ++t) {
            const auto& present = series.networks[t].present;
            const auto place = std::find(present.begin(), present.end(), actor_id(actor));
            if (place == present.end()) continue;
            const auto row = static_cast<std::size_t>(place - present.begin());
            if (last) {
                const auto [s, before] = *last;
                const double step = distance(positions.points[problem.slices[s].begin + before],
                                             positions.points[problem.slices[t].begin + row]);
                sum += kappa * (total(s, before) + total(t, row)) / 2 / static_cast<double>(t - s) *
                       step * step;
            }
            last = {t, row};
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("the tridiagonal solver agrees with a dense one") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> between(0, 3);
    for (std::size_t n : {1U, 2U, 3U, 10U, 40U}) {
        std::vector<double> link(n - 1);
        for (double& l : link) l = between(random);
        std::vector<double> diagonal(n);
        std::vector<Point> right(n);
        std::vector<double> right_x(n);
        std::vector<double> right_y(n);
        std::vector<std::vector<double>> matrix(n, std::vector<double>(n, 0));
        for (std::size_t k = 0; k < n; ++k) {
            diagonal[k] =
                0.1 + between(random) + (k > 0 ? link[k - 1] : 0) + (k + 1 < n ? link[k] : 0);
            matrix[k][k] = diagonal[k];
            if (k > 0) matrix[k][k - 1] = matrix[k - 1][k] = -link[k - 1];
            right[k] = {right_x[k] = between(random), right_y[k] = -between(random)};
        }
        detail::Tridiagonal(diagonal, link).solve(right);
        const auto x = dense_solve(matrix, right_x);
        const auto y = dense_solve(matrix, right_y);
        for (std::size_t k = 0; k < n; ++k) {
            CHECK(right[k].x == Approx(x[k]).epsilon(1e-10));
            CHECK(right[k].y == Approx(y[k]).epsilon(1e-10));
        }
    }
    detail::Tridiagonal({}, {}).solve({});
}

TEST_CASE("the objective is the formula, and no sweep raises it") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const NetworkSeries series = random_series(seed, 18, 8, 20);
        for (double kappa : {0.0, 0.3, 1.0, 30.0}) {
            const detail::StressProblem problem = detail::make_problem(series, kappa, {});
            detail::Positions positions =
                detail::spread(problem, detail::aggregate_layout(detail::mean_springs(problem, {}),
                                                                 problem.actors.size(), seed, {}));
            double before = detail::objective(problem, positions);
            CHECK(before ==
                  Approx(objective_by_hand(series, problem, positions, kappa)).epsilon(1e-6));
            for (int k = 0; k < 60; ++k) {
                detail::sweep(problem, positions, {});
                const double now = detail::objective(problem, positions);
                REQUIRE(now <= before * (1 + 1e-7));
                before = now;
            }
            CHECK(before ==
                  Approx(objective_by_hand(series, problem, positions, kappa)).epsilon(1e-6));
        }
    }
}

TEST_CASE("actors in one place do not break a sweep") {
    const detail::StressProblem problem =
        detail::make_problem(hand_series({{{0, 1, 1}, {1, 2, -1}}, {{0, 1, 1}}}, 3), 1, {});
    detail::Positions positions = detail::spread(problem, std::vector<Point>(3));
    const double before = detail::objective(problem, positions);
    detail::sweep(problem, positions, {});
    CHECK(detail::objective(problem, positions) <= before);
    for (Point p : positions.points) CHECK(is_finite(p));
}

TEST_CASE("half the time between presences is twice the link") {
    //  days:  [0,10) [10,20) [20,40) [40,50): middles 5 15 30 45, steps 10 15 15, median 15
    NetworkSeries series = hand_series({{{0, 1, 1}}, {{0, 1, 1}}, {{0, 1, 1}}, {{0, 1, 1}}}, 2);
    const int begins[] = {0, 10, 20, 40, 50};
    for (std::size_t t = 0; t < 4; ++t) series.networks[t].slice.days = {begins[t], begins[t + 1]};
    // W = 1 / 0.5^2 = 4 in every slice; lambda = kappa 4 x 15 / step
    const auto links = detail::make_problem(series, 2, {}).trajectories[0].link;
    REQUIRE(links.size() == 3);
    CHECK(links[0] == Approx(12));
    CHECK(links[1] == Approx(8));
    CHECK(links[2] == Approx(8));
}
