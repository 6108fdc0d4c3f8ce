// Published values and those of other programs (igraph, networkx), on real networks. The folder of
// data sets is not part of the project: without it these tests say so and pass.
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "entente/cases/read.hpp"
#include "entente/measures/communities.hpp"
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
    CHECK(whole(series, "frustration") == 7);
    CHECK(std::abs(whole(series, "line_balance") - 0.7586) < 5e-5);
    CHECK(std::abs(whole(series, "walk_balance") - 0.3576) < 5e-5);
    CHECK(std::abs(whole(series, "spectral_balance") - 1.0403) < 5e-5);
    auto pn = values(series, Level::actor, "pn");
    std::sort(pn.begin(), pn.end());
    CHECK(std::abs(pn.front() - 0.7145) < 5e-5);  // Gama
    CHECK(std::abs(pn.back() - 1.2236) < 5e-5);   // Masil
    const auto sides = values(series, Level::actor, "side");
    const auto margins = values(series, Level::actor, "side_margin");
    CHECK(*std::min_element(margins.begin(), margins.end()) > 0);  // its best partition is unique
    const auto strained = values(series, Level::tie, "frustrated");
    CHECK(std::accumulate(strained.begin(), strained.end(), 0.0) == 7);
}

TEST_CASE("Read's highland tribes: three groups with two frustrated ties") {
    const auto file = datasets / "tribes" / "edges.csv";
    if (missing(file)) return;
    const auto series = signed_series(records(file));
    const Network& network = series.networks.front();
    for (const double resolution : {0.0, 1.0}) {
        MeasureOptions options;
        options.communities = CommunityTies::net;
        options.resolution = resolution;
        const Partition found = communities_over_time(series, options).front();
        const auto group = [&](ActorId actor) { return found.community[index(actor)]; };
        CHECK(found.communities == 3);
        CHECK(std::count_if(network.ties.begin(), network.ties.end(), [&](const Tie& t) {
                  return (net(t) > 0) != (group(t.source) == group(t.target));
              }) == 2);  // proved the least, Doreian and Mrvar
        // of the published groups of 7, 5 and 4, worked out apart from this program
        CHECK(*found.modularity == Approx(0.43103448275862066));
    }
}

TEST_CASE("states 1946-1978: published balance of every window, to the last digit") {
    const auto folder = datasets / "cow-signed";
    if (missing(folder / "edges.csv")) return;
    // first year | n | m | negative | L | F | triangles | not balanced | balance | walk balance |
    // least eigenvalue of the largest component | components; rounded as printed
    const std::string published =
        "46-49|64|362|42|17|0.9061|1656|77|0.9535|6.576e-01|0.3000|3\n"
        "47-50|66|376|56|18|0.9043|1669|96|0.9425|5.493e-01|0.5399|1\n"
        "48-51|68|423|76|20|0.9054|1881|101|0.9463|5.557e-01|0.6526|1\n"
        "49-52|70|421|74|15|0.9287|1870|121|0.9353|4.156e-01|0.4565|1\n"
        "50-53|72|437|76|15|0.9314|1903|98|0.9485|4.924e-01|0.5160|1\n"
        "51-54|73|461|81|17|0.9262|1986|119|0.9401|4.100e-01|0.5492|1\n"
        "52-55|75|491|82|21|0.9145|2129|146|0.9314|3.471e-01|0.6412|1\n"
        "53-56|79|512|91|27|0.8945|2194|177|0.9193|2.928e-01|0.7106|1\n"
        "54-57|80|492|74|33|0.8659|2101|212|0.8991|2.207e-01|0.3526|1\n"
        "55-58|81|510|84|35|0.8627|2184|278|0.8727|1.760e-01|0.7498|2\n"
        "56-59|81|508|89|34|0.8661|2183|304|0.8607|1.260e-01|0.7107|2\n"
        "57-60|91|521|90|26|0.9002|2172|265|0.8780|1.486e-01|0.3509|2\n"
        "58-61|103|614|108|30|0.9023|2491|251|0.8992|2.476e-01|0.1033|2\n"
        "59-62|104|626|111|36|0.8850|2551|305|0.8804|1.717e-01|0.3511|2\n"
        "60-63|105|650|114|39|0.8800|2667|322|0.8793|1.542e-01|0.6506|2\n"
        "61-64|106|648|109|37|0.8858|2681|318|0.8814|1.559e-01|0.4618|2\n"
        "62-65|109|642|102|36|0.8879|2643|292|0.8895|1.835e-01|0.0815|1\n"
        "63-66|109|626|94|29|0.9073|2444|180|0.9264|4.067e-01|0.3335|1\n"
        "64-67|112|673|95|24|0.9287|2867|146|0.9491|6.946e-01|0.4552|1\n"
        "65-68|107|590|101|23|0.9220|2510|138|0.9450|6.916e-01|0.4216|1\n"
        "66-69|111|607|103|28|0.9077|2738|225|0.9178|4.330e-01|0.3046|1\n"
        "67-70|109|600|98|27|0.9100|2739|243|0.9113|3.715e-01|0.1626|1\n"
        "68-71|113|670|93|28|0.9164|3229|258|0.9201|3.718e-01|0.2219|2\n"
        "69-72|113|663|88|33|0.9005|3208|286|0.9108|4.225e-01|0.2324|2\n"
        "70-73|111|677|82|26|0.9232|3366|238|0.9293|4.814e-01|0.1619|1\n"
        "71-74|114|697|83|28|0.9197|3530|235|0.9334|5.572e-01|0.2654|2\n"
        "72-75|119|725|88|29|0.9200|3779|267|0.9293|5.799e-01|0.1947|2\n"
        "73-76|121|740|98|35|0.9054|3792|281|0.9259|4.860e-01|0.3472|2\n"
        "74-77|123|813|114|46|0.8868|4280|344|0.9196|3.861e-01|0.3647|1\n"
        "75-78|130|910|114|48|0.8945|4814|396|0.9177|3.378e-01|0.3648|2\n";
    std::map<std::string, std::vector<Record>> windows;
    for (const Record& r : records(folder / "edges.csv"))
        windows[r.at("start_year").substr(2)].push_back(r);
    std::istringstream in(published);
    for (std::string line; std::getline(in, line);) {
        CAPTURE(line);
        std::replace(line.begin(), line.end(), '|', ' ');
        std::istringstream cells(line);
        std::string window;
        double n, m, negative, l, f, triangles, unbalanced, balance, walks, eigenvalue, parts;
        cells >> window >> n >> m >> negative >> l >> f >> triangles >> unbalanced >> balance >>
            walks >> eigenvalue >> parts;
        REQUIRE(cells);
        const auto series = signed_series(windows[window.substr(0, 2)]);
        CHECK(whole(series, "actors") == n);
        CHECK(whole(series, "ties") == m);
        CHECK(whole(series, "conflict") == negative);
        CHECK(whole(series, "frustration") == l);
        CHECK(whole(series, "frustration_ties") == l);
        CHECK(std::abs(whole(series, "line_balance") - f) < 5.1e-5);
        CHECK(whole(series, "triangles") == triangles);
        CHECK(whole(series, "triangles_ppn") + whole(series, "triangles_nnn") == unbalanced);
        CHECK(std::abs(whole(series, "balance") - balance) < 5.1e-5);
        CHECK(std::abs(whole(series, "balance_weighted") - balance) < 5.1e-5);
        CHECK(std::abs(whole(series, "walk_balance") - walks) < 5.1e-5);
        CHECK(std::abs(whole(series, "spectral_balance") - eigenvalue) < 5.1e-5);
        CHECK(whole(series, "components") == parts);
    }
}

