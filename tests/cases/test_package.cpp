#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace entente;
using namespace entente::testing;

TEST_CASE("a package is read whole") {
    const SmallCase folder;
    const auto reading = folder.read();
    CHECK(lines(reading).empty());
    const Case& c = *reading.result;
    CHECK(c.name == "A small case");
    CHECK(c.path == folder.path().string());
    CHECK(c.defaults == std::map<std::string, std::string>{
                            {"every", "1y"}, {"window", "5y"}, {"top", "10"}, {"directed", "yes"}});

    REQUIRE(c.actors.size() == 3);
    CHECK(c.actors[0].id == "jpn");
    CHECK(c.actors[1].parent == actor_id(0));
    CHECK(c.actors[2].groups == std::vector<std::string>{"six-party", "asia"});
    CHECK(c.actors[2].aliases == std::vector<std::string>{"North Korea", "NK"});
    CHECK(c.actors[2].exists_from == day_of({1948, 9, 9}));
    CHECK_FALSE(c.actors[2].exists_to);
    CHECK(c.find_actor("mofa") == actor_id(1));
    CHECK_FALSE(c.find_actor("kor"));
    CHECK(c.find_source("overview") == source_id(0));

    REQUIRE(c.events.size() == 3);
    CHECK(c.events.act_of(0).value == 7);
    CHECK(c.events.act_of(1).mutual);
    CHECK(c.events.act_of(2) == Act{"112", -1.5, 2, false, true});
    CHECK(c.events.happening[1] == "summit");
    CHECK(c.events.citation[2].empty());
    // The end of the case is the end of September 2002.
    CHECK(iso(c.events.begin[2]) == "1955-01-01");
    CHECK(iso(c.events.end[2]) == "2002-10-01");
}
