// The bundled case against its own Table Schema. The CSV files are read here by other means than
// the program's, so that one does not vouch for itself.
#include <regex.h>

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "entente/cases/codebook.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "reading.hpp"

using namespace entente;
using namespace entente::testing;
using nlohmann::json;

namespace {

const std::filesystem::path folder = ENTENTE_DATA "/japan-dprk";

using Row = std::map<std::string, std::string>;
struct Rows {
    std::vector<std::string> header;
    std::vector<Row> rows;
};

std::vector<std::vector<std::string>> split_csv(const std::string& text) {
    std::vector<std::vector<std::string>> records(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        auto& field = records.back().back();
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            field += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            records.back().emplace_back();
        } else if (!quoted && c == '\n') {
            records.push_back({""});
        } else {
            field += c;
        }
    }
    records.pop_back();  // behind the last line end
    return records;
}

Rows read_rows(const std::string& file) {
    const auto records = split_csv(read_file(folder / file));
    Rows out{.header = records.at(0), .rows = {}};
    for (std::size_t r = 1; r < records.size(); ++r) {
        REQUIRE(records[r].size() == out.header.size());
        Row row;
        for (std::size_t f = 0; f < out.header.size(); ++f) row[out.header[f]] = records[r][f];
        out.rows.push_back(row);
    }
    return out;
}

const json& package() {
    static const json read = json::parse(read_file(folder / "datapackage.json"));
    return read;
}

const json& resource(const std::string& name) {
    for (const auto& one : package()["resources"]) {
        if (one["name"] == name) return one;
    }
    throw std::runtime_error("no resource " + name);
}

Rows rows_of(const std::string& name) {
    return read_rows(resource(name)["path"]);
}

// Whether the whole text has the pattern.
bool matches(const std::string& text, const std::string& pattern) {
    regex_t compiled{};
    REQUIRE(regcomp(&compiled, ("^(" + pattern + ")$").c_str(), REG_EXTENDED | REG_NOSUB) == 0);
    const bool found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
    regfree(&compiled);
    return found;
}

// What is wrong with a cell by its field's type and constraints; empty when nothing is.
std::string fault(const std::string& cell, const json& field) {
    const json constraints = field.value("constraints", json::object());
    if (cell.empty()) return constraints.value("required", false) ? "required" : "";
    if (constraints.contains("pattern") &&
        !matches(cell, constraints["pattern"].get<std::string>())) {
        return "pattern";
    }
    if (constraints.contains("enum")) {
        const auto& allowed = constraints["enum"];
        if (std::find(allowed.begin(), allowed.end(), cell) == allowed.end()) return "enum";
    }
    if (field["type"] != "number") return field["type"] == "string" ? "" : "type of field";
    const auto number = parse_number(cell);
    if (!number) return "number";
    if (*number < constraints.value("minimum", *number)) return "minimum";
    if (*number > constraints.value("maximum", *number)) return "maximum";
    return "";
}

std::size_t words(const std::string& text) {
    std::istringstream in(text);
    std::string word;
    std::size_t count = 0;
    while (in >> word) ++count;
    return count;
}

}  // namespace

TEST_CASE("the bundled case has the columns, types and constraints of its Table Schema") {
    for (const std::string name : {"actors", "events", "sources"}) {
        const auto& fields = resource(name)["schema"]["fields"];
        const Rows table = rows_of(name);
        CAPTURE(name);
        REQUIRE_FALSE(table.rows.empty());
        REQUIRE(table.header.size() == fields.size());
        for (std::size_t f = 0; f < fields.size(); ++f) {
            const std::string column = fields[f]["name"];
            REQUIRE(table.header[f] == column);
            std::set<std::string> met;
            for (std::size_t r = 0; r < table.rows.size(); ++r) {
                const std::string& cell = table.rows[r].at(column);
                CAPTURE(column, cell, r);
                CHECK(fault(cell, fields[f]) == "");
                if (!fields[f].value("constraints", json::object()).value("unique", false))
                    continue;
                CHECK(met.insert(cell).second);
            }
        }
    }
}

