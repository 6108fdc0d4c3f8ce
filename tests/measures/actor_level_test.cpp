#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

//   0 --- 1 --- 2 --- 3
const std::vector<HandTie> path{{0, 1}, {1, 2}, {2, 3}};

//      1
//      |
//   2--0--3
//      |
//      4
const std::vector<HandTie> star{{0, 1}, {0, 2}, {0, 3}, {0, 4}};

//   0 --- 1
//   |   /
//   |  /
//   2 --- 3      a triangle with a pendant
const std::vector<HandTie> kite{{0, 1}, {0, 2}, {1, 2}, {2, 3}};

}  // namespace

TEST_CASE("degree and strength") {
    CHECK_THAT(actor_values(kite, "degree"), About({2, 2, 3, 1}));
    CHECK_THAT(actor_values(kite, "in_degree"), About({empty, empty, empty, empty}));
    //   0 ---(2, -1)--- 1 ---(0, -4)--- 2 ---(0, 0)--- 3
    const std::vector<HandTie> chain{{0, 1, 2, 1}, {1, 2, 0, 4}, {2, 3, 0, 0}};
    CHECK_THAT(actor_values(chain, "degree"), About({1, 2, 2, 1}));
    CHECK_THAT(actor_values(chain, "strength"), About({3, 7, 4, 0}));
    CHECK_THAT(actor_values(chain, "degree", on_layer(Layer::cooperation)), About({1, 1, 0, 0}));
    CHECK_THAT(actor_values(chain, "strength", on_layer(Layer::cooperation)), About({2, 2, 0, 0}));
    CHECK_THAT(actor_values(chain, "degree", on_layer(Layer::conflict)), About({1, 2, 1, 0}));
    CHECK_THAT(actor_values(chain, "strength", on_layer(Layer::conflict)), About({1, 5, 4, 0}));
    CHECK_THAT(actor_values(chain, "cooperation", on_layer(Layer::conflict)), About({2, 2, 0, 0}));
    CHECK_THAT(actor_values(chain, "conflict"), About({1, 5, 4, 0}));
    CHECK_THAT(actor_values(chain, "net"), About({1, -3, -4, 0}));
    CHECK_THAT(actor_values(chain, "tone"), About({1.0 / 3, -3.0 / 7, -1, empty}));
}

TEST_CASE("directed degrees and sums") {
    //   0 <==> 1 ---> 2 <--- 3      weights 1, 2, 5, 7
    const std::vector<HandTie> ties{{0, 1, 1}, {1, 0, 2}, {1, 2, 5}, {3, 2, 0, 7}};
    CHECK_THAT(actor_values(ties, "degree", directed()), About({2, 3, 2, 1}));
    CHECK_THAT(actor_values(ties, "in_degree", directed()), About({1, 1, 2, 0}));
    CHECK_THAT(actor_values(ties, "out_degree", directed()), About({1, 2, 0, 1}));
    CHECK_THAT(actor_values(ties, "strength", directed()), About({3, 8, 12, 7}));
    CHECK_THAT(actor_values(ties, "net", directed()), About({3, 8, -2, -7}));
}

TEST_CASE("betweenness counts every unordered pair once") {
    // 1 lies between 0-2 and 0-3, 2 between 0-3 and 1-3
    CHECK_THAT(actor_values(path, "betweenness"), About({0, 2, 2, 0}));
    // of (4 - 1)(4 - 2) / 2 = 3 pairs
    CHECK_THAT(actor_values(path, "betweenness_normalised"), About({0, 2.0 / 3, 2.0 / 3, 0}));
    CHECK_THAT(actor_values(star, "betweenness"), About({6, 0, 0, 0, 0}));
    CHECK_THAT(actor_values(star, "betweenness_normalised"), About({1, 0, 0, 0, 0}));
    // ring of four: two equal ways between opposite corners, each corner has half of one
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 3}, {3, 0}}, "betweenness"),
               About({0.5, 0.5, 0.5, 0.5}));
    CHECK_THAT(actor_values({{0, 1}}, "betweenness_normalised"), About({empty, empty}));
    // two parts: pairs without a path add nothing
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {3, 4}}, "betweenness"), About({0, 1, 0, 0, 0}));
}

TEST_CASE("directed betweenness counts ordered pairs") {
    //   0 -> 1 -> 2 -> 0: each lies on one way of two steps
    const std::vector<HandTie> ring{{0, 1}, {1, 2}, {2, 0}};
    CHECK_THAT(actor_values(ring, "betweenness", directed()), About({1, 1, 1}));
    CHECK_THAT(actor_values(ring, "betweenness_normalised", directed()), About({0.5, 0.5, 0.5}));
    CHECK_THAT(actor_values({{0, 1}, {1, 0}, {1, 2}, {2, 1}}, "betweenness", directed()),
               About({0, 2, 0}));
}

