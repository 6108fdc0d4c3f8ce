#include <catch2/catch.hpp>

#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "small_case.hpp"

using namespace small;
using Catch::Matchers::Contains;

namespace {

/// The message of the Error that setting an option throws; checks category and place.
std::string refusal(const std::string& name, const std::string& text) {
    SeriesOptions unchanged;
    try {
        set_option(unchanged, name, text);
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::usage);
        CHECK(error.place() == "--" + name);
        CHECK(unchanged == SeriesOptions{});
        return error.what();
    }
    return "accepted";
}

/// What a shell would hand to the program: blanks part words, single quotes hold them together.
std::vector<std::string> shell_words(const std::string& line) {
    std::vector<std::string> words;
    bool quoted = false;
    bool open = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == ' ' && !quoted) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        open = true;
        if (c == '\'') {
            quoted = !quoted;
        } else if (c == '\\' && !quoted) {
            words.back() += line[++i];
        } else {
            words.back() += c;
        }
    }
    return words;
}

SeriesOptions applied(SeriesOptions base, const std::string& line) {
    const auto words = shell_words(line);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = words[i].substr(2);
        const auto equals = word.find('=');
        if (equals != std::string::npos) {
            set_option(base, word.substr(0, equals), word.substr(equals + 1));
        } else if (word == "directed" || word == "cumulative") {
            set_option(base, word, "yes");
        } else {
            set_option(base, word, words.at(++i));
        }
    }
    return base;
}

}  // namespace

TEST_CASE("each option is read from its text") {
    const SeriesOptions set = options({{"every", "3mo"},
                                       {"window", " 5y "},
                                       {"from", "1945"},
                                       {"to", "2002-09"},
                                       {"directed", "yes"},
                                       {"layer", "conflict"},
                                       {"distance", "inverse"},
                                       {"value", "sign"},
                                       {"rollup", "top"},
                                       {"actors", "jpn; prk,six-party"},
                                       {"top", "12"},
                                       {"without-source", "overview"}});
    CHECK(set.every == Period{3, PeriodUnit::month});
    CHECK(set.window_kind == WindowKind::sliding);
    CHECK(set.window == Period{5, PeriodUnit::year});
    CHECK(set.from == day(1945, 1, 1));
    CHECK(set.to == day(2002, 10, 1));  // the last day, 2002-09-30, counts
    CHECK(set.directed);
    CHECK(set.layer == Layer::conflict);
    CHECK(set.distance == Distance::inverse);
    CHECK(set.value == ValueMode::sign);
    CHECK(set.rollup == Rollup::top);
    CHECK(set.actors == std::vector<std::string>{"jpn", "prk", "six-party"});
    CHECK(set.top == 12);
    CHECK(set.without_source == std::vector<std::string>{"overview"});
}

TEST_CASE("window, cumulative and half-life replace one another") {
    SeriesOptions set = options({{"window", "5y"}, {"half-life", "2y"}});
    CHECK(set.window_kind == WindowKind::half_life);
    CHECK(set.window == Period{2, PeriodUnit::year});
    set_option(set, "cumulative", "no");
    CHECK(set.window_kind == WindowKind::half_life);
    set_option(set, "cumulative", "yes");
    CHECK(set.window_kind == WindowKind::cumulative);
    set_option(set, "cumulative", "no");
    CHECK(set == SeriesOptions{});
    set_option(set, "window", "1mo");
    set_option(set, "window", "own");
    CHECK(set == SeriesOptions{});
}

TEST_CASE("open limits and filters are said in words") {
    SeriesOptions set = options(
        {{"from", "1945"}, {"to", "2002"}, {"actors", "a"}, {"top", "3"}, {"without-source", "s"}});
    set_option(set, "from", "..");
    set_option(set, "to", "..");
    set_option(set, "actors", "all");
    set_option(set, "top", "all");
    set_option(set, "without-source", "none");
    CHECK(set == SeriesOptions{});
}

