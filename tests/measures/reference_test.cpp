// Published values and those of other programs (igraph, networkx), on real networks. The folder of
// data sets is not part of the project: without it these tests say so and pass.
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "entente/cases/read.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::filesystem::path datasets = ENTENTE_DATASETS;

bool missing(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return false;
    WARN("not there, skipped: " << file.string());
    return true;
}

/// Reads plain and gzip files alike.
std::string whole_file(const std::filesystem::path& file) {
    std::string text;
    gzFile in = gzopen(file.c_str(), "rb");
    REQUIRE(in);
    char block[1 << 16];
    for (int got = 0; (got = gzread(in, block, sizeof block)) > 0;)
        text.append(block, static_cast<std::size_t>(got));
    gzclose(in);
    return text;
}

using Record = std::map<std::string, std::string>;

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> result(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            if (!quoted && !result.back().empty()) result.back() += c;  // "" inside quotes
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            result.emplace_back();
        } else {
            result.back() += c;
        }
    }
    return result;
}

std::vector<Record> records(const std::filesystem::path& file) {
    std::istringstream in(whole_file(file));
    std::string line;
    std::getline(in, line);
    const auto names = fields(line);
    std::vector<Record> result;
    while (std::getline(in, line)) {
        const auto cells = fields(line);
        REQUIRE(cells.size() == names.size());
        Record record;
        for (std::size_t i = 0; i < names.size(); ++i) record[names[i]] = cells[i];
        result.push_back(std::move(record));
    }
    return result;
}

double number(const Record& record, const std::string& name) {
    return std::stod(record.at(name));
}

/// Signed ties "source,target,sign" of some records as one network.
NetworkSeries signed_series(const std::vector<Record>& ties) {
    std::map<std::string, unsigned> ids;
    std::vector<HandTie> hand;
    const auto id = [&](const std::string& name) {
        return ids.emplace(name, static_cast<unsigned>(ids.size())).first->second;
    };
    for (const Record& r : ties) {
        const double sign = number(r, "sign");
        hand.push_back(
            {id(r.at("source")), id(r.at("target")), std::max(sign, 0.0), std::max(-sign, 0.0)});
    }
    return hand_series({hand});
}

double whole(const NetworkSeries& series, std::string_view id, std::size_t slice = 0) {
    return values(series, Level::network, id, slice).at(0);
}

}  // namespace

TEST_CASE("Read's highland tribes: 68 triangles, 9 of them not balanced") {
    const auto file = datasets / "tribes" / "edges.csv";
    if (missing(file)) return;
    const auto series = signed_series(records(file));
    CHECK(whole(series, "actors") == 16);
    CHECK(whole(series, "ties") == 58);
    CHECK(whole(series, "cooperation") == 29);
    CHECK(whole(series, "triangles") == 68);
    CHECK(whole(series, "balance") == Approx(59.0 / 68));  // published: 0.8676
}

TEST_CASE("states 1946-1979: triangles, balance and components of every window") {
    const auto folder = datasets / "cow-signed";
    if (missing(folder / "edges.csv")) return;
    struct Window {
        int n, m, triangles, unbalanced;
        double balance;
        int components;
    };
    // by first year; published to four digits
    const std::map<int, Window> published{
        {1946, {64, 362, 1656, 77, 0.9535, 3}},   {1947, {66, 376, 1669, 96, 0.9425, 1}},
        {1948, {68, 423, 1881, 101, 0.9463, 1}},  {1949, {70, 421, 1870, 121, 0.9353, 1}},
        {1950, {72, 437, 1903, 98, 0.9485, 1}},   {1951, {73, 461, 1986, 119, 0.9401, 1}},
        {1952, {75, 491, 2129, 146, 0.9314, 1}},  {1953, {79, 512, 2194, 177, 0.9193, 1}},
        {1954, {80, 492, 2101, 212, 0.8991, 1}},  {1955, {81, 510, 2184, 278, 0.8727, 2}},
        {1956, {81, 508, 2183, 304, 0.8607, 2}},  {1957, {91, 521, 2172, 265, 0.8780, 2}},
        {1958, {103, 614, 2491, 251, 0.8992, 2}}, {1959, {104, 626, 2551, 305, 0.8804, 2}},
        {1960, {105, 650, 2667, 322, 0.8793, 2}}, {1961, {106, 648, 2681, 318, 0.8814, 2}},
        {1962, {109, 642, 2643, 292, 0.8895, 1}}, {1963, {109, 626, 2444, 180, 0.9264, 1}},
        {1964, {112, 673, 2867, 146, 0.9491, 1}}, {1965, {107, 590, 2510, 138, 0.9450, 1}},
        {1966, {111, 607, 2738, 225, 0.9178, 1}}, {1967, {109, 600, 2739, 243, 0.9113, 1}},
        {1968, {113, 670, 3229, 258, 0.9201, 2}}, {1969, {113, 663, 3208, 286, 0.9108, 2}},
        {1970, {111, 677, 3366, 238, 0.9293, 1}}, {1971, {114, 697, 3530, 235, 0.9334, 2}},
        {1972, {119, 725, 3779, 267, 0.9293, 2}}, {1973, {121, 740, 3792, 281, 0.9259, 2}},
        {1974, {123, 813, 4280, 344, 0.9196, 1}}, {1975, {130, 910, 4814, 396, 0.9177, 2}}};
    std::map<int, std::vector<Record>> windows;
    for (const Record& r : records(folder / "edges.csv"))
        windows[std::stoi(r.at("start_year"))].push_back(r);
    for (const auto& [year, expected] : published) {
        CAPTURE(year);
        const auto series = signed_series(windows[year]);
        CHECK(whole(series, "actors") == expected.n);
        CHECK(whole(series, "ties") == expected.m);
        CHECK(whole(series, "triangles") == expected.triangles);
        CHECK(whole(series, "components") == expected.components);
        CHECK(whole(series, "balance") ==
              Approx(1 - double(expected.unbalanced) / expected.triangles).epsilon(1e-12));
        CHECK(std::abs(whole(series, "balance") - expected.balance) < 5.1e-5);
    }
}

