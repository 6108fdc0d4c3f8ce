#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace entente;
using namespace entente::testing;
using Lines = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

Lines with_actors(const std::string& rows) {
    const SmallCase folder;
    folder.write("actors.csv", SmallCase::actors_header() +
                                   "prk,DPRK,state,,,North Korea,1948-09-09,,\n"
                                   "jpn,Japan,state,,,,,,\n"
                                   "mofa,Ministry,organisation,jpn,,,,,\n" +
                                   rows);
    return lines(folder.read());
}

Lines with_events(const std::string& rows) {
    const SmallCase folder;
    folder.write("events.csv", SmallCase::events_header() + rows);
    return lines(folder.read());
}

Lines with_sources(const std::string& rows) {
    const SmallCase folder;
    folder.write("sources.csv", SmallCase::sources_header() + "overview,An overview,,,,\n" + rows);
    return lines(folder.read());
}

Lines with_package(const std::string& json) {
    const SmallCase folder;
    folder.write("datapackage.json", json);
    return lines(folder.read());
}

// A package whose events stand at `path`, from the fourth line's column 30 on.
std::string package_with_events_at(const std::string& path) {
    return "{\"resources\": [\n  {\"name\": \"actors\", \"path\": \"actors.csv\"},\n"
           "  {\"name\": \"sources\", \"path\": \"sources.csv\"},\n"
           "  {\"name\": \"events\", \"path\": " +
           path + "}\n]}\n";
}

}  // namespace

TEST_CASE("actors: every fault has its place") {
    CHECK(with_actors("").empty());
    CHECK(with_actors(",Name,state,,,,,,\n") == Lines{"5:1 error nothing | an id"});
    CHECK(with_actors("kor,,state,,,,,,\n") == Lines{"5:5 error nothing | a name"});
    CHECK(with_actors("kor,Korea,State,,,,,,\n") ==
          Lines{"5:11 error \"State\" | one of state, organisation, community, person, "
                "international, company, armed, forum"});
    CHECK(with_actors("jpn,Nippon,state,,,,,,\n") ==
          Lines{"5:1 error \"jpn\" again (first in line 3) | an id of its own"});
    CHECK(with_actors("kor,Korea,state,,,,1948-13,,\n") ==
          Lines{"5:20 error \"1948-13\" | a month from 01 to 12 (seasons and X in months are not "
                "read) at character 6 of 1948-13"});
    CHECK(with_actors("kor,Korea,state,,,,1948/1950,,\n") ==
          Lines{"5:20 error \"1948/1950\" | one date, not an interval"});
    CHECK(with_actors("sun,Soviet Union,state,,,,1922,1921,\n") ==
          Lines{"5:32 error \"1921\" | a date that is not before \"1922\""});
    CHECK(with_actors("sun,Soviet Union,state,,,,1922,1922-01,\n").empty());
    CHECK(with_actors("kor,Korea,state,,,,,\n") ==
          Lines{"5:1 error 8 fields | 9 fields, as in the header"});
}

TEST_CASE("actors: parents exist and end somewhere") {
    CHECK(with_actors("npa,Police,organisation,jpm,,,,,\n") ==
          Lines{"5:25 error unknown parent \"jpm\" | the id of an actor: did you mean jpn?"});
    CHECK(with_actors("a,A,state,a,,,,,\n") ==
          Lines{"5:11 error parent \"a\", which leads back to \"a\" | parents that end at an actor "
                "without one"});
    // a -> b -> c -> a, and d below the circle.
    CHECK(with_actors("a,A,state,b,,,,,\nb,B,state,c,,,,,\nc,C,state,a,,,,,\nd,D,state,a,,,,,\n") ==
          Lines{"5:11 error parent \"b\", which leads back to \"a\" | parents that end at an actor "
                "without one",
                "6:11 error parent \"c\", which leads back to \"b\" | parents that end at an actor "
                "without one",
                "7:11 error parent \"a\", which leads back to \"c\" | parents that end at an actor "
                "without one"});
    CHECK(with_actors("npa,Police,organisation,japan,,,,,\n") ==
          Lines{"5:25 error unknown parent \"japan\" | the id of an actor: did you mean jpn "
                "(Japan)?"});
}

