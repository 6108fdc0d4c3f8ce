#include <set>

#include "entente/core/error.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::vector<std::string> ids(Level level) {
    std::vector<std::string> found;
    for (const Measure& m : all_measures())
        if (m.level == level) found.emplace_back(m.id);
    return found;
}

}  // namespace

TEST_CASE("the list names the measures of each level in its order") {
    CHECK(ids(Level::network) == std::vector<std::string>{"actors",
                                                          "ties",
                                                          "events",
                                                          "cooperation",
                                                          "conflict",
                                                          "tone",
                                                          "density",
                                                          "components",
                                                          "largest_component",
                                                          "transitivity",
                                                          "reciprocity",
                                                          "centralization",
                                                          "modularity",
                                                          "communities",
                                                          "triangles",
                                                          "triangles_ppp",
                                                          "triangles_ppn",
                                                          "triangles_pnn",
                                                          "triangles_nnn",
                                                          "balance",
                                                          "balance_weighted",
                                                          "frustration",
                                                          "frustration_ties",
                                                          "line_balance",
                                                          "walk_balance",
                                                          "walk_balance_scaled",
                                                          "spectral_balance",
                                                          "side_modularity",
                                                          "change",
                                                          "persistence"});
    CHECK(ids(Level::actor) ==
          std::vector<std::string>{
              "degree",    "in_degree", "out_degree",  "strength",    "cooperation",
              "conflict",  "net",       "tone",        "betweenness", "betweenness_normalised",
              "closeness", "harmonic",  "eigenvector", "pagerank",    "hub",
              "authority", "coreness",  "clustering",  "constraint",  "community",
              "pn",        "side",      "side_margin"});
    CHECK(ids(Level::tie) == std::vector<std::string>{"cooperation", "conflict", "net", "intensity",
                                                      "tone", "events", "edge_betweenness",
                                                      "frustrated", "change"});
}

TEST_CASE("every declaration says what it is and when it is empty") {
    for (const Measure& m : all_measures()) {
        CAPTURE(m.id, to_string(m.level));
        for (const std::string_view text : {m.definition, m.formula, m.range, m.sign, m.direction,
                                            m.weights, m.undefined, m.cost}) {
            CHECK_FALSE(text.empty());
            CHECK(text.find('\n') == std::string_view::npos);
            CHECK(text.find("  ") == std::string_view::npos);
        }
        CHECK(m.definition.back() == '.');
        CHECK(find_measure(m.level, m.id) == &m);
    }
}

TEST_CASE("measures are chosen by name") {
    CHECK(parse_measures(Level::network, "all").size() == ids(Level::network).size());
    const auto two = parse_measures(Level::actor, "strength, degree,strength");
    REQUIRE(two.size() == 2);
    CHECK(two[0]->id == "strength");
    CHECK(two[1]->id == "degree");
    CHECK(parse_measures(Level::tie, "tone,all").size() == ids(Level::tie).size());
    CHECK(parse_measures(Level::tie, "tone,all")[0]->id == "tone");
    CHECK(find_measure(Level::network, "degree") == nullptr);
    CHECK(parse_level("actor") == Level::actor);
    CHECK_FALSE(parse_level("Actor"));
    CHECK_FALSE(parse_level(""));
}

TEST_CASE("an unknown measure is a wrong option, with a hint") {
    const auto message = [](Level level, std::string_view list) {
        try {
            parse_measures(level, list);
        } catch (const Error& e) {
            CHECK(e.category() == ErrorCategory::usage);
            return std::string(e.what());
        }
        return std::string("nothing thrown");
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(message(Level::actor, "degre"), Contains("did you mean degree?"));
    CHECK_THAT(message(Level::actor, "degree,density"), Contains("level network"));
    CHECK_THAT(message(Level::actor, "xyzzy"), Contains("entente measures"));
    CHECK_THAT(message(Level::actor, ""), Contains("no measure"));
    CHECK_THAT(message(Level::actor, "degree,"), Contains("no measure"));
    CHECK_THAT(message(Level::network, "voyages"), Contains("no measure voyages"));
    CHECK_THAT(message(Level::actor, "a\nb"), !Contains("\n"));
}

TEST_CASE("a table answers by column, slice and actor") {
    const auto series = hand_series({{{3, 5, 2}}, {}, {{3, 4}, {4, 5, 0, 0}}});
    const auto table =
        measure(series, Level::actor, parse_measures(Level::actor, "degree,clustering,tone"));
    CHECK(table.level() == Level::actor);
    CHECK(table.slices() == 3);
    CHECK(table.column("tone") == std::size_t{2});
    CHECK_FALSE(table.column("strength"));
    CHECK(table.values(0, 1).empty());
    CHECK(table.actor_value(0, 2, series.networks[2], actor_id(4)) == 2.0);
    CHECK_FALSE(table.actor_value(1, 2, series.networks[2], actor_id(3)));
    CHECK_FALSE(table.actor_value(0, 0, series.networks[0], actor_id(4)));
    CHECK_FALSE(table.actor_value(0, 0, series.networks[0], actor_id(99)));
    CHECK_FALSE(table.actor_value(2, 2, series.networks[2], actor_id(5)));
    CHECK_THROWS_AS(table.values(3, 0), Error);
    CHECK_THROWS_AS(table.values(0, 3), Error);

    const auto whole = measure(series, Level::network, parse_measures(Level::network, "ties,tone"));
    CHECK(whole.network_value(0, 1) == 0.0);
    CHECK_FALSE(whole.network_value(1, 1));
    CHECK(whole.network_value(1, 0) == 1.0);
    CHECK_FALSE(table.network_value(0, 0));
}

TEST_CASE("measures of another level are refused") {
    const auto series = hand_series({{{0, 1}}});
    CHECK_THROWS_AS(measure(series, Level::tie, parse_measures(Level::actor, "degree")), Error);
    const Measure copy = *find_measure(Level::actor, "degree");
    CHECK_THROWS_AS(measure(series, Level::actor, {&copy}), Error);
}

TEST_CASE("measuring stops when asked to") {
    std::stop_source stop;
    std::vector<double> seen;
    const Progress progress(stop.get_token(), [&](double fraction, std::string_view) {
        seen.push_back(fraction);
        if (fraction > 0) stop.request_stop();
    });
    const auto series = hand_series({{{0, 1}}, {{0, 1}}, {{0, 1}}, {{0, 1}}});
    try {
        measure(series, Level::actor, parse_measures(Level::actor, "degree"), {.threads = 1},
                progress);
        FAIL("not stopped");
    } catch (const Error& e) {
        CHECK(e.category() == ErrorCategory::interrupted);
    }
    CHECK(seen == std::vector<double>{0, 0.25});
}

TEST_CASE("columns are chosen in the order asked for, with their bounds") {
    MeasureTable table(Level::network,
                       {find_measure(Level::network, "ties"), find_measure(Level::network, "tone"),
                        find_measure(Level::network, "density")},
                       2);
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t s = 0; s < 2; ++s) table.set(c, s, {static_cast<double>(10 * c + s)});
    table.set_bounds(2, 1, {.low = {19}, .high = {23}});
    const MeasureTable chosen = chosen_columns(table, {"density", "no-such", "ties"});
    REQUIRE(chosen.measures().size() == 2);
    CHECK(chosen.column("density") == 0U);
    CHECK(chosen.network_value(0, 1) == 21.0);
    CHECK(chosen.network_value(1, 0) == 0.0);
    CHECK(chosen.bounds(0, 1).high == std::vector<double>{23});
    CHECK(chosen.bounds(1, 1).low.empty());
}
