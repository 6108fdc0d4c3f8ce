#include "hand.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("sizes and sums of a slice") {
    //   0 ---(P 3, N 1)--- 1 ---(P 0, N 2, 4 acts)--- 2
    const std::vector<HandTie> path{{0, 1, 3, 1, 1}, {1, 2, 0, 2, 4}};
    CHECK(network_value(path, "actors") == 3);
    CHECK(network_value(path, "ties") == 2);
    CHECK(network_value(path, "events") == 5);
    CHECK(network_value(path, "cooperation") == 3);
    CHECK(network_value(path, "conflict") == 3);
    CHECK(network_value(path, "tone") == 0);
    CHECK(network_value({{0, 1, 3, 1}}, "tone") == 0.5);  // (3 - 1) / (3 + 1)
}

TEST_CASE("a slice without ties has counts of 0 and no shares") {
    for (const char* id : {"actors", "ties", "events", "cooperation", "conflict", "components",
                           "largest_component", "triangles"}) {
        CAPTURE(id);
        CHECK(network_value({}, id) == 0);
    }
    for (const char* id : {"tone", "density", "transitivity", "reciprocity", "centralization",
                           "balance", "change", "persistence"}) {
        CAPTURE(id);
        CHECK(is_empty(network_value({}, id)));
    }
}

TEST_CASE("acts that all have the value 0 make a tie without tone") {
    const std::vector<HandTie> neutral{{0, 1, 0, 0, 2}};
    CHECK(network_value(neutral, "ties") == 1);
    CHECK(is_empty(network_value(neutral, "tone")));
    CHECK(network_value(neutral, "density") == 1);
    CHECK(network_value(neutral, "density", on_layer(Layer::cooperation)) == 0);
}

//   0 --- 1        5
//   |   / |        |
//   |  /  |        |
//   2 --- 3 --- 4  6     n = 7, 7 ties, triangles 012 and 123
const std::vector<HandTie> two_parts{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}, {3, 4}, {5, 6}};

TEST_CASE("cohesion of two parts") {
    CHECK(network_value(two_parts, "density") == Approx(7.0 / 21));
    CHECK(network_value(two_parts, "components") == 2);
    CHECK(network_value(two_parts, "largest_component") == 5);
    // degrees 2 3 3 3 1 1 1: triples 1 + 3 + 3 + 3 = 10, closed 3 x 2
    CHECK(network_value(two_parts, "transitivity") == Approx(6.0 / 10));
    // 3 - d: 1 0 0 0 2 2 2 = 7, over 6 x 5
    CHECK(network_value(two_parts, "centralization") == Approx(7.0 / 30));
    CHECK(network_value(two_parts, "triangles") == 2);
    CHECK(network_value(two_parts, "balance") == 1);
}

TEST_CASE("a star is as central as can be, a ring not at all") {
    CHECK(network_value({{0, 1}, {0, 2}, {0, 3}, {0, 4}}, "centralization") == 1);
    CHECK(network_value({{0, 1}, {1, 2}, {2, 3}, {3, 0}}, "centralization") == 0);
    CHECK(is_empty(network_value({{0, 1}}, "centralization")));
    CHECK(network_value({{0, 1}, {0, 2}, {0, 3}}, "transitivity") == 0);
    CHECK(is_empty(network_value({{0, 1}}, "transitivity")));
    // 0 -> 1, 2, 3: degrees 3 1 1 1: (2 + 2 + 2) / (2 x 3 x 2)
    CHECK(network_value({{0, 1}, {0, 2}, {0, 3}}, "centralization", directed()) == 0.5);
    // and back: 6 2 2 2: 12 / 12
    CHECK(network_value({{0, 1}, {0, 2}, {0, 3}, {1, 0}, {2, 0}, {3, 0}}, "centralization",
                        directed()) == 1);
}

TEST_CASE("directed ties: ordered pairs, answered or not") {
    //   0 <--> 1 --> 2 --> 3
    const std::vector<HandTie> ties{{0, 1}, {1, 0}, {1, 2}, {2, 3}};
    CHECK(network_value(ties, "ties", directed()) == 4);
    CHECK(network_value(ties, "density", directed()) == Approx(4.0 / 12));
    CHECK(network_value(ties, "reciprocity", directed()) == 0.5);
    CHECK(network_value(ties, "components", directed()) == 1);
    // joined whatever the direction: degrees 1 2 2 1, two triples, none closed
    CHECK(network_value(ties, "transitivity", directed()) == 0);
    CHECK(is_empty(network_value({{0, 1}}, "reciprocity")));
    CHECK(network_value({{0, 1}, {1, 2}, {2, 0}}, "reciprocity", directed()) == 0);
    CHECK(network_value({{0, 1}, {1, 2}, {2, 0}}, "transitivity", directed()) == 1);
}