TEST_CASE("one fault of an actor is told once: what names the actor has none") {
    const SmallCase folder;
    folder.write("actors.csv", SmallCase::actors_header() +
                                   "prk,,state,,,,1948,1947,\n"
                                   "jpn,Japan,land,,six-party,,1948-13,,\n"
                                   "mofa,Ministry,organisation,jpn,,,,,\n"
                                   "npa,Police,organisation,jpm,,,,,\n");
    const auto reading = folder.read();
    CHECK(lines(reading) ==
          Lines{"2:5 error nothing | a name",
                "2:20 error \"1947\" | a date that is not before \"1948\"",
                "3:11 error \"land\" | one of state, organisation, community, person, "
                "international, company, armed, forum",
                "3:28 error \"1948-13\" | a month from 01 to 12 (seasons and X in months are not "
                "read) at character 6 of 1948-13",
                "5:25 error unknown parent \"jpm\" | the id of an actor: did you mean jpn?"});
    CHECK(reading.file_error_count == 0);
    const Case& read = *reading.result;
    CHECK(read.events.size() == 3);
    REQUIRE(read.actors.size() == 4);
    const Actor &jpn = read.actors[0], &mofa = read.actors[1], &npa = read.actors[2],
                &prk = read.actors[3];
    CHECK(jpn.id == "jpn");
    CHECK(jpn.kind == ActorKind::unknown);
    CHECK(jpn.groups == std::vector<std::string>{"six-party"});
    CHECK_FALSE(jpn.exists_from);
    CHECK(mofa.parent == actor_id(0));
    CHECK_FALSE(npa.parent);
    CHECK(prk.name == "prk");
    CHECK_FALSE(prk.exists_from);
    CHECK_FALSE(prk.exists_to);
}

TEST_CASE("who is in a circle of parents has none; who is below it keeps his own") {
    const SmallCase folder;
    folder.write("actors.csv", SmallCase::actors_header() +
                                   "jpn,Japan,state,prk,,,,,\nprk,DPRK,state,jpn,,,,,\n"
                                   "mofa,Ministry,organisation,jpn,,,,,\n");
    const auto reading = folder.read();
    CHECK(reading.error_count == 2);
    CHECK_FALSE(reading.result->actors[0].parent);
    CHECK_FALSE(reading.result->actors[2].parent);
    CHECK(reading.result->actors[1].parent == actor_id(0));
}

TEST_CASE("ids, names, codes and citations stand in one line, without tabs") {
    const std::string clean = " | text without control characters";
    CHECK(with_actors("k\tr,Korea,state,,,,,,\n").front() ==
          "5:1 error a tab in \"k\\x09r\"" + clean);
    CHECK(with_actors("kor,\"South\nKorea\",state,,,,,,\n") ==
          Lines{
              "5:5 error a line end in \"South\\x0AKorea\"" + clean,
          });
    CHECK(with_actors("kor,Korea,state,,a\tb,c\td,,,\"a\tnote\nof two lines\"\n") ==
          Lines{"5:18 error a tab in \"a\\x09b\"" + clean,
                "5:22 error a tab in \"c\\x09d\"" + clean});
    CHECK(with_sources("a\tb,\"Ti\ntle\",,,,\"a note\nof two lines\"\n") ==
          Lines{"3:1 error a tab in \"a\\x09b\"" + clean,
                "3:5 error a line end in \"Ti\\x0Atle\"" + clean});
    CHECK(with_events("e\t1,2002,\"j\nn\",prk,no,0\t5,,,h\tp,,\"overview:1\n2\"\n") ==
          Lines{"2:1 error a tab in \"e\\x091\"" + clean,
                "2:10 error a line end in \"j\\x0An\"" + clean,
                "2:23 error a tab in \"0\\x095\"" + clean,
                "2:29 error a tab in \"h\\x09p\"" + clean,
                "2:34 error a line end in \"overview:1\\x0A2\"" + clean});
    CHECK(with_events("e,2002,jpn,prk,no,055,,,,\"a summary\nwith a\ttab\",\n").empty());
}

