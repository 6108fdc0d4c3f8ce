// build_series against the definitions of design.md sections 4 and 5, written out directly: for
// every slice and pair the sum over all events of mass x weight x value. Shares no code with
// src/network but the calendar of core.
#include <catch2/catch.hpp>

#include <cmath>
#include <random>

#include "small_case.hpp"

using namespace small;

namespace {

struct Expected {
    double events = 0, cooperation = 0, conflict = 0;
};

double expected_mass(DaySpan event, Day s, Day t, const SeriesOptions& options) {
    const double length = event.end - event.begin;
    if (options.window_kind == WindowKind::half_life) {
        // Long double, for the difference of two near numbers costs digits.
        const long double h = mean_days(options.window);
        const long double c = std::min(event.end, t);
        if (c <= event.begin) return 0;
        // The antiderivative of 2^(-(t-u)/H) is H/ln 2 * 2^(-(t-u)/H).
        return static_cast<double>(h / std::log(2.0L) / length *
                                   (std::exp2(-(t - c) / h) - std::exp2(-(t - event.begin) / h)));
    }
    const double inside = std::min(event.end, t) - std::max(event.begin, s);
    return inside > 0 ? inside / length : 0;
}

Day expected_begin(const Slice& slice, const SeriesOptions& options) {
    if (options.window_kind == WindowKind::own) return slice.days.begin;
    if (options.window_kind == WindowKind::sliding)
        return shift(slice.days.end, options.window, -1);
    return -1'000'000;
}

std::map<std::pair<ActorId, ActorId>, Expected> expected_ties(const Selection& selection,
                                                              const Slice& slice,
                                                              const SeriesOptions& options) {
    std::map<std::pair<ActorId, ActorId>, Expected> ties;
    for (const SelectedEvent& e : selection.events) {
        const double m = expected_mass({e.begin, e.end}, expected_begin(slice, options),
                                       slice.days.end, options);
        const double n = e.weight;
        if (m * n <= 0) continue;
        const auto add = [&](ActorId from, ActorId to) {
            Expected& tie = ties[{from, to}];
            tie.events += m * n;
            tie.cooperation += m * n * std::max(e.value, 0.0);
            tie.conflict += m * n * std::max(-e.value, 0.0);
        };
        if (options.directed) {
            add(e.source, e.target);
            if (e.mutual) add(e.target, e.source);
        } else {
            add(std::min(e.source, e.target), std::max(e.source, e.target));
        }
    }
    return ties;
}

Expected expected_totals(const Selection& selection, const Slice& slice,
                         const SeriesOptions& options) {
    Expected all;
    for (const SelectedEvent& e : selection.events) {
        const double m = expected_mass({e.begin, e.end}, expected_begin(slice, options),
                                       slice.days.end, options);
        all.events += m * e.weight;
        all.cooperation += m * e.weight * std::max(e.value, 0.0);
        all.conflict += m * e.weight * std::max(-e.value, 0.0);
    }
    return all;
}

/// Six actors, some of them in a family; acts of a day, spans to eleven years, tenths, odd values,
/// two accounts, some mutual.
std::shared_ptr<Case> random_case(unsigned seed, int count) {
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const std::vector<std::string> ids{"a", "b", "c", "d", "e", "f"};
    std::vector<EventRow> rows;
    for (int i = 0; i < count; ++i) {
        EventRow row;
        const int source = below(6);
        row.source = ids[static_cast<std::size_t>(source)];
        row.target = ids[static_cast<std::size_t>((source + 1 + below(5)) % 6)];
        const Day begin = day(1990) + below(4000);
        const int spans[] = {1, 1, 1, 7, 31, 400, 4000};
        row.days = {begin, begin + 1 + below(spans[below(7)])};
        row.value = below(3) == 0 ? (below(2000) - 1000) / 137.0 : (below(201) - 100) / 10.0;
        row.weight = below(5) == 0 ? 0.25 + below(9) / 7.0 : 1 + below(3);
        row.mutual = below(4) == 0;
        row.lasts = below(2) == 0;
        if (below(3) == 0) {
            row.happening = "h" + std::to_string(below(20));
            row.citation = below(2) == 0 ? "s1:1" : "s2:1";
        }
        rows.push_back(row);
    }
    return make_case({{"a"}, {"b", "a"}, {"c"}, {"d"}, {"e", "d"}, {"f"}}, rows, {"s1", "s2"});
}

/// Largest of the three deviations, relative to what is expected.
double deviation(double events, double cooperation, double conflict, const Expected& e) {
    const auto relative = [](double found, double expected) {
        return found == expected ? 0.0 : std::fabs(found - expected) / std::fabs(expected);
    };
    return std::max({relative(events, e.events), relative(cooperation, e.cooperation),
                     relative(conflict, e.conflict)});
}

void compare(const NetworkSeries& series) {
    const SeriesOptions& options = series.options;
    for (const Network& network : series.networks) {
        const auto expected = expected_ties(*series.selection, network.slice, options);
        INFO(network.slice.label << " " << command_line(options, {}));
        REQUIRE(network.ties.size() == expected.size());
        double worst = 0;
        std::size_t place = 0;
        bool same_pairs = true;
        for (const auto& [pair, e] : expected) {
            const Tie& tie = network.ties[place++];
            same_pairs = same_pairs && std::pair(tie.source, tie.target) == pair;
            worst = std::max(worst, deviation(tie.events, tie.cooperation, tie.conflict, e));
        }
        REQUIRE(same_pairs);
        REQUIRE(worst <= 1e-12);
        const Expected all = expected_totals(*series.selection, network.slice, options);
        REQUIRE(deviation(network.events, network.cooperation, network.conflict, all) <= 1e-12);
    }
}

void compare_all(const std::shared_ptr<const Case>& source_case, const std::string& every,
                 const std::vector<std::pair<std::string, std::string>>& more) {
    const std::vector<std::pair<std::string, std::string>> windows{
        {"window", "own"},     {"window", "5mo"},   {"window", "2y"},    {"window", "10d"},
        {"cumulative", "yes"}, {"half-life", "1y"}, {"half-life", "10d"}};
    for (const auto& window : windows) {
        for (const std::string directed : {"no", "yes"}) {
            auto set = more;
            set.emplace_back("every", every);
            set.push_back(window);
            set.emplace_back("directed", directed);
            compare(build_series(source_case, options(set)));
        }
    }
}

}  // namespace