TEST_CASE("names with separators in them are written with a backslash") {
    CHECK(options({{"actors", "Smith\\, John;a\\\\b"}}).actors ==
          std::vector<std::string>{"Smith, John", "a\\b"});
    CHECK(options({{"actors", "all,"}}).actors == std::vector<std::string>{"all"});
}

TEST_CASE("what cannot be meant is refused with the name of the option") {
    CHECK_THAT(refusal("every", "5x"), Contains("\"5x\" is not a period"));
    CHECK_THAT(refusal("every", "0y"), Contains("is not a period"));
    CHECK_THAT(refusal("every", ""), Contains("is not a period"));
    CHECK_THAT(refusal("window", "-1y"), Contains("is not a period"));
    CHECK_THAT(refusal("layer", "conflct"), Contains("did you mean conflict?"));
    CHECK_THAT(refusal("value", "goldstein"), Contains("one of code, count, sign"));
    CHECK_THAT(refusal("directed", "perhaps"), Contains("one of yes, no"));
    CHECK_THAT(refusal("top", "0"), Contains("whole number from 1"));
    CHECK_THAT(refusal("top", "3.5"), Contains("whole number from 1"));
    CHECK_THAT(refusal("top", "99999999999"), Contains("whole number from 1"));
    CHECK_THAT(refusal("from", "2023-02-30"), Contains("is not a date"));
    CHECK_THAT(refusal("from", "../1950"), Contains("first day"));
    CHECK_THAT(refusal("to", "1950/.."), Contains("last day"));
    CHECK_THAT(refusal("to", ""), Contains("is not a date"));
    CHECK_THAT(refusal("actors", " ; ,"), Contains("list of names"));
    CHECK_THAT(refusal("windw", "5y"), Contains("did you mean window?"));
}

TEST_CASE("a case's defaults become options; other keys are left alone") {
    const SeriesOptions set = options_from({{"every", "1y"},
                                            {"half-life", "5y"},
                                            {"cumulative", "no"},
                                            {"size-by", "strength"},
                                            {"title", "Japan"}});
    CHECK(set.window_kind == WindowKind::half_life);
    CHECK(set.window == Period{5, PeriodUnit::year});
    CHECK(options_from({}) == SeriesOptions{});
}