TEST_CASE("sources: every fault has its place") {
    CHECK(with_sources("").empty());
    CHECK(with_sources(",Title,,,,\n") == Lines{"3:1 error nothing | an id"});
    CHECK(with_sources("b,,,,,\n") == Lines{"3:3 error nothing | a title"});
    CHECK(with_sources("a:b,Title,,,,\n") ==
          Lines{"3:1 error \"a:b\" | an id without ':' and ';'"});
    CHECK(with_sources("overview,Again,,,,\n") ==
          Lines{"3:1 error \"overview\" again (first in line 2) | an id of its own"});
}

TEST_CASE("events: every fault has its place") {
    CHECK(with_events("e1,2002,jpn,prk,no,055,,,,,\n").empty());
    CHECK(with_events(",2002,jpn,prk,no,055,,,,,\n") == Lines{"2:1 error nothing | an id"});
    CHECK(with_events("e,2002,jpn,prk,no,055,,,,,\n\ne,2002,jpn,prk,no,055,,,,,\n") ==
          Lines{"4:1 error \"e\" again (first in line 2) | an id of its own"});
    CHECK(with_events("e,,jpn,prk,no,055,,,,,\n") == Lines{"2:3 error nothing | a date"});
    CHECK(with_events("e,2023-02-30,jpn,prk,no,055,,,,,\n") ==
          Lines{"2:3 error \"2023-02-30\" | a day from 01 to 28 at character 9 of 2023-02-30"});
    CHECK(with_events("e,20020917,jpn,prk,no,055,,,,,\n") ==
          Lines{"2:3 error \"20020917\" | the end of the date at character 5 of 20020917"});
    CHECK(with_events("e,2002,,prk,no,055,,,,,\n") ==
          Lines{"2:8 error nothing | the id of an actor"});
    CHECK(with_events("e,2002,jpn,prkk,no,055,,,,,\n") ==
          Lines{"2:12 error unknown actor \"prkk\" | the id of an actor: did you mean prk?"});
    CHECK(with_events("e,2002,north korea,prk,no,055,,,,,\n") ==
          Lines{"2:8 error unknown actor \"north korea\" | the id of an actor: did you mean prk "
                "(DPRK)?"});
    CHECK(with_events("e,2002,Japn,prk,no,055,,,,,\n") ==
          Lines{"2:8 error unknown actor \"Japn\" | the id of an actor: did you mean jpn?"});
    CHECK(with_events("e,2002,jpn,prk,Yes,055,,,,,\n") == Lines{"2:16 error \"Yes\" | yes or no"});
    CHECK(with_events("e,2002,jpn,prk,,055,,,,,\n") == Lines{"2:16 error \"\" | yes or no"});
    CHECK(with_events("e,2002,jpn,prk,no,999,,,,,\n") ==
          Lines{"2:19 error \"999\" | a code of the CAMEO codebook, which has none that begins "
                "with 99"});
    CHECK(with_events("e,2002,jpn,prk,no,5,,,,,\n") ==
          Lines{"2:19 error \"5\" | a CAMEO code of two to four digits: did you mean 05?"});
    CHECK(with_events("e,2002,jpn,prk,no,19000,,,,,\n") ==
          Lines{"2:19 error \"19000\" | a CAMEO code of two to four digits"});
    CHECK(with_events("e,2002,jpn,prk,no,X9,4,,,,\n") ==
          Lines{"2:19 error \"X9\" | a CAMEO code of two to four digits"});
    CHECK(with_events("e,2002,jpn,prk,no,,,,,,\n") ==
          Lines{"2:19 error neither a code nor a value | one of them"});
    CHECK(with_events("e,2002,jpn,prk,no,,4,,,,\n").empty());
    CHECK(with_events("e,2002,jpn,prk,no,055,four,,,,\n") ==
          Lines{"2:23 error \"four\" | a number (with a decimal point, and finite)"});
    CHECK(with_events("e,2002,jpn,prk,no,055,,-2,,,\n") ==
          Lines{"2:24 error \"-2\" | a number from 0 to 1e12"});
    CHECK(with_events("e,2002,jpn,prk,no,055,,,,,overvew:1\n") ==
          Lines{"2:27 error a citation of unknown source \"overvew\" | the id of a source: did you "
                "mean overview?"});
    CHECK(with_events("e,2002,jpn,prk,no,055,,,,,overview:1; nobody:2 ;overview\n") ==
          Lines{"2:27 error a citation of unknown source \"nobody\" | the id of a source"});
}

