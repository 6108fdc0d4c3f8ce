#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace entente;
using namespace entente::testing;
using Lines = std::vector<std::string>;

TEST_CASE("a plain file is a case: its names are the actors, sorted as bytes") {
    const auto reading = read_text(
        "date,source,target,code,value\n"
        "2002-09-17,Japan,DPRK,055,\n"
        "2006-10-14,Zaire,Japan,,-3.5\n");
    CHECK(lines(reading).empty());
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
    CHECK_FALSE(c.events.act_of(0).mutual);
    CHECK(iso(c.events.begin[1]) == "2006-10-14");
    CHECK(c.events.id[1] == "2");
    CHECK(c.events.citation[1].empty());
    CHECK(c.name == "acts.csv");
}

TEST_CASE("the columns of a plain file go by several names, in any case and order") {
    const char* headers[] = {"date,source,target,code,value,weight",
                             "When,From,To,CAMEO,Goldstein,Count",
                             "DAY,Actor1,ACTOR2,event_code,intensity,n",
                             "event_date,source_name,target_name,code,sign,weight",
                             " date ,\"source\",target,code,rating,weight"};
    for (const std::string header : headers) {
        CAPTURE(header);
        const auto reading = read_text(header + "\n1984,a,b,190,-2,3\n");
        CHECK(lines(reading).empty());
        const Case& c = *reading.result;
        REQUIRE(c.events.size() == 1);
        CHECK(c.events.act_of(0) == Act{"190", -2, 3, false, false});
        CHECK(c.actor(c.events.source[0]).id == "a");
        CHECK(iso(c.events.end[0]) == "1985-01-01");
        CHECK(c.events.summary[0].empty());
    }
    const auto turned = read_text("weight;target;source;date\n2.5;b;a;1984\n");
    CHECK(turned.result->actor(turned.result->events.source[0]).id == "a");
    CHECK(turned.result->events.act_of(0).weight == 2.5);
}

TEST_CASE("without code and value every event counts +1") {
    const auto reading = read_text("date\tsource\ttarget\n1984\ta\tb\n1985\tb\ta\n");
    CHECK(lines(reading).empty());
    REQUIRE(reading.result->events.size() == 2);
    CHECK(reading.result->events.acts.size() == 1);
    CHECK(reading.result->events.act_of(1) == Act{"", 1, 1, false, false});
}

TEST_CASE("with such a column a row that says nothing is an error, never a silent +1") {
    CHECK(lines(read_text("date,source,target,value\n1984,a,b,\n")) ==
          Lines{"2:10 error nothing | a number"});
    CHECK(lines(read_text("date,source,target,code\n1984,a,b,\n")) ==
          Lines{"2:10 error nothing | a CAMEO code"});
    CHECK(lines(read_text("date,source,target,code,value\n1984,a,b,,\n")) ==
          Lines{"2:11 error nothing | a number"});
}

TEST_CASE("an empty weight is 1") {
    const auto reading = read_text("date,source,target,n\n1984,a,b,\n1984,a,b,0\n");
    CHECK(lines(reading).empty());
    CHECK(reading.result->events.act_of(0).weight == 1);
    CHECK(reading.result->events.act_of(1).weight == 0);
}

TEST_CASE("rows that lack an actor are skipped and counted, whatever else they hold") {
    const auto reading = read_text("date,source,target\n1984,,b\n1984,a, \nnever,,\n1984,a,b\n");
    CHECK(lines(reading) ==
          Lines{"2:6 warning 3 rows without a source or a target actor, which are "
                "left out (the first stands here) | two actors"});
    CHECK(reading.error_count == 0);
    CHECK(reading.result->skipped_rows == 3);
    CHECK(reading.result->events.size() == 1);
    CHECK(reading.result->events.id[0] == "4");
}

TEST_CASE("names lose outer blanks and are otherwise kept byte for byte") {
    const auto reading = read_text(
        "date,source,target\n"
        "1984, Citizen (Côte d'Ivoire)\t,\"  O\"\"Neill, Tip \"\n"
        "1984,朝鮮総聯,=1+1\n");
    CHECK(lines(reading).empty());
    const Case& c = *reading.result;
    CHECK(c.find_actor("Citizen (Côte d'Ivoire)"));
    CHECK(c.find_actor("O\"Neill, Tip"));
    CHECK(c.find_actor("朝鮮総聯"));
    CHECK(c.find_actor("=1+1"));
    CHECK(c.actors.size() == 4);
}