TEST_CASE("alliances and disputes 1946-1979 agree with another program in all digits") {
    const auto check = [](const NetworkSeries& series, const Record& r) {
        CHECK(whole(series, "actors") == number(r, "n"));
        CHECK(whole(series, "frustration") == number(r, "frustration_index"));
        CHECK(whole(series, "line_balance") ==
              Approx(number(r, "frustration_normalised")).epsilon(1e-11));
        CHECK(whole(series, "triangles_ppp") == number(r, "tri_ppp"));
        CHECK(whole(series, "triangles_ppn") == number(r, "tri_ppn"));
        CHECK(whole(series, "triangles_pnn") == number(r, "tri_pnn"));
        CHECK(whole(series, "triangles_nnn") == number(r, "tri_nnn"));
        CHECK(whole(series, "walk_balance") == Approx(number(r, "walk_balance")).epsilon(1e-10));
        if (number(r, "components") == 1) {
            CHECK(std::abs(whole(series, "spectral_balance") - number(r, "signed_laplacian_min")) <
                  1e-9);
        }
    };
    const auto compare = [&](const std::filesystem::path& folder, const std::string& edges,
                             const std::string& year) {
        if (missing(folder / edges)) return;
        std::map<std::string, std::vector<Record>> windows;
        for (const Record& r : records(folder / edges)) windows[r.at(year)].push_back(r);
        const auto reference = records(folder / "reference" / "balance.csv");
        CHECK(reference.size() == windows.size());
        for (const Record& r : reference) {
            CAPTURE(r.at(year));
            check(signed_series(windows[r.at(year)]), r);
        }
    };
    compare(datasets / "cow-signed", "edges.csv", "start_year");
    compare(datasets / "cow-dyads", "signed_years.csv", "year");
}

TEST_CASE("Bitcoin Alpha needs 819 ties to change") {
    const auto file = datasets / "bitcoin-alpha" / "events.csv.gz";
    if (missing(file)) return;
    std::map<std::pair<unsigned, unsigned>, double> sums;
    for (const Record& r : records(file)) {
        const auto a = static_cast<unsigned>(std::stoul(r.at("source")));
        const auto b = static_cast<unsigned>(std::stoul(r.at("target")));
        if (a != b) sums[std::minmax(a, b)] += number(r, "rating");
    }
    std::vector<HandTie> ties;
    for (const auto& [pair, sum] : sums)
        if (sum != 0)
            ties.push_back({pair.first, pair.second, sum > 0 ? 1.0 : 0, sum < 0 ? 1.0 : 0});
    const auto series = hand_series({ties});
    CHECK(whole(series, "actors") == 3780);
    CHECK(whole(series, "ties") == 14081);
    CHECK(whole(series, "frustration_ties") == 819);
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