TEST_CASE("events: an act outside an actor's time is a warning and stays") {
    const SmallCase folder;
    folder.write("actors.csv", SmallCase::actors_header() +
                                   "sun,Soviet Union,state,,,,1922-12-30,1991-12-26,\n"
                                   "jpn,Japan,state,,,,,,\n"
                                   "prk,DPRK,state,,,,,,\n"
                                   "mofa,Ministry,organisation,,,,,,\n");
    folder.write("events.csv", SmallCase::events_header() +
                                   "1,1992,sun,jpn,no,055,,,,,\n"
                                   "2,1991,sun,jpn,no,055,,,,,\n"  // may be in time
                                   "3,1922-12-29,jpn,sun,no,055,,,,,\n"
                                   "4,1991-12-26,jpn,sun,no,055,,,,,\n"  // the last day
                                   "5,1985/1992,jpn,sun,no,055,,,,,\n"   // lasts beyond it
                                   "6,1985/..,jpn,sun,no,055,,,,,\n"     // to the end of 1992
                                   "7,1985/1990,jpn,sun,no,055,,,,,\n");
    const auto reading = folder.read();
    const std::string rest = ", when \"sun\" did not exist | a date within 1922-12-30/1991-12-26";
    CHECK(lines(reading) ==
          Lines{"2:3 warning \"1992\"" + rest, "4:3 warning \"1922-12-29\"" + rest,
                "6:3 warning \"1985/1992\"" + rest, "7:3 warning \"1985/..\"" + rest});
    CHECK(reading.result->events.size() == 7);
    CHECK(reading.error_count == 0);
}

TEST_CASE("events: an act toward oneself is a warning") {
    CHECK(with_events("e,2002,jpn,jpn,no,055,,,,,\n") ==
          Lines{"2:12 warning an act of \"jpn\" toward itself, which makes no tie | two actors"});
}

TEST_CASE("a table without a column it needs is not read; one it can do without is a warning") {
    const SmallCase folder;
    folder.write("events.csv", "id,when,source,mutual,code\ne,2002,jpn,no,055\n");
    CHECK(lines(folder.read()).front() ==
          "1:1 error no column target | a column target (the header has "
          "id,when,source,mutual,code)");
    folder.write("events.csv", "id,when,source,target\ne,2002,jpn,prk\n");
    CHECK(lines(folder.read()).back() ==
          "1:1 error neither a column code nor a column value | one of them");
    folder.write("events.csv", "Target,SOURCE,when,id,code\nprk,jpn,2002,e,055\n");
    const auto reading = folder.read();
    CHECK(reading.error_count == 0);
    CHECK(reading.warning_count == 6);
    CHECK(lines(reading).front() ==
          "1:1 warning no column mutual, read as empty | a column mutual (the header has "
          "target,source,when,id,code)");
    REQUIRE(reading.result->events.size() == 1);
    CHECK_FALSE(reading.result->events.act_of(0).mutual);
    folder.write("events.csv", "");
    CHECK(lines(folder.read()) ==
          Lines{"1:1 error an empty file | a header line with the names of the columns"});
}