TEST_CASE("other columns are kept as notes") {
    const auto reading = read_text(
        "date,relation,source,target,summary,note\n"
        "1984,Consult,a,b,Talks,in Beijing\n"
        "1984,,a,b,,\n"
        "1984,,a,b,,none\n");
    const Case& c = *reading.result;
    CHECK(c.events.summary[0] == "relation: Consult; Talks; note: in Beijing");
    CHECK(c.events.summary[1].empty());
    CHECK(c.events.summary[2] == "note: none");
}

TEST_CASE("an id column gives the ids, which must differ") {
    const auto reading =
        read_text("id,date,source,target\nx,1984,a,b\n,1984,a,b\nx,1985,a,b\ny,1985,a,b\n");
    CHECK(lines(reading) == Lines{"3:1 error nothing | an id",
                                  "4:1 error \"x\" again (first in line 2) | an id of its own"});
    REQUIRE(reading.result->events.size() == 2);
    CHECK(reading.result->events.id[1] == "y");
}

TEST_CASE("dates may be in the basic form YYYYMMDD") {
    const auto reading = read_text("date,source,target\n20020917,a,b\n20230230,a,b\n");
    CHECK(reading.result->events.when[0] == "2002-09-17");
    CHECK(iso(reading.result->events.begin[0]) == "2002-09-17");
    CHECK(lines(reading) ==
          Lines{"3:1 error \"20230230\" | a day from 01 to 28 at character 9 of 2023-02-30"});
}

TEST_CASE("open spans reach to the ends of all that is dated") {
    const auto reading = read_text(
        "date,source,target\n"
        "1955/..,a,b\n"
        "../1945,a,b\n"
        "1930-05-06/1960,a,b\n"
        "1962-03,a,b\n"
        "1970/..,a,b\n");
    const auto& events = reading.result->events;
    CHECK(lines(reading).empty());
    CHECK(iso(events.begin[0]) == "1955-01-01");
    CHECK(iso(events.end[0]) == "1971-01-01");  // 1970 is dated too
    CHECK(iso(events.begin[1]) == "1930-05-06");
    CHECK(iso(events.end[1]) == "1946-01-01");
    CHECK(iso(events.end[4]) == "1971-01-01");
    CHECK(reading.result->extent() == DaySpan{events.begin[2], events.end[0]});
    CHECK(events.act_of(0).lasts);
    CHECK_FALSE(events.act_of(3).lasts);
}

TEST_CASE("an act toward oneself is a warning and stays") {
    const auto reading = read_text("date,source,target\n1984,a,a\n");
    CHECK(lines(reading) ==
          Lines{"2:8 warning an act of \"a\" toward itself, which makes no tie | two actors"});
    CHECK(reading.result->events.size() == 1);
    CHECK(reading.error_count == 0);
    CHECK(reading.warning_count == 1);
}

TEST_CASE("a code of another codebook is a warning beside a value, an error without one") {
    const auto reading = read_text(
        "date,source,target,code,value\n"
        "1984,a,b,X9,2\n"
        "1984,a,b,X9,\n"
        "1984,a,b,43,\n"
        "1984,a,b,1999,\n");
    CHECK(lines(reading) ==
          Lines{"2:10 warning \"X9\" | a CAMEO code of two to four digits",
                "3:10 error \"X9\" | a CAMEO code of two to four digits",
                "4:10 error \"43\" | a code of the CAMEO codebook, which has none that begins with "
                "43: did you mean 043?"});
    REQUIRE(reading.result->events.size() == 2);
    CHECK(reading.result->events.act_of(0).value == 2);
    CHECK(reading.result->events.act_of(1).value == -10);  // 19, its longest prefix
}

TEST_CASE("two columns of one meaning: the first by name is taken, and said") {
    const auto two = read_text("when,date,source,target\n1984,1999,a,b\n");
    CHECK(lines(two) ==
          Lines{"1:1 warning two columns, \"date\" and \"when\" | one of them (\"date\" is used)"});
    CHECK(iso(two.result->events.begin[0]) == "1999-01-01");
    const auto same = read_text("date,source,target,Source\n1984,a,b,c\n");
    CHECK(lines(same) ==
          Lines{"1:20 error two columns, \"source\" and \"Source\" | one column of this name"});
    CHECK(same.result->events.size() == 0);
}

TEST_CASE("an actor named only in rows that are left out is no actor") {
    const auto reading = read_text("date,source,target\n1984,a,b\nnever,c,d\n");
    CHECK(reading.error_count == 1);
    CHECK(reading.result->actors.size() == 2);
}
