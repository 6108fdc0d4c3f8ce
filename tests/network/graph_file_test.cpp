#include <fmt/format.h>
#include <igraph/igraph.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "../folder.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/network/graph_file.hpp"
#include "small_case.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {

constexpr const char* recipe = R"({"version": "0.1.0", "at": "2002", "note": "a\u003cb"})";

bool runs(const std::string& command) {
    return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

/// a, b, c in 2001; a and b against one another in 2002; nobody in 2003; a and c again in 2004.
NetworkSeries four_years(bool directed = false) {
    const auto made = small::make_case({{"a", {}, {"x", "y"}}, {"b", "a"}, {"c"}, {"silent"}},
                                       {{"a", "b", small::on(2001, 3, 1), 2.5},
                                        {"b", "a", small::on(2001, 4, 1), -1.1},
                                        {"b", "c", small::on(2001, 5, 1), 0},
                                        {"a", "b", small::on(2002, 5, 1), -7.3},
                                        {"c", "a", small::on(2004, 1, 1), 1.0 / 3}});
    made->name = "four <years> & \"more\"";
    return build_series(made,
                        small::options({{"every", "1y"}, {"directed", directed ? "yes" : "no"}}));
}

GraphDecoration decorated(const NetworkSeries& series) {
    GraphDecoration with;
    const std::size_t actors = series.source_case().actors.size();
    ActorValues degree{"degree", {}};
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        auto& places = with.positions.emplace_back();
        for (std::size_t a = 0; a < actors; ++a)
            places.push_back({double(a) + double(s), 2.0 * double(a)});
        auto& values = degree.values.emplace_back();
        for (std::size_t i = 0; i < series.networks[s].present.size(); ++i)
            values.push_back(i == 0 ? std::numeric_limits<double>::quiet_NaN() : double(i));
    }
    with.colours.assign(actors, {255, 128, 0});
    with.sizes.assign(actors, 0.2);
    with.values.push_back(degree);
    return with;
}

// (slice, source, target) -> net; slice empty where the format does not tell.
using Nets = std::map<std::tuple<std::string, std::string, std::string>, double>;

Nets nets_of(const NetworkSeries& series, std::size_t first, std::size_t last) {
    Nets nets;
    for (std::size_t s = first; s < last; ++s)
        for (const Tie& tie : series.networks[s].ties)
            nets[{series.networks[s].slice.label, series.source_case().actor(tie.source).id,
                  series.source_case().actor(tie.target).id}] = net(tie);
    return nets;
}

class Igraph {
  public:
    explicit Igraph(const fs::path& file) {
        igraph_set_attribute_table(&igraph_cattribute_table);
        FILE* in = std::fopen(file.c_str(), "r");
        REQUIRE(in != nullptr);
        igraph_error_handler_t* old = igraph_set_error_handler(igraph_error_handler_ignore);
        const igraph_error_t result = file.extension() == ".net"
                                          ? igraph_read_graph_pajek(&graph_, in)
                                          : igraph_read_graph_graphml(&graph_, in, 0);
        igraph_set_error_handler(old);
        std::fclose(in);
        REQUIRE(result == IGRAPH_SUCCESS);
    }
    ~Igraph() { igraph_destroy(&graph_); }
    Igraph(const Igraph&) = delete;
    Igraph& operator=(const Igraph&) = delete;

    std::size_t actors() const { return std::size_t(igraph_vcount(&graph_)); }
    bool directed() const { return igraph_is_directed(&graph_); }
    double number(const char* name, igraph_integer_t vertex) const {
        return VAN(&graph_, name, vertex);
    }
    std::string text(const char* name, igraph_integer_t vertex) const {
        return VAS(&graph_, name, vertex);
    }
    std::string graph_text(const char* name) const { return GAS(&graph_, name); }
    Nets nets(const char* id, const char* slice) const {
        Nets nets;
        for (igraph_integer_t e = 0; e < igraph_ecount(&graph_); ++e) {
            const std::string when = slice ? EAS(&graph_, slice, e) : "";
            std::string a = text(id, IGRAPH_FROM(&graph_, e));
            std::string b = text(id, IGRAPH_TO(&graph_, e));
            if (!directed() && b < a) std::swap(a, b);
            nets[{when, a, b}] = EAN(&graph_, "weight", e);
        }
        return nets;
    }