TEST_CASE("paths of a package stay inside its folder") {
    const std::string expected = " | the path of a file inside the case folder";
    const auto at = [&](const std::string& path, const std::string& why) {
        CAPTURE(path);
        CHECK(with_package(package_with_events_at('"' + path + '"')) ==
              Lines{"4:30 error path \"" + path + "\", " + why + expected});
    };
    at("../events.csv", "which leaves the case folder");
    at("tables/../../events.csv", "which leaves the case folder");
    at("/etc/passwd", "which is absolute");
    at("https://example.org/events.csv", "which is an address on the net");
    at("none.csv", "which cannot be found");
    at(".", "which is no file");
    CHECK(with_package(package_with_events_at("\"\"")).size() == 1);
    CHECK(with_package(package_with_events_at("\"events.csv\\u0000.txt\"")).size() == 1);
    CHECK(with_package(package_with_events_at("\"C:\\\\events.csv\"")).size() == 1);
    CHECK(with_package(package_with_events_at("17")).size() == 1);
    CHECK(with_package(package_with_events_at("[\"events.csv\", \"more.csv\"]")).size() == 1);
    CHECK(with_package(package_with_events_at("[\"events.csv\"]")).empty());
    CHECK(with_package(package_with_events_at("\"./events.csv\"")).empty());
}

TEST_CASE("links may point about inside the folder, not out of it") {
    const Folder outside;
    outside.write("events.csv", SmallCase::events_header());
    const SmallCase folder;
    folder.write("datapackage.json", package_with_events_at("\"link.csv\""));
    fs::create_symlink("events.csv", folder.path() / "link.csv");
    CHECK(lines(folder.read()).empty());
    fs::remove(folder.path() / "link.csv");
    fs::create_symlink(outside.path() / "events.csv", folder.path() / "link.csv");
    CHECK(lines(folder.read()) ==
          Lines{"4:30 error path \"link.csv\", a link that leaves the case folder | the path of a "
                "file inside the case folder"});
    folder.write("datapackage.json", package_with_events_at("\"tables/events.csv\""));
    fs::create_directory_symlink(outside.path(), folder.path() / "tables");
    CHECK(lines(folder.read()).size() == 1);
    // A case folder may itself be reached through a link.
    const Folder elsewhere;
    const SmallCase whole;
    fs::create_directory_symlink(whole.path(), elsewhere.path() / "case");
    CHECK(read_case(elsewhere.path() / "case").problems.empty());
}

TEST_CASE("a datapackage.json that is none has its place") {
    CHECK(with_package("") == Lines{"1:1 error an empty file | a Data Package (JSON)"});
    CHECK(with_package("{\n \"resources\": [,]\n}") ==
          Lines{"2:16 error text that is not JSON | a Data Package (JSON)"});
    CHECK(with_package("{\"a\": \"\xFF\"}") ==
          Lines{"1:8 error text that is not JSON | a Data Package (JSON)"});
    CHECK(with_package("[]") == Lines{"1:1 error JSON that is not an object | a Data Package"});
    CHECK(with_package("{}") ==
          Lines{"1:1 error no list of resources | resources actors, events and sources"});
    CHECK(with_package("{\"resources\": []}").size() == 3);
    CHECK(with_package("{\"resources\": [7]}").size() == 4);
    CHECK(with_package(std::string(1000000, '[')).size() == 1);
    CHECK(with_package(std::string(1000000, '[') + std::string(1000000, ']')).size() == 1);
    const SmallCase folder;
    folder.write(
        "datapackage.json",
        "{\"title\": \"a\\u001b\", \"resources\": [{\"name\": \"events\", \"path\": "
        "\"events.csv\", \"encoding\": \"latin1\"}, {\"name\": \"events\", \"path\": "
        "\"x\"}],\n\"entente\": {\"every\": null, \"from\": \"1945\\u0007\", \"top\": 5}}");
    CHECK(lines(folder.read()) ==
          Lines{"1:11 error a control character in \"a\\x1B\" | text without control characters",
                "1:22 error no resource actors | resources actors, events and sources",
                "1:22 error no resource sources | resources actors, events and sources",
                "1:45 error two resources \"events\" | one of each name",
                "1:89 error encoding \"latin1\" | utf-8",
                "2:13 error option \"every\" with neither text nor number | text, a number, true, "
                "false or a list of texts",
                "2:28 error a control character in option \"from\" | text without control "
                "characters"});
    CHECK(folder.read().result->defaults == std::map<std::string, std::string>{{"top", "5"}});
}