TEST_CASE("every window equals the sum over all events of mass x weight x value") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const auto source_case = random_case(seed, 60);
        for (const std::string every : {"1y", "3mo", "5y"}) compare_all(source_case, every, {});
        compare_all(source_case, "1y", {{"rollup", "top"}});
        compare_all(source_case, "1mo", {{"from", "1988"}, {"to", "1990-06"}});
        compare_all(source_case, "1w", {{"from", "1999-12"}, {"to", "2003"}, {"value", "sign"}});
        compare_all(source_case, "6mo", {{"without-source", "s1"}, {"value", "count"}});
    }
}

TEST_CASE("a few events and slices of a day") {
    for (unsigned seed = 100; seed < 110; ++seed) {
        compare_all(random_case(seed, 5), "1d", {{"from", "1999"}, {"to", "1999-06"}});
    }
}

TEST_CASE("contributions add up to the net of every tie") {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        const auto source_case = random_case(seed, 80);
        for (const std::string directed : {"no", "yes"}) {
            for (const std::string half_life : {"", "8mo"}) {
                SeriesOptions set = options({{"every", "3mo"}, {"window", "1y"}});
                set_option(set, "directed", directed);
                if (!half_life.empty()) set_option(set, "half-life", half_life);
                const NetworkSeries series = build_series(source_case, set);
                for (std::size_t slice = 0; slice < series.networks.size(); ++slice) {
                    for (const Tie& tie : series.networks[slice].ties) {
                        double sum = 0;
                        double events = 0;
                        for (const auto& part : explain(series, slice, tie.source, tie.target)) {
                            sum += part.contribution;
                            events += part.mass * part.weight;
                        }
                        REQUIRE(std::fabs(sum - net(tie)) <= 1e-12 * std::max(1.0, intensity(tie)));
                        REQUIRE(events == Approx(tie.events).epsilon(1e-12));
                    }
                }
            }
        }
    }
}
