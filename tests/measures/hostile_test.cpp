// Sums that no sane case has, and two threads at once.
#include <thread>

#include "entente/core/error.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

ErrorCategory refused(const NetworkSeries& series, Level level, std::string_view id) {
    try {
        measure(series, level, parse_measures(level, id));
    } catch (const Error& e) {
        CHECK(std::string(e.what()).find('\n') == std::string::npos);
        return e.category();
    }
    FAIL("nothing thrown");
    return ErrorCategory::internal;
}

}  // namespace

TEST_CASE("huge and tiny weights are weighed like any other") {
    //   0 --- 1        the kite of four actors, in units of 1e300 and 1e-300
    //   |   /
    //   2 --- 3
    for (const double unit : {1e300, 1e-300}) {
        CAPTURE(unit);
        const std::vector<HandTie> kite{{0, 1, unit}, {0, 2, unit}, {1, 2, unit}, {2, 3, 0, unit}};
        const std::vector<HandTie> plain{{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 0, 1}};
        for (const char* id : {"eigenvector", "pagerank", "constraint", "betweenness", "tone"})
            CHECK_THAT(actor_values(kite, id), About(actor_values(plain, id)));
        CHECK_THAT(actor_values(kite, "betweenness", by_inverse()),
                   About(actor_values(plain, "betweenness")));
        CHECK(actor_values(kite, "strength").at(2) == Approx(3 * unit));
        CHECK(network_value(kite, "tone") == Approx(0.5));
        CHECK(network_value(kite, "triangles") == 1);
    }
    // both in one network: the heavy tie decides
    const std::vector<HandTie> mixed{{0, 1, 1e300}, {1, 2, 1e-300}};
    CHECK_THAT(actor_values(mixed, "eigenvector"), About({1, 1, 0}));
    CHECK_THAT(actor_values(mixed, "constraint"), About({1, 1, 1}));
    CHECK_THAT(actor_values(mixed, "betweenness", by_inverse()), About({0, 1, 0}));
}

TEST_CASE("sums that a number cannot hold are refused, not passed on") {
    const double inf = std::numeric_limits<double>::infinity();
    for (const double bad : {inf, -1.0, empty}) {
        CAPTURE(bad);
        for (const char* id : {"degree", "strength", "eigenvector", "betweenness", "tone"})
            CHECK(refused(hand_series({{{0, 1, bad}}}), Level::actor, id) == ErrorCategory::data);
        CHECK(refused(hand_series({{{0, 1, 0, bad}}}), Level::network, "balance") ==
              ErrorCategory::data);
        CHECK(refused(hand_series({{{0, 1, 0, bad}}}), Level::tie, "net") == ErrorCategory::data);
    }
    // each tie fits, their sum does not
    const std::vector<HandTie> large{{0, 1, 1e308}, {0, 2, 1e308}};
    CHECK(refused(hand_series({large}), Level::actor, "strength") == ErrorCategory::data);
    CHECK_THAT(actor_values(large, "degree"), About({2, 1, 1}));
    CHECK_THAT(actor_values(large, "pagerank"), About(actor_values({{0, 1}, {0, 2}}, "pagerank")));
    const auto both = hand_series({{{0, 1, 1e308}, {1, 0, 1e308}}}, directed());
    CHECK(refused(both, Level::actor, "constraint") == ErrorCategory::data);
    CHECK(refused(hand_series({{{0, 1, 1e-308}}}, by_inverse()), Level::actor, "closeness") ==
          ErrorCategory::data);
}

TEST_CASE("more shortest paths than a number can count are refused") {
    // ranks of three, each with ties to all of the next: 3^(r - 2) ways from the first to rank r
    const auto ranks = [](unsigned count) {
        std::vector<HandTie> ties;
        for (unsigned i = 0; i + 3 < 3 * count; ++i)
            for (unsigned j = 0; j < 3; ++j) ties.push_back({i, i / 3 * 3 + 3 + j});
        return hand_series({ties}, directed());
    };
    // 3^646 is the largest power of three that a double can hold
    CHECK(refused(ranks(649), Level::actor, "betweenness") == ErrorCategory::data);
    const auto held = values(ranks(648), Level::actor, "betweenness");
    // of rank 2, one of three on the way from 3 actors to each of those of the 646 ranks beyond
    CHECK(held.at(3) == Approx(3 * 3 * 646 / 3.0));
    // distances need no counting: three actors each at 1, 2, ..., 648
    CHECK(values(ranks(649), Level::actor, "closeness").at(0) == Approx(648 / (648 * 649 / 2.0)));
}

TEST_CASE("networks that break their promise are refused") {
    auto series = hand_series({{{0, 1}, {1, 2}}});
    series.networks[0].present.pop_back();
    CHECK(refused(series, Level::actor, "degree") == ErrorCategory::internal);
    series = hand_series({{{0, 1}}});
    series.networks[0].ties[0].target = actor_id(0);
    CHECK(refused(series, Level::actor, "degree") == ErrorCategory::internal);
}

TEST_CASE("every measure of an empty slice, and of one tie") {
    for (const bool is_directed : {false, true}) {
        SeriesOptions options;
        options.directed = is_directed;
        const auto series = hand_series({{}, {{0, 1}}, {}}, options);
        for (const Level level : {Level::network, Level::actor, Level::tie}) {
            const auto measures = parse_measures(level, "all");
            const auto table = measure(series, level, measures);
            for (std::size_t c = 0; c < measures.size(); ++c) {
                CAPTURE(is_directed, measures[c]->id, to_string(level));
                CHECK(table.values(c, 0).size() == (level == Level::network ? 1 : 0));
                CHECK(table.values(c, 1).size() == (level == Level::actor ? 2 : 1));
            }
        }
    }
    CHECK_THAT(actor_values({{0, 1, 2}}, "pagerank"), About({0.5, 0.5}));
    CHECK_THAT(actor_values({{0, 1, 2}}, "closeness"), About({1, 1}));
    CHECK_THAT(actor_values({{0, 1, 2}}, "closeness", by_inverse()), About({2, 2}));
    CHECK_THAT(actor_values({{0, 1, 2}}, "constraint"), About({1, 1}));
    CHECK(measure(hand_series({}), Level::actor, parse_measures(Level::actor, "all")).slices() ==
          0);
}

TEST_CASE("two threads measure at once and find the same") {
    std::vector<std::vector<HandTie>> slices(40);
    for (unsigned s = 0; s < slices.size(); ++s)
        for (unsigned i = 0; i < 30; ++i) {
            slices[s].push_back({i, i + 1 + (i * s) % 7, 1.0 + (i + s) % 5, i % 3 ? 0.0 : 2.0});
        }
    const auto series = hand_series(slices);
    const auto all = parse_measures(Level::actor, "all");
    const auto cells = [&] {
        const auto table = measure(series, Level::actor, all);
        std::vector<double> found;
        for (std::size_t c = 0; c < all.size(); ++c)
            for (std::size_t s = 0; s < table.slices(); ++s)
                for (const double x : table.values(c, s)) found.push_back(std::isnan(x) ? -1 : x);
        return found;
    };
    const auto alone = cells();
    std::vector<double> first, second;
    std::thread other([&] { first = cells(); });
    second = cells();
    other.join();
    CHECK(first == alone);  // to the bit
    CHECK(second == alone);
}