TEST_CASE("wrong defaults are faults of the data") {
    const auto message = [](const std::map<std::string, std::string>& defaults) {
        try {
            options_from(defaults);
        } catch (const Error& error) {
            CHECK(error.category() == ErrorCategory::data);
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    CHECK_THAT(message({{"every", "often"}}), Contains("default view") && Contains("often"));
    CHECK_THAT(message({{"window", "5y"}, {"half-life", "2y"}}), Contains("replace one another"));
    CHECK_THAT(message({{"window", "5y"}, {"cumulative", "yes"}}), Contains("replace one another"));
    CHECK_THAT(message({{"from", "2002"}, {"to", "2001"}}),
               Contains("not before from, 2002-01-01"));
}

TEST_CASE("what is wrong with a case's default view is a problem at its key") {
    Case read;
    read.actors.resize(1);
    read.actors[0].id = "jpn";
    read.actors[0].name = "Japan";
    read.actors[0].groups = {"states"};
    read.sources.resize(1);
    read.sources[0].id = "overview";
    read.defaults = {{"actors", "Japan,states"},
                     {"cumulative", "yes"},
                     {"every", "1q"},
                     {"layer", "conflct"},
                     {"size-by", "degree"},
                     {"widnow", "1y"},
                     {"window", "1y"},
                     {"without-source", "overview,article"}};
    CaseReading reading;
    for (std::size_t line = 9; const auto& [name, text] : read.defaults)
        reading.default_places[name] = {"p.json", line--, 5};
    reading.result = std::make_shared<const Case>(read);
    reading.problems = {{Severity::error, "p.json", 1, 1, "early", "x"},
                        {Severity::error, "events.csv", 1, 1, "row", "x"}};
    reading.error_count = 2;
    const CaseReading checked = with_checked_defaults(reading);
    std::vector<std::string> told;
    for (const auto& problem : checked.problems) told.push_back(to_string(problem));
    CHECK(told ==
          std::vector<std::string>{
              "p.json:1:1: error: found early, expected x",
              "p.json:2:5: error: found default without-source \"article\", expected a source of "
              "the case",
              "p.json:3:5: error: found defaults cumulative and window, which replace one another, "
              "expected one of window, cumulative and half-life",
              "p.json:4:5: warning: found default widnow \"1y\", which is no option, expected an "
              "option: did you mean window?",
              "p.json:6:5: error: found default layer \"conflct\", expected one of interaction, "
              "cooperation, conflict; did you mean conflict?",
              "p.json:7:5: error: found default every \"1q\", expected a period: a whole number up "
              "to 100000 and d, w, mo or y, as in 3mo",
              "p.json:9:5: error: found default actors \"Japan\", expected an actor or a group of "
              "the case: did you mean jpn (Japan)?",
              "events.csv:1:1: error: found row, expected x"});
    CHECK(checked.error_count == 7);
    CHECK(checked.file_error_count == 5);
    CHECK(checked.warning_count == 1);
}

TEST_CASE("the command line says what differs") {
    const SeriesOptions base = options({{"every", "1y"}});
    CHECK(command_line(base, base).empty());
    CHECK(command_line(options({{"every", "5y"}, {"directed", "yes"}}), base) ==
          "--every 5y --directed");
    CHECK(command_line(base, options({{"window", "5y"}, {"directed", "yes"}})) ==
          "--window own --directed=no");
    CHECK(command_line(options({{"from", "1945"}, {"to", "2002"}}), base) ==
          "--from 1945-01-01 --to 2002-12-31");
    CHECK(command_line(base, options({{"actors", "a"}, {"top", "5"}, {"from", "1945"}})) ==
          "--from .. --actors all --top all");
    CHECK(command_line(options({{"actors", "North Korea;it's"}}), base) ==
          "--actors 'North Korea,it'\\''s'");
}

TEST_CASE("the command line, applied, gives the options again") {
    const std::vector<SeriesOptions> all{
        {},
        options({{"every", "2w"}, {"half-life", "90d"}, {"layer", "cooperation"}}),
        options({{"cumulative", "yes"}, {"rollup", "parent"}, {"value", "count"}}),
        options({{"window", "18mo"}, {"from", "0000"}, {"to", "9999"}, {"directed", "yes"}}),
        options({{"actors", "-x;Smith\\, John;$HOME"}, {"top", "7"}, {"distance", "inverse"}}),
        options({{"actors", "all,"}, {"without-source", "none,"}}),
        options({{"actors", "all,x"}, {"without-source", "s 1;s\\\\2"}})};
    for (const auto& base : all) {
        for (const auto& wanted : all) {
            INFO(command_line(wanted, base));
            CHECK(applied(base, command_line(wanted, base)) == wanted);
        }
    }
}

TEST_CASE("windows in words") {
    CHECK(describe_window({}) == "acts of the slice");
    CHECK(describe_window(options({{"window", "5y"}}), "2002") ==
          "acts of the five years to the end of 2002");
    CHECK(describe_window(options({{"window", "1mo"}}), "2002") ==
          "acts of the month to the end of 2002");
    CHECK(describe_window(options({{"window", "30d"}}), "2002") ==
          "acts of the 30 days to the end of 2002");
    CHECK(describe_window(options({{"cumulative", "yes"}}), "2002") ==
          "all acts to the end of 2002");
    CHECK(describe_window(options({{"half-life", "2y"}}), "2002") ==
          "all acts to the end of 2002, fading by half every two years");
}