TEST_CASE("the bundled case keeps its foreign keys") {
    for (const std::string name : {"actors", "events"}) {
        const Rows table = rows_of(name);
        for (const auto& key : resource(name)["schema"]["foreignKeys"]) {
            const std::string other = key["reference"]["resource"];
            std::set<std::string> known{""};  // an empty cell refers to nothing
            for (const auto& row : (other.empty() ? table : rows_of(other)).rows) {
                known.insert(row.at(key["reference"]["fields"]));
            }
            for (const auto& row : table.rows) {
                CAPTURE(name, row.at("id"));
                CHECK(known.count(row.at(key["fields"])) == 1);
            }
        }
    }
}

TEST_CASE("in the bundled case every citation has its source and place, every code its entry") {
    std::set<std::string> sources;
    for (const auto& row : rows_of("sources").rows) sources.insert(row.at("id"));
    std::set<std::string> cited;
    for (const auto& row : rows_of("events").rows) {
        CAPTURE(row.at("id"));
        const auto citations = split_citations(row.at("citation"));
        CHECK_FALSE(citations.empty());
        for (const auto& citation : citations) {
            CHECK(sources.count(std::string(citation.source)) == 1);
            CHECK(matches(std::string(citation.locator), ".+ ¶[0-9]+"));
            cited.insert(std::string(citation.source));
        }
        const auto& codes = cameo().entries();
        CHECK(codes.find(row.at("code")) != codes.end());
        CHECK(row.at("source") != row.at("target"));
        CHECK(words(row.at("summary")) <= 25);
    }
    CHECK(cited == sources);
}

TEST_CASE("the bundled case is read without a problem, row for row") {
    const auto reading = read_case(folder);
    CHECK(lines(reading).empty());
    const Case& c = *reading.result;
    CHECK(c.actors.size() == rows_of("actors").rows.size());
    CHECK(c.sources.size() == rows_of("sources").rows.size());
    const Rows events = rows_of("events");
    REQUIRE(c.events.size() == events.rows.size());
    for (std::size_t e = 0; e < c.events.size(); ++e) {
        const Row& row = events.rows[e];
        CAPTURE(row.at("id"));
        CHECK(c.events.id[e] == row.at("id"));
        CHECK(c.events.when[e] == row.at("when"));
        CHECK(c.actor(c.events.source[e]).id == row.at("source"));
        CHECK(c.actor(c.events.target[e]).id == row.at("target"));
        CHECK(c.events.act_of(e).mutual == (row.at("mutual") == "yes"));
        CHECK(c.events.summary[e] == row.at("summary"));
        const double value = row.at("value").empty()
                                 ? cameo().entries().find(row.at("code"))->second.value
                                 : parse_number(row.at("value")).value();
        CHECK(c.events.act_of(e).value == value);
    }
    REQUIRE(c.find_actor("jpn"));
    REQUIRE(c.find_actor("prk"));
    const auto view = c.defaults;
    CHECK(view.at("every") == "1y");
}

TEST_CASE("nobody in the bundled case who belongs to no state rolls up into one") {
    const auto reading = read_case(folder);
    const Case& c = *reading.result;
    const auto ancestors = [&](const std::string& id) {
        std::set<std::string> out;
        const auto at = c.find_actor(id);
        for (auto up = at ? c.actor(*at).parent : at; up; up = c.actor(*up).parent) {
            out.insert(c.actor(*up).id);
        }
        return out;
    };
    for (const Actor& actor : c.actors) {
        CAPTURE(actor.id);
        const auto above = ancestors(actor.id);
        // Citizens are a community of their state; those who are bodies of several states are not.
        const bool apart = actor.kind == ActorKind::international || actor.kind == ActorKind::forum;
        for (const auto& id : above) {
            if (apart) CHECK(c.actor(*c.find_actor(id)).kind != ActorKind::state);
        }
    }
    CHECK(ancestors("chongryon").empty());
    CHECK(ancestors("mindan").empty());
    CHECK(ancestors("zainichi").empty());
    CHECK(ancestors("kedo").empty());
    CHECK(ancestors("eu").empty());
    CHECK(ancestors("chogin") == std::set<std::string>{"chongryon"});
    std::set<std::string> six;
    for (const Actor& actor : c.actors) {
        const auto& groups = actor.groups;
        if (std::find(groups.begin(), groups.end(), "six-party") != groups.end()) {
            six.insert(actor.id);
        }
    }
    CHECK(six == std::set<std::string>{"chn", "jpn", "kor", "prk", "rus", "usa"});
}