TEST_CASE("without a table of sources citations cannot be checked, and that is one error") {
    const SmallCase folder;
    folder.write("datapackage.json",
                 "{\"resources\": [{\"name\": \"actors\", \"path\": \"actors.csv\"},"
                 "{\"name\": \"events\", \"path\": \"events.csv\"}]}");
    CHECK(lines(folder.read()) ==
          Lines{"1:2 error no resource sources | resources actors, events and sources"});
}

TEST_CASE("a case may be named by its datapackage.json") {
    const SmallCase folder;
    const auto reading = read_case(folder.path() / "datapackage.json");
    CHECK(reading.problems.empty());
    CHECK(reading.result->events.size() == 3);
}

TEST_CASE("errors of more than a row are counted apart: no row can be skipped for them") {
    const auto file_errors = [](const std::string& file, const std::string& text) {
        const SmallCase folder;
        folder.write(file, text);
        const auto reading = folder.read();
        CHECK(reading.error_count >= reading.file_error_count);
        return reading.file_error_count;
    };
    CHECK(file_errors("events.csv", SmallCase::events_header() + "e,never,a,b\n") == 0);
    CHECK(file_errors("events.csv", "") == 1);
    CHECK(file_errors("events.csv", "id,when,source,code\n") == 1);
    CHECK(file_errors("events.csv", "id,when,source,target\n") == 1);
    CHECK(file_errors("events.csv", "id,id,when,source,target,code\n") == 1);
    CHECK(file_errors("events.csv", "\x1f\x8b broken") == 1);
    CHECK(file_errors("actors.csv", "\xFF\n") >= 1);
    CHECK(file_errors("datapackage.json", "{") == 1);
    CHECK(file_errors("datapackage.json", package_with_events_at("\"none.csv\"")) == 1);
    CHECK(file_errors("sources.csv", "id\n") == 1);
}

TEST_CASE("each default of a case has its place") {
    const SmallCase folder;
    folder.write("datapackage.json",
                 "{\"title\": \"every\", \"note\": \"entente\", \"every\": 1, \"resources\": [\n"
                 "  {\"name\": \"actors\", \"path\": \"actors.csv\"},\n"
                 "  {\"name\": \"sources\", \"path\": \"sources.csv\"},\n"
                 "  {\"name\": \"events\", \"path\": \"events.csv\"}],\n"
                 "\"entente\" : {\n  \"layer\": \"every\",\n  \"every\" : \"1y\"}}");
    const auto reading = folder.read();
    REQUIRE(reading.default_places.size() == 2);
    const DefaultPlace &every = reading.default_places.at("every"),
                       &layer = reading.default_places.at("layer");
    CHECK(every.file == (folder.path() / "datapackage.json").string());
    CHECK(std::pair(every.line, every.column) == std::pair<std::size_t, std::size_t>(7, 3));
    CHECK(std::pair(layer.line, layer.column) == std::pair<std::size_t, std::size_t>(6, 3));
}