TEST_CASE("inverse distance prefers strong ties") {
    //   0 ==4== 1 ==4== 2, and 0 --1-- 2: the way round is 1/4 + 1/4 = 1/2 long, the direct one 1
    const std::vector<HandTie> detour{{0, 1, 4}, {1, 2, 4}, {0, 2, 1}};
    CHECK_THAT(actor_values(detour, "betweenness"), About({0, 0, 0}));
    CHECK_THAT(actor_values(detour, "betweenness", by_inverse()), About({0, 1, 0}));
    // distances 0-1 1/4, 0-2 1/2: 2 / (3/4); of 1: 2 / (1/2)
    CHECK_THAT(actor_values(detour, "closeness", by_inverse()), About({8.0 / 3, 4, 8.0 / 3}));
    // (4 + 2) / 2, (4 + 4) / 2
    CHECK_THAT(actor_values(detour, "harmonic", by_inverse()), About({3, 4, 3}));
    CHECK_THAT(tie_values(detour, "edge_betweenness", by_inverse()), About({2, 0, 2}));
}

TEST_CASE("equally long ways stay equal whatever the unit of the weights") {
    //   0 --a-- 1 --a-- 3, 0 --b-- 2 --b-- 3: with a = b the pair 0-3 goes half by 1, half by 2,
    //   and so does 1-2 by 0 and by 3
    for (const double unit : {1e-300, 1e-9, 0.1, 1.0, 3e5, 1e12, 1e299}) {
        CAPTURE(unit);
        const std::vector<HandTie> equal{{0, 1, unit}, {1, 3, unit}, {0, 2, unit}, {2, 3, unit}};
        CHECK_THAT(actor_values(equal, "betweenness", by_inverse()), About({0.5, 0.5, 0.5, 0.5}));
        // one way a thousandth stronger takes it all; 1-2 is then as short by 0 as by 3
        std::vector<HandTie> unequal = equal;
        unequal[0].cooperation = unequal[1].cooperation = 1.001 * unit;
        CHECK_THAT(actor_values(unequal, "betweenness", by_inverse()), About({0.5, 1, 0, 0.5}));
    }
}

TEST_CASE("closeness within reach, harmonic over all") {
    // distances of 0: 1 2 3, of 1: 1 1 2
    CHECK_THAT(actor_values(path, "closeness"), About({3.0 / 6, 3.0 / 4, 3.0 / 4, 3.0 / 6}));
    CHECK_THAT(actor_values(path, "harmonic"),
               About({(1 + 1.0 / 2 + 1.0 / 3) / 3, 2.5 / 3, 2.5 / 3, (1 + 1.0 / 2 + 1.0 / 3) / 3}));
    //   0 --- 1 --- 2    3 --- 4: four others, of whom 2 or 1 within reach
    const std::vector<HandTie> parts{{0, 1}, {1, 2}, {3, 4}};
    CHECK_THAT(actor_values(parts, "closeness"), About({2.0 / 3, 1, 2.0 / 3, 1, 1}));
    CHECK_THAT(actor_values(parts, "harmonic"), About({1.5 / 4, 2.0 / 4, 1.5 / 4, 0.25, 0.25}));
}

TEST_CASE("directed paths go along the ties") {
    //   0 -> 1 -> 2: 2 reaches nobody
    const std::vector<HandTie> chain{{0, 1}, {1, 2}};
    CHECK_THAT(actor_values(chain, "closeness", directed()), About({2.0 / 3, 1, empty}));
    CHECK_THAT(actor_values(chain, "harmonic", directed()), About({1.5 / 2, 0.5, 0}));
    CHECK_THAT(actor_values(chain, "betweenness", directed()), About({0, 1, 0}));
}

TEST_CASE("an actor without a tie of the layer is there, and alone") {
    const std::vector<HandTie> ties{{0, 1, 1, 0}, {1, 2, 0, 1}, {2, 3, 1, 0}};
    const auto conflict = on_layer(Layer::conflict);  // 1 --- 2 alone
    CHECK_THAT(actor_values(ties, "closeness", conflict), About({empty, 1, 1, empty}));
    CHECK_THAT(actor_values(ties, "harmonic", conflict), About({0, 1.0 / 3, 1.0 / 3, 0}));
    CHECK_THAT(actor_values(ties, "coreness", conflict), About({0, 1, 1, 0}));
    CHECK_THAT(actor_values(ties, "constraint", conflict), About({empty, 1, 1, empty}));
    CHECK_THAT(actor_values(ties, "eigenvector", conflict), About({0, 1, 1, 0}));
    CHECK_THAT(tie_values(ties, "edge_betweenness", conflict), About({empty, 1, empty}));
}

