#include "actors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "entente/cases/edtf.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "near_ids.hpp"
#include "table.hpp"

namespace entente {

namespace {

enum ActorColumn : std::size_t {
    id_column,
    name_column,
    kind_column,
    parent_column,
    groups_column,
    aliases_column,
    from_column,
    to_column,
    note_column
};

const std::vector<ColumnSpec> actor_columns = {
    {{"id"}, Need::required},     {{"name"}, Need::required},   {{"kind"}, Need::required},
    {{"parent"}, Need::expected}, {{"groups"}, Need::expected}, {{"aliases"}, Need::expected},
    {{"from"}, Need::expected},   {{"to"}, Need::expected},     {{"note"}, Need::expected}};

constexpr ActorKind kinds[] = {ActorKind::state,  ActorKind::organisation,  ActorKind::community,
                               ActorKind::person, ActorKind::international, ActorKind::company,
                               ActorKind::armed,  ActorKind::forum};

// A row as read, before its parent is looked up.
struct ActorRow {
    Actor actor;
    std::string parent;
    Place place, parent_place;
    bool bad = false;
};

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view one = trimmed(text.substr(0, end));
        if (!one.empty()) out.emplace_back(one);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

bool read_kind(Table& table, Actor& actor) {
    for (const ActorKind kind : kinds) {
        if (table[kind_column] == to_string(kind)) {
            actor.kind = kind;
            return true;
        }
    }
    table.error(kind_column, in_quotes(table[kind_column]),
                "one of state, organisation, community, person, international, company, armed, "
                "forum");
    return false;
}

// The days of a date in `from` or `to`; a lasting span is not a date.
bool read_existence(Table& table, std::size_t column, std::optional<DaySpan>& days) {
    const std::string_view text = table[column];
    if (text.empty()) return true;
    const auto read = parse_edtf(text);
    if (const auto* fault = std::get_if<EdtfFault>(&read)) {
        table.error(column, in_quotes(text),
                    fmt::format("{} at character {} of {}", fault->expected, fault->column,
                                printable(text, 60)));
        return false;
    }
    const When& when = std::get<When>(read);
    if (when.lasts) {
        table.error(column, in_quotes(text), "one date, not an interval");
        return false;
    }
    days = when.days;
    return true;
}

ActorRow read_row(Table& table) {
    ActorRow row;
    Actor& actor = row.actor;
    row.place = table.place(id_column);
    row.parent_place = table.place(parent_column);
    row.parent = table[parent_column];
    actor.id = table[id_column];
    actor.name = table[name_column];
    actor.groups = split_list(table[groups_column]);
    actor.aliases = split_list(table[aliases_column]);
    actor.from_text = table[from_column];
    actor.to_text = table[to_column];
    actor.note = table[note_column];
    for (const auto column : {id_column, name_column}) {
        if (!table[column].empty()) continue;
        table.error(column, "nothing", column == id_column ? "an id" : "a name");
        row.bad = true;
    }
    if (!read_kind(table, actor)) row.bad = true;
    std::optional<DaySpan> from, to;
    if (!read_existence(table, from_column, from)) row.bad = true;
    if (!read_existence(table, to_column, to)) row.bad = true;
    if (from) actor.exists_from = from->begin;
    if (to) actor.exists_to = to->end;
    if (from && to && from->begin >= to->end) {
        table.error(to_column, in_quotes(actor.to_text),
                    "a date that is not before " + in_quotes(actor.from_text));
        row.bad = true;
    }
    return row;
}

using RowsById = TextMap<std::size_t>;

std::vector<ActorRow> read_rows(Table& table, RowsById& by_id) {
    std::vector<ActorRow> rows;
    while (table.next()) {
        ActorRow row = read_row(table);
        if (!row.actor.id.empty()) {
            const auto [first, is_new] = by_id.emplace(row.actor.id, rows.size());
            if (!is_new) {
                table.error(id_column,
                            fmt::format("{} again (first in line {})", in_quotes(row.actor.id),
                                        rows[first->second].place.line),
                            "an id of its own");
                row.bad = true;
                row.actor.id.clear();  // the first one keeps the name
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

// The parent of each row as a place in `rows`; none where it is unknown, which is reported.
std::vector<std::optional<std::size_t>> find_parents(std::vector<ActorRow>& rows,
                                                     const RowsById& by_id, Table& table) {
    std::vector<std::string> ids;
    for (const auto& row : rows) ids.push_back(row.actor.id);
    NearIds near(std::move(ids));
    std::vector<std::optional<std::size_t>> parents(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].parent.empty()) continue;
        const auto found = by_id.find(rows[i].parent);
        if (found != by_id.end()) {
            parents[i] = found->second;
            continue;
        }
        table.problems().error(table.file(), rows[i].parent_place,
                               "unknown parent " + in_quotes(rows[i].parent),
                               near.expected("the id of an actor", rows[i].parent));
        rows[i].bad = true;
    }
    return parents;
}

// Reports every row that is its own ancestor. Each row is walked over once.
void check_circles(std::vector<ActorRow>& rows,
                   const std::vector<std::optional<std::size_t>>& parents, Table& table) {
    std::vector<std::size_t> walk(rows.size(), 0);  // the walk that first met the row
    for (std::size_t start = 0; start < rows.size(); ++start) {
        std::optional<std::size_t> at = start;
        for (; at && walk[*at] == 0; at = parents[*at]) walk[*at] = start + 1;
        if (!at || walk[*at] != start + 1) continue;
        const std::size_t entry = *at;
        do {
            table.problems().error(
                table.file(), rows[*at].parent_place,
                fmt::format("parent {}, which leads back to {}", in_quotes(rows[*at].parent),
                            in_quotes(rows[*at].actor.id)),
                "parents that end at an actor without one");
            rows[*at].bad = true;
            at = parents[*at];
        } while (*at != entry);
    }
}

// A row whose parent is left out cannot stay: roll-up would count it wrongly.
void leave_out_children(std::vector<ActorRow>& rows,
                        const std::vector<std::optional<std::size_t>>& parents, Table& table) {
    std::vector<std::vector<std::size_t>> children(rows.size());
    std::vector<std::size_t> bad;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (parents[i]) children[*parents[i]].push_back(i);
        if (rows[i].bad) bad.push_back(i);
    }
    while (!bad.empty()) {
        const std::size_t parent = bad.back();
        bad.pop_back();
        for (const std::size_t child : children[parent]) {
            if (rows[child].bad) continue;
            table.problems().error(
                table.file(), rows[child].parent_place,
                fmt::format("parent {}, whose row (line {}) has errors",
                            in_quotes(rows[child].parent), rows[parent].place.line),
                "a parent without errors");
            rows[child].bad = true;
            bad.push_back(child);
        }
    }
}

}  // namespace

ActorTable read_actors(CsvReader& csv) {
    Table table(csv, actor_columns);
    RowsById by_id;
    std::vector<ActorRow> rows = read_rows(table, by_id);
    const auto parents = find_parents(rows, by_id, table);
    check_circles(rows, parents, table);
    leave_out_children(rows, parents, table);
    ActorTable out;
    std::sort(rows.begin(), rows.end(),
              [](const ActorRow& a, const ActorRow& b) { return a.actor.id < b.actor.id; });
    std::vector<std::string> parent_ids;
    for (auto& row : rows) {
        if (row.bad) {
            if (!row.actor.id.empty()) out.left_out.emplace(row.actor.id, row.place.line);
            continue;
        }
        out.actors.push_back(std::move(row.actor));
        parent_ids.push_back(std::move(row.parent));
    }
    for (std::size_t i = 0; i < parent_ids.size(); ++i) {
        if (parent_ids[i].empty()) continue;
        const auto parent = std::lower_bound(
            out.actors.begin(), out.actors.end(), parent_ids[i],
            [](const Actor& actor, const std::string& id) { return actor.id < id; });
        out.actors[i].parent = actor_id(static_cast<std::size_t>(parent - out.actors.begin()));
    }
    return out;
}

ActorId ActorNames::intern(std::string_view name) {
    const auto found = places_.find(name);
    if (found != places_.end()) return actor_id(found->second);
    if (places_.size() == std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCategory::data, "more than 4294967295 actors");
    }
    const auto place = static_cast<std::uint32_t>(places_.size());
    places_.emplace(name, place);
    return actor_id(place);
}

std::vector<Actor> ActorNames::sort(std::vector<ActorId>& sources,
                                    std::vector<ActorId>& targets) const {
    std::vector<bool> used(places_.size());
    for (const auto* column : {&sources, &targets}) {
        for (const auto id : *column) used[index(id)] = true;
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> order;
    order.reserve(places_.size());
    for (const auto& [name, place] : places_) {
        if (used[place]) order.emplace_back(name, place);
    }
    std::sort(order.begin(), order.end());
    std::vector<Actor> actors(order.size());
    std::vector<ActorId> rank(places_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        actors[i].id = actors[i].name = order[i].first;
        rank[order[i].second] = actor_id(i);
    }
    for (auto* column : {&sources, &targets}) {
        for (auto& id : *column) id = rank[index(id)];
    }
    return actors;
}

}  // namespace entente