namespace {

const auto icews = datasets / "icews14";

const NetworkSeries& months(ValueMode value) {
    static const auto reading = read_case(icews / "events.csv.gz");
    static std::map<ValueMode, NetworkSeries> built;
    if (!built.contains(value)) {
        SeriesOptions options;
        options.every = {1, PeriodUnit::month};
        options.value = value;
        built.emplace(value, build_series(reading.result, options));
    }
    return built.at(value);
}

/// Largest difference of one measure to a column of the reference, over all actors of the months
/// of the series. `relative` where values reach far above 1.
double worst_difference(const NetworkSeries& series, std::string_view id, const std::string& column,
                        bool relative = false) {
    static const auto reference = records(icews / "reference" / "all_actors.csv.gz");
    const auto table = measure(series, Level::actor, parse_measures(Level::actor, id));
    std::map<std::string, std::size_t> slice_of;
    std::size_t actors = 0;
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        slice_of[series.networks[s].slice.label] = s;
        actors += series.networks[s].present.size();
    }
    double worst = 0;
    std::size_t compared = 0;
    for (const Record& r : reference) {
        if (!slice_of.contains(r.at("month"))) continue;
        const std::size_t slice = slice_of[r.at("month")];
        const auto actor = series.source_case().find_actor(r.at("actor"));
        REQUIRE(actor);
        const auto found = table.actor_value(0, slice, series.networks[slice], *actor);
        REQUIRE(found);
        const double expected = number(r, column);
        const double scale = relative ? std::max(1.0, std::abs(expected)) : 1;
        worst = std::max(worst, std::abs(*found - expected) / scale);
        ++compared;
    }
    CHECK(compared == actors);
    CHECK(compared > 2000);
    return worst;
}

NetworkSeries only(const NetworkSeries& series, const std::string& label) {
    NetworkSeries one = series;
    std::erase_if(one.networks, [&](const Network& n) { return n.slice.label != label; });
    REQUIRE(one.networks.size() == 1);
    return one;
}

}  // namespace

TEST_CASE("icews14 by months agrees with igraph and networkx") {
    if (missing(icews / "events.csv.gz")) return;
    SECTION("every actor") {
        const auto& series = months(ValueMode::count);
        REQUIRE(series.networks.size() == 12);
        CHECK(worst_difference(series, "degree", "degree") == 0);
        CHECK(worst_difference(series, "strength", "strength") == 0);
        CHECK(worst_difference(series, "coreness", "coreness") == 0);
        CHECK(worst_difference(series, "pagerank", "pagerank") < 1e-11);
        CHECK(worst_difference(series, "eigenvector", "eigenvector") < 1e-11);
        CHECK(worst_difference(series, "constraint", "constraint_weighted") < 1e-10);
    }
    SECTION("paths of June, every actor") {
        const auto june = only(months(ValueMode::count), "2014-06");
        CHECK(worst_difference(june, "betweenness", "betweenness", true) < 1e-10);
        CHECK(worst_difference(june, "betweenness_normalised", "betweenness_norm") < 1e-12);
        CHECK(worst_difference(june, "closeness", "closeness_component") < 1e-11);
        CHECK(worst_difference(june, "harmonic", "harmonic") < 1e-11);
    }
    SECTION("networks as a whole") {
        const auto& series = months(ValueMode::count);
        const auto clustering =
            measure(series, Level::actor, parse_measures(Level::actor, "clustering"));
        const auto reference = records(icews / "reference" / "slices.csv");
        REQUIRE(reference.size() == 12);
        for (std::size_t s = 0; s < 12; ++s) {
            const Record& r = reference[s];
            CAPTURE(r.at("month"));
            CHECK(series.networks[s].slice.label == r.at("month"));
            CHECK(whole(series, "events", s) == number(r, "events"));
            CHECK(whole(series, "actors", s) == number(r, "n"));
            CHECK(whole(series, "ties", s) == number(r, "m"));
            CHECK(whole(series, "components", s) == number(r, "components"));
            CHECK(whole(series, "largest_component", s) == number(r, "giant_nodes"));
            CHECK(whole(series, "triangles", s) == number(r, "triangles"));
            CHECK(whole(series, "density", s) == Approx(number(r, "density")).epsilon(1e-11));
            CHECK(whole(series, "transitivity", s) ==
                  Approx(number(r, "transitivity")).epsilon(1e-11));
            // the reference counts actors with fewer than two neighbours as 0; here they have none
            double sum = 0;
            for (const double value : clustering.values(0, s)) sum += std::isnan(value) ? 0 : value;
            CHECK(sum / number(r, "n") == Approx(number(r, "avg_local_clustering")).epsilon(1e-11));
        }
    }
    SECTION("signed triangles by Goldstein's values") {
        const auto& series = months(ValueMode::code);
        const auto reference = records(icews / "reference" / "signed_slices.csv");
        REQUIRE(reference.size() == 12);
        for (std::size_t s = 0; s < 12; ++s) {
            const Record& r = reference[s];
            CAPTURE(r.at("month"));
            CHECK(whole(series, "triangles", s) == number(r, "balanced") + number(r, "unbalanced"));
            CHECK(whole(series, "balance", s) ==
                  Approx(number(r, "triangle_index")).epsilon(1e-10));
            CHECK(whole(series, "cooperation", s) - whole(series, "conflict", s) ==
                  Approx(number(r, "goldstein_sum")).epsilon(1e-9));
        }
    }
}
