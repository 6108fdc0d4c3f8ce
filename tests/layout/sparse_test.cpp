#include "../../src/layout/sparse.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "entente/core/error.hpp"
#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Some hubs, a ring, and pairs apart: 300 actors.
Network wide_network() {
    std::vector<HandTie> ties;
    for (unsigned a = 0; a < 240; ++a) {
        ties.push_back({a, (a + 1) % 240, a % 7 == 0 ? -1.0 : 1.0 + a % 3});
        if (a % 5 == 1) ties.push_back({a, a % 4 * 60, 2});
    }
    for (unsigned a = 240; a < 300; a += 2) ties.push_back({a, a + 1, 1});
    return hand_network(ties);
}

struct Sparse {
    std::size_t n = 0;
    std::vector<detail::SparsePair> pairs;
    DesiredDistances exact;
};

Sparse sparse(const Network& network) {
    const auto ties = detail::signed_pairs(network);
    std::vector<std::uint32_t> names(network.present.size());
    std::iota(names.begin(), names.end(), 0U);
    return {names.size(), detail::sparse_pairs(ties, detail::tie_lengths(ties, 1), names, {}),
            desired_distances(network, 1)};
}

}  // namespace

TEST_CASE("sparse pairs are ordered, single, and never nearer than the shortest way") {
    const Sparse s = sparse(wide_network());
    REQUIRE(s.n == 300);
    std::size_t exact = 0;
    for (std::size_t k = 0; k < s.pairs.size(); ++k) {
        const auto& p = s.pairs[k];
        REQUIRE(p.a < p.b);
        REQUIRE(p.b < s.n);
        if (k > 0) {
            REQUIRE(std::pair(s.pairs[k - 1].a, s.pairs[k - 1].b) < std::pair(p.a, p.b));
        }
        const double true_distance = s.exact.distance[p.a * s.n + p.b];
        CHECK(p.distance >= Approx(true_distance).epsilon(1e-6));
        if (p.distance <= true_distance * (1 + 1e-6)) ++exact;
        const bool path = s.exact.weight[p.a * s.n + p.b] * true_distance * true_distance > 0.5;
        CHECK(p.path == path);
    }
    CHECK(exact > s.pairs.size() * 9 / 10);
}

TEST_CASE("every tie and the 30 nearest are there exactly, once") {
    const Network network = wide_network();
    const Sparse s = sparse(network);
    std::vector<double> weight(s.n * s.n, 0);
    for (const auto& p : s.pairs) {
        if (p.times == 1) weight[p.a * s.n + p.b] = p.distance;
    }
    for (const auto& tie : detail::signed_pairs(network)) {
        CHECK(weight[tie.a * s.n + tie.b] == Approx(s.exact.distance[tie.a * s.n + tie.b]));
    }
    const std::size_t a = 7;  // nobody nearer than the 30 nearest may be missing
    std::vector<double> distances;
    for (std::size_t b = 0; b < s.n; ++b) {
        if (b != a) distances.push_back(s.exact.distance[a * s.n + b]);
    }
    std::sort(distances.begin(), distances.end());
    for (std::size_t b = a + 1; b < s.n; ++b) {
        if (s.exact.distance[a * s.n + b] < distances[29]) CHECK(weight[a * s.n + b] > 0);
    }
}

TEST_CASE("the sample stands for all the other pairs") {
    const Sparse s = sparse(wide_network());
    double times = 0;
    std::size_t near = 0;
    for (const auto& p : s.pairs) {
        if (p.times > 1) times += p.times;
        if (p.times == 1) ++near;
    }
    const double others = 300.0 * 299 / 2 - static_cast<double>(near);
    CHECK(times == Approx(others).epsilon(0.05));
}

TEST_CASE("a sparse drawing is nearly as faithful as a dense one, and its sweeps never rise") {
    const NetworkSeries series = [] {
        NetworkSeries s = hand_series({}, 300);
        for (int t = 0; t < 3; ++t) {
            s.networks.push_back(wide_network());
            s.networks.back().slice.days = {t, t + 1};
        }
        return s;
    }();
    double stress[2] = {};
    for (int k : {0, 1}) {
        const std::size_t dense_limit = k == 0 ? 1000 : 100;
        const detail::StressProblem problem = detail::make_problem(series, 1, {}, dense_limit);
        REQUIRE(problem.slices[0].sparse() == (k == 1));
        detail::Positions positions =
            detail::spread(problem, detail::aggregate_layout(detail::mean_springs(problem, {}),
                                                             problem.actors.size(), 1, {}));
        double before = detail::objective(problem, positions);
        for (int round = 0; round < 40; ++round) {
            detail::sweep(problem, positions, {});
            const double now = detail::objective(problem, positions);
            REQUIRE(now <= before * (1 + 1e-7));
            before = now;
        }
        LayoutSeries layouts;
        for (const auto& slice : problem.slices) {
            const auto begin = positions.points.begin() + static_cast<std::ptrdiff_t>(slice.begin);
            layouts.positions.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(slice.n));
        }
        stress[k] = layout_quality(series, layouts).stress;
    }
    CHECK(stress[0] < 0.2);
    CHECK(stress[1] < 1.15 * stress[0]);
}

TEST_CASE("a sparse drawing is the same each time, on however many threads, and stops when asked") {
    const NetworkSeries series = hand_series({{}, {}}, 300);
    NetworkSeries wide = series;
    for (Network& network : wide.networks) {
        const Slice slice = network.slice;
        network = wide_network();
        network.slice = slice;
    }
    const LayoutSeries one = detail::lay_out_up_to(100, wide, {});
    CHECK(one.positions == detail::lay_out_up_to(100, wide, {}).positions);
    std::stop_source stop;
    const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
        if (fraction > 0.3) stop.request_stop();
    });
    CHECK_THROWS_AS(detail::lay_out_up_to(100, wide, {}, progress), Error);
}

TEST_CASE("pivots find the places of springs that fit the plane") {
    // 0 1 2 / 3 4 5 on a grid; every pair has its exact distance
    std::vector<Point> grid{{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {2, 1}};
    std::vector<detail::Spring> springs;
    for (std::uint32_t a = 0; a < 6; ++a) {
        for (std::uint32_t b = a + 1; b < 6; ++b) {
            const auto d = static_cast<float>(distance(grid[a], grid[b]));
            springs.push_back({a, b, d, 1 / (d * d)});
        }
    }
    const std::vector<Point> places = detail::pivot_places(springs, 6, {});
    for (const auto& s : springs)
        CHECK(distance(places[s.a], places[s.b]) ==
              Approx(static_cast<double>(s.distance)).margin(0.05));
    CHECK(detail::pivot_places({}, 0, {}).empty());
    CHECK(is_finite(detail::pivot_places({}, 3, {})[2]));  // no springs at all
}