TEST_CASE("coreness") {
    CHECK_THAT(actor_values(kite, "coreness"), About({2, 2, 2, 1}));
    CHECK_THAT(actor_values(star, "coreness"), About({1, 1, 1, 1, 1}));
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 0}}, "coreness", directed()), About({2, 2, 2}));
    CHECK_THAT(actor_values({{0, 1}, {1, 0}}, "coreness", directed()), About({2, 2}));
}

TEST_CASE("clustering") {
    // 2 has three pairs of neighbours, of which 0-1 has a tie
    CHECK_THAT(actor_values(kite, "clustering"), About({1, 1, 1.0 / 3, empty}));
    CHECK_THAT(actor_values(star, "clustering"), About({0, empty, empty, empty, empty}));
    CHECK_THAT(actor_values({{0, 1}, {1, 0}, {1, 2}, {2, 0}}, "clustering", directed()),
               About({1, 1, 1}));
}

TEST_CASE("Burt's constraint") {
    // path: ends 1; middle (1/2)^2 + (1/2)^2
    CHECK_THAT(actor_values(path, "constraint"), About({1, 0.5, 0.5, 1}));
    CHECK_THAT(actor_values(star, "constraint"), About({0.25, 1, 1, 1, 1}));
    // triangle: each contact 1/2 + 1/2 x 1/2, twice squared
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 0}}, "constraint"), About({1.125, 1.125, 1.125}));
    // 0 --3-- 1, 0 --1-- 2, 1 --1-- 2; p_01 = 3/4, p_02 = 1/4, p_12 = 1/4, p_21 = p_20 = 1/2
    // c_0 = (3/4 + 1/4 x 1/2)^2 + (1/4 + 3/4 x 1/4)^2 = (7/8)^2 + (7/16)^2
    // c_2 = 2 (1/2 + 1/2 x 3/4)^2
    CHECK_THAT(actor_values({{0, 1, 3}, {0, 2, 1}, {1, 2, 1}}, "constraint"),
               About({49.0 / 64 + 49.0 / 256, 49.0 / 64 + 49.0 / 256, 2 * 49.0 / 64}));
    // directed: both directions added, the same network
    CHECK_THAT(actor_values({{0, 1, 1}, {1, 0, 2}, {0, 2, 1}, {2, 1, 1}}, "constraint", directed()),
               About({49.0 / 64 + 49.0 / 256, 49.0 / 64 + 49.0 / 256, 2 * 49.0 / 64}));
    CHECK_THAT(actor_values({{0, 1, 0, 0}}, "constraint"), About({empty, empty}));
}

TEST_CASE("PageRank") {
    CHECK_THAT(actor_values({{0, 1}, {1, 2}, {2, 0}}, "pagerank"),
               About({1.0 / 3, 1.0 / 3, 1.0 / 3}));
    // star of n = 5: centre c = 0.15/5 + 0.85 x 4 l, leaf l = 0.15/5 + 0.85 c / 4
    // c = 0.03 + 3.4 (0.03 + 0.2125 c) = 0.132 + 0.7225 c
    const double centre = 0.132 / 0.2775, leaf = 0.03 + 0.2125 * centre;
    CHECK_THAT(actor_values(star, "pagerank"), About({centre, leaf, leaf, leaf, leaf}));
    // 0 -> 1, and 1 jumps: a = 0.15/2 + 0.85 b/2, b = a + 0.85 a, a + b = 1
    CHECK_THAT(actor_values({{0, 1}}, "pagerank", directed()), About({1 / 2.85, 1.85 / 2.85}));
    // without weight one can only jump
    CHECK_THAT(actor_values({{0, 1, 0, 0}, {1, 2, 0, 0}}, "pagerank"),
               About({1.0 / 3, 1.0 / 3, 1.0 / 3}));
    // 1 goes to 0 three times as often as to 2: p1 = 0.05 + 0.85 (p0 + p2), p0 = 0.05 + 0.85 x 3/4
    // p1 p0 + p2 = 0.1 + 0.85 p1, p1 = (0.05 + 0.085) / (1 - 0.7225)
    const double middle = 0.135 / 0.2775;
    CHECK_THAT(actor_values({{0, 1, 3}, {1, 2, 0, 1}}, "pagerank"),
               About({0.05 + 0.6375 * middle, middle, 0.05 + 0.2125 * middle}));
}
