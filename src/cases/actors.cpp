#include "actors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

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

// A row as read, before its parent is looked up. A field with an error is left empty: the actor
// stays, for all that name it.
struct ActorRow {
    Actor actor;
    std::string parent;
    Place place, parent_place;
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

ActorKind read_kind(Table& table) {
    for (const ActorKind kind : kinds) {
        if (table[kind_column] == to_string(kind)) return kind;
    }
    table.error(kind_column, in_quotes(table[kind_column]),
                "one of state, organisation, community, person, international, company, armed, "
                "forum");
    return ActorKind::unknown;
}

// The days of a date in `from` or `to`; a lasting span is not a date.
std::optional<DaySpan> read_existence(Table& table, std::size_t column) {
    const std::string_view text = table[column];
    if (text.empty()) return std::nullopt;
    const auto read = parse_edtf(text);
    if (const auto* fault = std::get_if<EdtfFault>(&read)) {
        table.error(column, in_quotes(text),
                    fmt::format("{} at character {} of {}", fault->expected, fault->column,
                                printable(text, 60)));
        return std::nullopt;
    }
    const When& when = std::get<When>(read);
    if (when.lasts) {
        table.error(column, in_quotes(text), "one date, not an interval");
        return std::nullopt;
    }
    return when.days;
}

void read_times(Table& table, Actor& actor) {
    const auto from = read_existence(table, from_column);
    const auto to = read_existence(table, to_column);
    if (from && to && from->begin >= to->end) {
        table.error(to_column, in_quotes(table[to_column]),
                    "a date that is not before " + in_quotes(table[from_column]));
        return;
    }
    if (from) {
        actor.from_text = table[from_column];
        actor.exists_from = from->begin;
    }
    if (to) {
        actor.to_text = table[to_column];
        actor.exists_to = to->end;
    }
}

// The cell, or nothing when it has an error.
std::string line_of(Table& table, std::size_t column) {
    return table.stands_in_one_line(column) ? std::string(table[column]) : std::string{};
}

ActorRow read_row(Table& table) {
    ActorRow row;
    Actor& actor = row.actor;
    row.place = table.place(id_column);
    row.parent_place = table.place(parent_column);
    row.parent = line_of(table, parent_column);
    actor.id = line_of(table, id_column);
    actor.name = line_of(table, name_column);
    actor.groups = split_list(line_of(table, groups_column));
    actor.aliases = split_list(line_of(table, aliases_column));
    actor.note = table[note_column];
    for (const auto column : {id_column, name_column}) {
        if (table[column].empty())
            table.error(column, "nothing", column == id_column ? "an id" : "a name");
    }
    if (actor.name.empty()) actor.name = actor.id;
    actor.kind = read_kind(table);
    read_times(table, actor);
    return row;
}

using RowsById = TextMap<std::size_t>;

// Only a row that lacks an id of its own is left out.
std::vector<ActorRow> read_rows(Table& table, RowsById& by_id) {
    std::vector<ActorRow> rows;
    while (table.next()) {
        ActorRow row = read_row(table);
        if (row.actor.id.empty()) continue;
        const auto [first, is_new] = by_id.emplace(row.actor.id, rows.size());
        if (is_new) {
            rows.push_back(std::move(row));
            continue;
        }
        table.error(id_column,
                    fmt::format("{} again (first in line {})", in_quotes(row.actor.id),
                                rows[first->second].place.line),
                    "an id of its own");
    }
    return rows;
}

// The parent of each row as a place in `rows`; none where it is unknown, which is reported.
std::vector<std::optional<std::size_t>> find_parents(const std::vector<ActorRow>& rows,
                                                     const RowsById& by_id, Table& table) {
    NearIds near;
    for (const auto& row : rows) near.add(row.actor);
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
    }
    return parents;
}

// Reports every row that is its own ancestor, and takes its parent away. Each row is walked over
// once.
void break_circles(const std::vector<ActorRow>& rows,
                   std::vector<std::optional<std::size_t>>& parents, Table& table) {
    std::vector<std::size_t> walk(rows.size(), 0);  // the walk that first met the row
    for (std::size_t start = 0; start < rows.size(); ++start) {
        std::optional<std::size_t> at = start;
        for (; at && walk[*at] == 0; at = parents[*at]) walk[*at] = start + 1;
        if (!at || walk[*at] != start + 1) continue;
        while (parents[*at]) {
            table.problems().error(
                table.file(), rows[*at].parent_place,
                fmt::format("parent {}, which leads back to {}", in_quotes(rows[*at].parent),
                            in_quotes(rows[*at].actor.id)),
                "parents that end at an actor without one");
            at = std::exchange(parents[*at], std::nullopt);
        }
    }
}

}  // namespace

std::vector<Actor> read_actors(CsvReader& csv) {
    Table table(csv, actor_columns);
    RowsById by_id;
    std::vector<ActorRow> rows = read_rows(table, by_id);
    auto parents = find_parents(rows, by_id, table);
    break_circles(rows, parents, table);
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return rows[a].actor.id < rows[b].actor.id; });
    std::vector<ActorId> rank(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = actor_id(i);
    std::vector<Actor> actors;
    for (const std::size_t row : order) {
        if (parents[row]) rows[row].actor.parent = rank[*parents[row]];
        actors.push_back(std::move(rows[row].actor));
    }
    return actors;
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
