#include <catch2/catch.hpp>
#include <sstream>

#include "entente/cases/read.hpp"

using namespace entente;

namespace {

CaseReading read(const std::string& text) {
    std::istringstream in(text);
    return read_events(in, "acts.csv");
}

}  // namespace

TEST_CASE("a plain file is a case: its names are the actors, sorted as bytes") {
    const auto reading = read(
        "date,source,target,code,value\n"
        "2002-09-17,Japan,DPRK,055,\n"
        "2006-10-14,Zaire,Japan,,-3.5\n");
    REQUIRE(reading.problems.empty());
    const Case& c = *reading.result;
    REQUIRE(c.actors.size() == 3);
    CHECK(c.actors[0].id == "DPRK");
    CHECK(c.actors[1].id == "Japan");
    CHECK(c.actors[2].name == "Zaire");
    REQUIRE(c.events.size() == 2);
    CHECK(c.events.source[0] == actor_id(1));
    CHECK(c.events.target[0] == actor_id(0));
    CHECK(c.events.act_of(0).value == 7);
    CHECK(c.events.act_of(1).value == -3.5);
    CHECK(iso(c.events.begin[1]) == "2006-10-14");
    CHECK(c.events.id[1] == "2");
}