TEST_CASE("a layer keeps the actors and loses ties") {
    //   0 ---+--- 1 ---(-)--- 2 ---+--- 3       cooperation: 0-1, 2-3; conflict: 1-2 and half of
    //   0-1
    const std::vector<HandTie> ties{{0, 1, 2, 1}, {1, 2, 0, 3}, {2, 3, 1, 0}};
    CHECK(network_value(ties, "components", on_layer(Layer::cooperation)) == 2);
    CHECK(network_value(ties, "largest_component", on_layer(Layer::cooperation)) == 2);
    CHECK(network_value(ties, "components", on_layer(Layer::conflict)) == 2);  // 0-1-2 and 3
    CHECK(network_value(ties, "largest_component", on_layer(Layer::conflict)) == 3);
    CHECK(network_value(ties, "density", on_layer(Layer::conflict)) == Approx(2.0 / 6));
    CHECK(network_value(ties, "actors", on_layer(Layer::conflict)) == 4);
    CHECK(network_value(ties, "ties", on_layer(Layer::conflict)) == 3);
}

TEST_CASE("signed triangles") {
    const auto triangle = [](double ab, double bc, double ca) {
        const auto tie = [](unsigned a, unsigned b, double net) {
            return HandTie{a, b, std::max(net, 0.0), std::max(-net, 0.0)};
        };
        return std::vector<HandTie>{tie(0, 1, ab), tie(1, 2, bc), tie(2, 0, ca)};
    };
    CHECK(network_value(triangle(1, 1, 1), "balance") == 1);
    CHECK(network_value(triangle(1, 1, -1), "balance") == 0);  // friends of one are foes
    CHECK(network_value(triangle(1, -1, -5), "balance") == 1);
    CHECK(network_value(triangle(-1, -1, -1), "balance") == 0);
    CHECK(network_value(triangle(-1, -1, -1), "triangles") == 1);
    // no sign, no triangle
    CHECK(network_value(triangle(1, 1, 0), "triangles") == 0);
    CHECK(is_empty(network_value(triangle(1, 1, 0), "balance")));
    CHECK(network_value(triangle(1, 1, 0), "transitivity") == 1);
    // 0.3 - (0.1 + 0.2) is 5.6e-17 off 0 by rounding alone
    std::vector<HandTie> noise = triangle(1, 1, 1);
    noise[0].cooperation = 0.1 + 0.2;
    noise[0].conflict = 0.3;
    CHECK(network_value(noise, "triangles") == 0);
    // balance is on net, whatever the layer
    CHECK(network_value(triangle(1, -1, -1), "balance", on_layer(Layer::conflict)) == 1);
}

TEST_CASE("balance of two triangles with a common tie") {
    //      0            012: + + -  not balanced
    //    +/ \-          123: + - -  balanced
    //    1-+-2
    //    -\ /-
    //      3
    const std::vector<HandTie> ties{{0, 1, 1}, {0, 2, 0, 1}, {1, 2, 1}, {1, 3, 0, 1}, {2, 3, 0, 1}};
    CHECK(network_value(ties, "triangles") == 2);
    CHECK(network_value(ties, "balance") == 0.5);
}

TEST_CASE("directed triangles add both directions of a pair first") {
    // 0 -> 1 +3, 1 -> 0 -5: together -2; with two friends of each other: + + -
    const std::vector<HandTie> ties{{0, 1, 3, 0}, {1, 0, 0, 5}, {1, 2, 1}, {0, 2, 1}};
    CHECK(network_value(ties, "triangles", directed()) == 1);
    CHECK(network_value(ties, "balance", directed()) == 0);
}

TEST_CASE("change and persistence compare with the slice before") {
    //   before: 01 (3, 1), 12 (0, 2)      now: 01 (1, 1), 23 (4, 0)
    const auto series = hand_series({{{0, 1, 3, 1}, {1, 2, 0, 2}}, {{0, 1, 1, 1}, {2, 3, 4, 0}}});
    CHECK(is_empty(values(series, Level::network, "change", 0).at(0)));
    CHECK(is_empty(values(series, Level::network, "persistence", 0).at(0)));
    // min: 1 + 1 + 0 + 0 = 2, max: 3 + 1 + 2 + 4 = 10
    CHECK(values(series, Level::network, "change", 1).at(0) == Approx(0.8));
    CHECK(values(series, Level::network, "persistence", 1).at(0) == 0.5);
}

TEST_CASE("change and persistence at the edges") {
    const auto change = [](const std::vector<HandTie>& before, const std::vector<HandTie>& now) {
        return values(hand_series({before, now}), Level::network, "change", 1).at(0);
    };
    const auto kept = [](const std::vector<HandTie>& before, const std::vector<HandTie>& now) {
        return values(hand_series({before, now}), Level::network, "persistence", 1).at(0);
    };
    const std::vector<HandTie> some{{0, 1, 2, 1}, {1, 2, 1, 0}};
    CHECK(change(some, some) == 0);
    CHECK(change(some, {}) == 1);
    CHECK(change({}, some) == 1);
    CHECK(is_empty(change({}, {})));
    CHECK(is_empty(change({{0, 1, 0, 0}}, {{0, 1, 0, 0}})));
    // a friend who turns foe: nothing in common
    CHECK(change({{0, 1, 2, 0}}, {{0, 1, 0, 2}}) == 1);
    CHECK(change({{0, 1, 1e300}, {0, 2, 1e300}}, {{0, 1, 5e299}, {0, 2, 5e299}}) == Approx(0.5));
    CHECK(kept(some, some) == 1);
    CHECK(kept(some, {}) == 0);
    CHECK(is_empty(kept({}, some)));
    CHECK(kept({{0, 1, 2, 0}}, {{0, 1, 0, 0}}) == 1);
}
