#include "hand.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("eigenvector: each actor has the weighted sum of its neighbours, over lambda") {
    //   0 --3-- 1 --4-- 2      lambda = 5: (3 x 1, 3 x 3/5 + 4 x 4/5, 4 x 1) / 5
    CHECK_THAT(actor_values({{0, 1, 3}, {1, 2, 0, 4}}, "eigenvector"), About({0.6, 1, 0.8}));
    // path of four: lambda = (1 + sqrt 5) / 2, ends 1 / lambda
    const double end = 2 / (1 + std::sqrt(5));
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 3}}, "eigenvector"), About({end, 1, 1, end}));
    // star of four leaves (its eigenvalues +2 and -2 are equally large): leaves 1 / 2
    CHECK_THAT(actor_values({{0, 1}, {0, 2}, {0, 3}, {0, 4}}, "eigenvector"),
               About({1, 0.5, 0.5, 0.5, 0.5}));
    CHECK_THAT(actor_values({{0, 1, 7}}, "eigenvector"), About({1, 1}));
}

TEST_CASE("eigenvector: equal actors have equal values to the last bit") {
    //   0 - 1 - 2 - 3 - 4 - 0, and 5 beside all of them
    std::vector<HandTie> wheel;
    for (unsigned i = 0; i < 5; ++i) {
        wheel.push_back({i, (i + 1) % 5, 0.3});
        wheel.push_back({i, 5, 0.7});
    }
    const auto found = actor_values(wheel, "eigenvector");
    for (unsigned i = 1; i < 5; ++i) CHECK(found[i] == found[0]);
}

TEST_CASE("eigenvector: the largest part counts, others are 0") {
    //   0 --- 1 --- 2      3 ==100== 4: heavier, but smaller
    const double end = 1 / std::sqrt(2);
    const std::vector<HandTie> parts{{0, 1}, {1, 2}, {3, 4, 100}};
    CHECK_THAT(actor_values(parts, "eigenvector"), About({end, 1, end, 0, 0}));
    // two parts of equal size: each by itself, whichever is heavier
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {3, 4, 9}, {4, 5, 9}}, "eigenvector"),
               About({end, 1, end, end, 1, end}));
    // a tie without weight joins nothing
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 3, 0, 0}}, "eigenvector"),
               About({end, 1, end, 0}));
    CHECK_THAT(actor_values({{0, 1, 0, 0}}, "eigenvector"), About({empty, empty}));
    CHECK_THAT(actor_values({{0, 1, 1, 0}}, "eigenvector", on_layer(Layer::conflict)),
               About({empty, empty}));
}

TEST_CASE("eigenvector: the weights of both directions are added") {
    const double end = 1 / std::sqrt(2);
    // 0 -> 1 weighs 1 + 1 with 1 -> 0, 1 -> 2 weighs 2
    CHECK_THAT(actor_values({{0, 1}, {1, 0}, {1, 2, 2}}, "eigenvector", directed()),
               About({end, 1, end}));
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 0}}, "eigenvector", directed()), About({1, 1, 1}));
}

namespace {

/// Triangles 012 (weight 1) and 345 (weight `second`), and a tie 2-3.
std::vector<HandTie> two_triangles(double second, double bridge) {
    return {{0, 1}, {0, 2}, {1, 2}, {3, 4, second}, {3, 5, second}, {4, 5, second}, {2, 3, bridge}};
}

}  // namespace

TEST_CASE("eigenvector: two blocs that hardly meet") {
    // Equal blocs: equal values, however thin the bridge.
    for (const double bridge : {1e-3, 1e-6, 1e-12})
        CHECK_THAT(actor_values(two_triangles(1, bridge), "eigenvector"),
                   About({1, 1, 1, 1, 1, 1}, 1.001 * bridge));
    // To first order each bloc is one actor with eigenvalue 2 x its weight, and the bridge joins
    // them by bridge / 3: [2 b/3; b/3 2 + d] with d = 2 x 1e-6, b = 3e-6 has the vector (x, 1),
    // x = (sqrt(d^2 + 4) - d) / 2 in units of 1e-6, d = 2: sqrt 2 - 1
    const double x = std::sqrt(2.0) - 1;
    CHECK_THAT(actor_values(two_triangles(1 + 1e-6, 3e-6), "eigenvector"),
               About({x, x, x, 1, 1, 1}, 1e-5));
    // Where only rounding would decide, nothing is said.
    CHECK_THAT(actor_values(two_triangles(1 + 1e-12, 1e-13), "eigenvector"),
               About({empty, empty, empty, empty, empty, empty}));
}

TEST_CASE("eigenvector: a long chain, whose eigenvalues lie close together") {
    // chain of n: entry i of the leading vector is sin(i pi / (n + 1)), i = 1..n
    constexpr unsigned n = 301;
    std::vector<HandTie> chain;
    for (unsigned i = 0; i + 1 < n; ++i) chain.push_back({i, i + 1, 0.25});
    std::vector<double> expected;
    for (unsigned i = 1; i <= n; ++i) expected.push_back(std::sin(i * M_PI / (n + 1)));
    CHECK_THAT(actor_values(chain, "eigenvector"), About(expected, 2e-11));
}

TEST_CASE("hubs and authorities") {
    //   0 -> 1, 0 -> 2, 3 -> 2: as ones who act and ones acted upon a path 1 - 0 - 2 - 3, whose
    //   ends have 2 / (1 + sqrt 5) of the middle
    const double end = 2 / (1 + std::sqrt(5));
    const std::vector<HandTie> ties{{0, 1}, {0, 2}, {3, 2}};
    CHECK_THAT(actor_values(ties, "hub", directed()), About({1, 0, 0, end}));
    CHECK_THAT(actor_values(ties, "authority", directed()), About({0, end, 1, 0}));
    // weights 3 and 4 of one hub: authorities in proportion
    CHECK_THAT(actor_values({{0, 1, 3}, {0, 2, 4}}, "authority", directed()), About({0, 0.75, 1}));
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 0}}, "hub", directed()), About({1, 1, 1}));
}

TEST_CASE("hubs and authorities of parts: the largest singular value counts") {
    // 0 -> 1 (weight 1) and 2 -> 3 (weight 2): singular values 1 and 2
    CHECK_THAT(actor_values({{0, 1}, {2, 3, 2}}, "hub", directed()), About({0, 0, 1, 0}));
    CHECK_THAT(actor_values({{0, 1}, {2, 3, 2}}, "authority", directed()), About({0, 0, 0, 1}));
    // both 1: each by itself
    CHECK_THAT(actor_values({{0, 1}, {2, 3}}, "hub", directed()), About({1, 0, 1, 0}));
    CHECK_THAT(actor_values({{0, 1, 0, 0}}, "hub", directed()), About({empty, empty}));
}

TEST_CASE("hubs and authorities of an undirected network are its eigenvector") {
    const std::vector<HandTie> kite{{0, 1}, {0, 2}, {1, 2}, {2, 3}};
    const auto eigenvector = actor_values(kite, "eigenvector");
    CHECK(actor_values(kite, "hub") == eigenvector);
    CHECK(actor_values(kite, "authority") == eigenvector);
}