  private:
    igraph_t graph_;
};

Nets without_slice(const Nets& nets) {
    Nets bare;
    for (const auto& [key, value] : nets) bare[{"", std::get<1>(key), std::get<2>(key)}] = value;
    return bare;
}

bool has_networkx() {
    static const bool has = runs("/usr/bin/python3 -c 'import networkx'");
    return has;
}

/// What networkx reads: lines "slice<TAB>source<TAB>target<TAB>net", text in hexadecimal.
Nets networkx(const fs::path& file) {
    const fs::path script = file.string() + ".py", out = file.string() + ".out";
    std::ofstream(script) << R"(
import sys, json, networkx as nx
f = sys.argv[1]
if f.endswith('.graphml'): g = nx.read_graphml(f)
elif f.endswith('.net'): g = nx.read_pajek(f)
else: g = nx.node_link_graph(json.load(open(f)))
h = lambda s: s.encode().hex() or '-'
with open(sys.argv[2], 'w') as out:
    for u, v, d in g.edges(data=True):
        if not g.is_directed() and v.encode() < u.encode(): u, v = v, u
        out.write('%s %s %s %r\n' % (h(d.get('slice', '')), h(u), h(v), d['weight']))
)";
    REQUIRE(runs("/usr/bin/python3 '" + script.string() + "' '" + file.string() + "' '" +
                 out.string() + "'"));
    const auto plain = [](const std::string& hex) {
        std::string text;
        for (std::size_t i = 0; hex != "-" && i < hex.size(); i += 2)
            text += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        return text;
    };
    Nets nets;
    std::ifstream in(out);
    for (std::string slice, a, b, value; in >> slice >> a >> b >> value;)
        nets[{plain(slice), plain(a), plain(b)}] = std::stod(value);
    fs::remove(script);
    fs::remove(out);
    return nets;
}

NetworkSeries bundled(bool directed = false) {
    CaseReading reading = read_case(ENTENTE_DATA "/japan-dprk");
    SeriesOptions options = options_from(reading.result->defaults);
    options.directed = directed;
    return build_series(reading.result, options);
}

void round_trips(const NetworkSeries& series, std::size_t first, std::size_t last) {
    const test::Folder folder;
    const Nets expected = nets_of(series, first, last);
    const GraphDecoration with = decorated(series);
    for (const char* name : {"x.gexf", "x.graphml", "x.net", "x.dot", "x.csv", "x.json"})
        write_graph_file(series, first, last, with, folder / name, recipe);
    {
        const Igraph graph(folder / "x.graphml");
        CHECK(graph.nets("actor", "slice") == expected);
        CHECK(graph.directed() == series.options.directed);
        CHECK(graph.graph_text("recipe") == recipe);
    }
    if (last - first == 1 && !expected.empty()) {
        const Igraph graph(folder / "x.net");
        CHECK(graph.nets("name", nullptr) == without_slice(expected));
        CHECK(graph.directed() == series.options.directed);
    }
    if (has_networkx()) {
        CHECK(networkx(folder / "x.graphml") == expected);
        CHECK(networkx(folder / "x.json") == expected);
        if (last - first == 1) CHECK(networkx(folder / "x.net") == without_slice(expected));
    }
    if (runs("command -v xmllint"))
        for (const char* name : {"x.gexf", "x.graphml"})
            CHECK(runs("xmllint --huge --noout --nonet '" + (folder / name).string() + "'"));
    if (runs("command -v nop")) CHECK(runs("nop '" + (folder / "x.dot").string() + "'"));
}

