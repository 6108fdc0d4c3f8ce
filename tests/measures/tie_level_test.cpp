#include "hand.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("what passed between two") {
    //   0 ---(3, -1, 2 acts)--- 1 ---(0, 0, 1 act)--- 2
    const std::vector<HandTie> ties{{0, 1, 3, 1, 2}, {1, 2, 0, 0, 1}};
    CHECK_THAT(tie_values(ties, "cooperation"), About({3, 0}));
    CHECK_THAT(tie_values(ties, "conflict"), About({1, 0}));
    CHECK_THAT(tie_values(ties, "net"), About({2, 0}));
    CHECK_THAT(tie_values(ties, "intensity"), About({4, 0}));
    CHECK_THAT(tie_values(ties, "tone"), About({0.5, empty}));
    CHECK_THAT(tie_values(ties, "events"), About({2, 1}));
    CHECK_THAT(tie_values(ties, "net", on_layer(Layer::conflict)), About({2, 0}));
}

TEST_CASE("edge betweenness counts every unordered pair once, ends included") {
    //   0 --- 1 --- 2 --- 3
    // 01: pairs 01 02 03; 12: 02 03 12 13; 23: 03 13 23
    CHECK_THAT(tie_values({{0, 1}, {1, 2}, {2, 3}}, "edge_betweenness"), About({3, 4, 3}));
    // ring of four: its own pair, and half of both opposite pairs
    CHECK_THAT(tie_values({{0, 1}, {1, 2}, {2, 3}, {3, 0}}, "edge_betweenness"),
               About({2, 2, 2, 2}));
    // two triangles and the bridge 2-3: 3 x 3 pairs cross it
    //   0 \         / 4
    //   |   2 --- 3   |
    //   1 /         \ 5
    // ties in order: 01 02 12 23 34 35 45; 02: 0-2 and 0 to 3, 4, 5
    CHECK_THAT(
        tie_values({{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}}, "edge_betweenness"),
        About({1, 4, 4, 9, 4, 4, 1}));
    // 0 -> 1 -> 2: ordered pairs 01 02, 02 12
    CHECK_THAT(tie_values({{0, 1}, {1, 2}}, "edge_betweenness", directed()), About({2, 2}));
    CHECK_THAT(tie_values({{0, 1}, {1, 0}}, "edge_betweenness", directed()), About({1, 1}));
}

TEST_CASE("a tie without weight has no length, but is one hop") {
    const std::vector<HandTie> ties{{0, 1, 1}, {1, 2, 0, 0}};
    CHECK_THAT(tie_values(ties, "edge_betweenness"), About({2, 2}));
    CHECK_THAT(tie_values(ties, "edge_betweenness", by_inverse()), About({1, empty}));
}

TEST_CASE("change of a tie is the change of its net") {
    const auto series =
        hand_series({{{0, 1, 3, 1}, {1, 2, 1}}, {{0, 1, 0, 4}, {2, 3, 5}}, {}, {{0, 1, 1}}});
    CHECK_THAT(values(series, Level::tie, "change", 0), About({empty, empty}));
    CHECK_THAT(values(series, Level::tie, "change", 1), About({-4 - 2, 5 - 0}));
    CHECK(values(series, Level::tie, "change", 2).empty());
    CHECK_THAT(values(series, Level::tie, "change", 3), About({1}));
}