NetworkSeries hostile() {
    std::string many(10000, 'n');
    std::vector<small::ActorRow> actors;
    std::vector<small::EventRow> events;
    const std::vector<std::string> names{"\"quoted\"",
                                         "back\\slash\\",
                                         "]]>",
                                         "<b>&amp;</b>",
                                         "'",
                                         "=1+1",
                                         "% no comment",
                                         "*Vertices",
                                         "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                         "\xE6\x97\xA5\xE6\x9C\xAC",
                                         "a b,c;d",
                                         "\\N",
                                         many};
    for (const std::string& name : names) actors.push_back({name});
    for (std::size_t i = 1; i < names.size(); ++i)
        events.push_back({names[0], names[i], small::on(2001, 1, 1), i % 2 ? -double(i) : 0.1});
    return build_series(small::make_case(actors, events), small::options({{"every", "1y"}}));
}

std::string contents(const NetworkSeries& series, std::size_t first, std::size_t last,
                     const char* name, const GraphDecoration& with = {}) {
    const test::Folder folder;
    write_graph_file(series, first, last, with, folder / name, recipe);
    return read_file(folder / name);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("graph files of a small series read back with every net and sign") {
    for (const bool directed : {false, true}) {
        const NetworkSeries series = four_years(directed);
        REQUIRE(series.networks.size() == 4);
        round_trips(series, 0, 4);
        for (std::size_t s = 0; s < 4; ++s) round_trips(series, s, s + 1);
    }
}

TEST_CASE("graph files of the bundled case read back, a slice and all of them") {
    for (const bool directed : {false, true}) {
        const NetworkSeries series = bundled(directed);
        const Nets all = nets_of(series, 0, series.networks.size());
        REQUIRE(std::any_of(all.begin(), all.end(), [](const auto& n) { return n.second < 0; }));
        round_trips(series, 0, series.networks.size());
        const std::size_t slice = series.slice_at(small::day(2002, 9, 17)).value();
        round_trips(series, slice, slice + 1);
    }
}

TEST_CASE("names that are markup, quotes or long survive in every graph file") {
    const NetworkSeries series = hostile();
    const test::Folder folder;
    for (const char* name : {"x.gexf", "x.graphml", "x.net", "x.dot", "x.csv", "x.json"})
        write_graph_file(series, 0, 1, {}, folder / name, recipe);
    const Nets expected = nets_of(series, 0, 1);
    CHECK(Igraph(folder / "x.graphml").nets("actor", "slice") == expected);
    const Igraph pajek(folder / "x.net");
    CHECK(pajek.actors() == series.networks[0].present.size());
    CHECK(pajek.nets("name", nullptr).size() == expected.size());
    if (has_networkx()) {
        CHECK(networkx(folder / "x.graphml") == expected);
        CHECK(networkx(folder / "x.json") == expected);
        CHECK(networkx(folder / "x.net").size() == expected.size());
    }
    if (runs("command -v xmllint"))
        CHECK(runs("xmllint --huge --noout '" + (folder / "x.gexf").string() + "'"));
    if (runs("command -v nop")) CHECK(runs("nop '" + (folder / "x.dot").string() + "'"));
    CHECK(holds(read_file(folder / "x.csv"), ",'=1+1,"));
    CHECK(holds(contents(series, 0, 1, "x.csv", GraphDecoration{.raw = true}), ",=1+1,"));
}

TEST_CASE("gexf: closed intervals, spells merged, weights that Gephi keeps") {
    const NetworkSeries series = four_years();
    const std::string gexf = contents(series, 0, 4, "x.gexf", decorated(series));
    CHECK(holds(gexf,
                "mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" "
                "start=\"2001-01-01\" end=\"2004-12-31\""));
    // a: present 2001, 2002 and 2004
    CHECK(holds(gexf, "<spell start=\"2001-01-01\" end=\"2002-12-31\"/>"));
    CHECK(holds(gexf, "<spell start=\"2004-01-01\" end=\"2004-12-31\"/>"));
    CHECK(holds(gexf, "for=\"net\" value=\"-7.3\" start=\"2002-01-01\" end=\"2002-12-31\""));
    CHECK(holds(gexf, "for=\"weight\" value=\"7.3\" start=\"2002-01-01\" end=\"2002-12-31\""));
    CHECK(holds(gexf, "for=\"weight\" value=\"1e-09\""));  // b and c: an event of value 0
    CHECK(holds(gexf, "<viz:color r=\"255\" g=\"128\" b=\"0\"/>"));
    CHECK_FALSE(holds(gexf, "silent"));
    CHECK_FALSE(holds(gexf, "nan"));
    CHECK(holds(gexf, "<creator>entente</creator>"));
    const std::string one = contents(series, 1, 2, "x.gexf", decorated(series));
    CHECK(holds(one, "mode=\"static\""));
    CHECK_FALSE(holds(one, "spell"));
    CHECK(holds(one, "weight=\"7.3\""));
    CHECK(holds(one, "for=\"net\" value=\"-7.3\""));
    // In 2002 the places are index + 1 and twice the index, y up and 100 times as large.
    CHECK(holds(one, "<viz:position x=\"200\" y=\"-200\" z=\"0\"/>"));
}

TEST_CASE("graphml: attributes of actors, a slice's own values, what is absent") {
    const NetworkSeries series = four_years();
    const test::Folder folder;
    write_graph_file(series, 0, 4, decorated(series), folder / "x.graphml");
    const Igraph graph(folder / "x.graphml");
    REQUIRE(graph.actors() == 3);
    CHECK(graph.text("actor", 1) == "b");
    CHECK(graph.text("parent", 1) == "a");
    CHECK(graph.text("groups", 0) == "x;y");
    CHECK(graph.number("x", 1) == 1.5);  // the mean of 1 in 2001 and 2 in 2002
    CHECK(graph.number("x_2002", 1) == 2);
    CHECK(std::isnan(graph.number("x_2004", 1)));
    CHECK(graph.number("degree_2001", 2) == 2);
    CHECK(std::isnan(graph.number("degree_2001", 0)));
    CHECK(graph.text("color", 0) == "#ff8000");
}

TEST_CASE("Pajek: time in brackets for a series, none for a slice, what a recipe lies beside") {
    const NetworkSeries series = four_years();
    const std::string net = contents(series, 0, 4, "x.net");
    CHECK(net ==
          "*Network four <years> & \xEF\xBC\x82more\xEF\xBC\x82\n"
          "% 1 = 2001\n% 2 = 2002\n% 3 = 2003\n% 4 = 2004\n"
          "*Vertices 3\n1 \"a\" [1-2,4]\n2 \"b\" [1-2]\n3 \"c\" [1,4]\n*Edges\n"
          "1 2 1.4 [1]\n2 3 0 [1]\n1 2 -7.3 [2]\n1 3 0.3333333333333333 [4]\n");
    CHECK_FALSE(holds(contents(series, 0, 1, "x.net"), "["));
    const test::Folder folder;
    write_graph_file(series, 0, 4, {}, folder / "x.net", recipe);
    CHECK(read_file(folder / "x.net.recipe.json") == std::string(recipe) + "\n");
    write_graph_file(series, 0, 4, {}, folder / "y.csv");
    CHECK(folder.files() == 3);
}

TEST_CASE("csv and json of a slice, to the byte") {
    const NetworkSeries series = four_years();
    CHECK(contents(series, 0, 2, "x.csv") ==
          "slice,source,target,cooperation,conflict,net,intensity,tone,events\n"
          "2001,a,b,2.5,1.1,1.4,3.6,0.38888888888888884,2\n"
          "2001,b,c,0,0,0,0,,1\n"
          "2002,a,b,0,7.3,-7.3,7.3,-1,1\n");
    CHECK(contents(series, 2, 3, "x.json") ==
          std::string("{\"recipe\": ") + recipe +
              ",\n\"directed\": false, \"multigraph\": false,\n"
              "\"graph\": {\"name\": \"four <years> & \\\"more\\\"\", \"slices\": [\"2003\"]},\n"
              "\"nodes\": [],\n\"links\": []}\n");
}

TEST_CASE("a recipe stands in the file as it is, and so that Graphviz reads it") {
    const NetworkSeries series = four_years();
    CHECK(holds(contents(series, 0, 4, "x.gexf"),
                std::string("<description>") + recipe + "</description>"));
    CHECK(holds(contents(series, 0, 4, "x.graphml"),
                std::string("<data key=\"recipe\">") + recipe + "</data>"));
    CHECK(holds(contents(series, 0, 4, "x.dot"),
                R"(  entente_recipe="{\"version\": \"0.1.0\", \"at\": \"2002\", )"
                R"(\"note\": \"a\u003cb\"}";)"));
    const test::Folder folder;
    for (const char* name : {"x.gexf", "x.graphml", "x.net", "x.dot", "x.csv", "x.json"}) {
        write_graph_file(series, 0, 4, {}, folder / name);
        CHECK_FALSE(holds(read_file(folder / name), "recipe\": {"));
    }
    CHECK(folder.files() == 6);
}

TEST_CASE("an unknown ending of a graph file is refused, with a suggestion") {
    CHECK_NOTHROW(check_graph_ending("x.GEXF"));
    CHECK_THROWS_WITH(check_graph_ending("x.gefx"), Catch::Contains("did you mean gexf?"));
    for (const char* name : {"x", "x.png", "gexf"}) {
        try {
            check_graph_ending(name);
            FAIL(name);
        } catch (const Error& e) {
            CHECK(e.category() == ErrorCategory::usage);
        }
    }
}

TEST_CASE("a graph file is there whole or not at all") {
    const NetworkSeries series = four_years();
    const test::Folder folder;
    for (const char* ending : {"gexf", "graphml", "net", "dot", "csv", "json"}) {
        const fs::path file = folder / fmt::format("x.{}", ending);
        std::stop_source stop;
        stop.request_stop();
        try {
            write_graph_file(series, 0, 4, {}, file, recipe, Progress(stop.get_token()));
            FAIL(ending);
        } catch (const Error& e) {
            CHECK(e.category() == ErrorCategory::interrupted);
        }
        try {
            write_graph_file(series, 0, 4, {}, folder / "no" / file.filename(), recipe);
            FAIL(ending);
        } catch (const Error& e) {
            CHECK(e.category() == ErrorCategory::io);
        }
        // Stopped when the whole is written, before it has a name.
        std::stop_source late;
        const Progress progress(late.get_token(), [&](double f, std::string_view) {
            if (f == 1) late.request_stop();
        });
        CHECK_THROWS_AS(write_graph_file(series, 0, 4, {}, file, recipe, progress), Error);
    }
    CHECK_THROWS_AS(write_graph_file(series, 2, 2, {}, folder / "z.csv"), Error);
    CHECK_THROWS_AS(write_graph_file(series, 0, 5, {}, folder / "z.csv"), Error);
    CHECK(folder.files() == 0);
}

TEST_CASE("a long string of DOT comes in pieces, none of them cut inside a letter or an escape") {
    CHECK(dot_string("") == "\"\"");
    CHECK(dot_string("a\\\"b") == "\"a\\\"b\"");
    for (const std::string& unit :
         {std::string("x"), std::string("\\\""), std::string("\\\\"), std::string("\xE6\x97\xA5"),
          std::string("x\\\"\xF0\x9F\x98\x80")}) {
        std::string text = "x";
        while (text.size() < 50'000) text += unit;
        std::string joined = dot_string(text), whole;
        const std::string joint = "\" + \"";
        joined = joined.substr(1, joined.size() - 2);
        for (std::size_t at = 0; at <= joined.size();) {
            const std::size_t end = std::min(joined.find(joint, at), joined.size());
            const std::string piece = joined.substr(at, end - at);
            CHECK(piece.size() <= 8000);
            CHECK((static_cast<unsigned char>(piece.front()) & 0xC0) != 0x80);
            const std::size_t last = piece.find_last_not_of('\\');
            CHECK((piece.size() - 1 - last) % 2 == 0);  // no escape without what it escapes
            whole += piece;
            at = end + joint.size();
        }
        CHECK(whole == text);
    }
}
