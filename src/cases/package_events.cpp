#include <fmt/core.h>

#include <algorithm>

#include "entente/cases/codebook.hpp"
#include "entente/core/text.hpp"
#include "event_reader.hpp"
#include "near_ids.hpp"

namespace entente {

namespace {

const std::vector<ColumnSpec> columns = {
    {{"id"}, Need::required},      {{"when"}, Need::required},    {{"source"}, Need::required},
    {{"target"}, Need::required},  {{"mutual"}, Need::expected},  {{"code"}, Need::expected},
    {{"value"}, Need::expected},   {{"weight"}, Need::expected},  {{"happening"}, Need::expected},
    {{"summary"}, Need::expected}, {{"citation"}, Need::expected}};

class PackageEvents final : public EventReader {
  public:
    PackageEvents(Table& table, const std::vector<Actor>& actors,
                  const std::vector<Source>* sources)
        : EventReader(table),
          actors_(actors),
          check_sources_(sources != nullptr),
          near_actors_(actors) {
        for (std::size_t i = 0; i < actors.size(); ++i) {
            const Actor& actor = actors[i];
            places_.emplace(actor.id, actor_id(i));
            other_names_.emplace(lower_ascii(actor.name), actor_id(i));
            for (const auto& alias : actor.aliases) {
                other_names_.emplace(lower_ascii(alias), actor_id(i));
            }
        }
        if (!sources) return;
        for (const auto& source : *sources) {
            sources_.emplace(source.id, true);
            near_sources_.add(source.id);
        }
    }

  private:
    bool skips() const override { return false; }
    std::string date_text() const override { return std::string(table_[when_column]); }
    std::string summary() const override { return std::string(table_[summary_column]); }

    ActorId read_actor(EventColumn column, EventRow& row) override {
        const std::string_view id = table_[column];
        const auto found = places_.find(id);
        if (found != places_.end()) return found->second;
        if (id.empty()) {
            fault(row, column, "nothing", "the id of an actor");
        } else {
            fault(row, column, "unknown actor " + in_quotes(id), expected_actor(id));
        }
        return {};
    }

    std::string expected_actor(std::string_view id) {
        const auto named = other_names_.find(lower_ascii(id));
        if (named == other_names_.end()) return near_actors_.expected("the id of an actor", id);
        const Actor& meant = actors_[index(named->second)];
        return fmt::format("the id of an actor: did you mean {} ({})?", printable(meant.id),
                           printable(meant.name));
    }

    bool read_mutual(EventRow& row) override {
        if (!table_.has(mutual_column)) return false;
        const std::string_view text = table_[mutual_column];
        if (text != "yes" && text != "no") fault(row, mutual_column, in_quotes(text), "yes or no");
        return text == "yes";
    }

    double value_of_code(EventRow& row) override {
        if (row.act.code.empty()) {
            const auto column = table_.has(code_column) ? code_column : value_column;
            fault(row, column, "neither a code nor a value", "one of them");
            return 0;
        }
        check_code_beside_value(row);
        const auto* entry = cameo().find(row.act.code);
        return entry ? entry->value : 0;
    }

    void check_code_beside_value(EventRow& row) override {
        const std::string expected = code_expected(row.act.code);
        if (!expected.empty()) fault(row, code_column, in_quotes(row.act.code), expected);
    }

    void check_evidence(EventRow& row) override {
        if (!check_sources_) return;
        for (const auto& citation : split_citations(table_[citation_column])) {
            if (sources_.contains(citation.source)) continue;
            fault(row, citation_column,
                  "a citation of unknown source " + in_quotes(citation.source),
                  near_sources_.expected("the id of a source", citation.source));
        }
    }

    void check_existence(const EventTable& events, std::size_t event, Place place) override {
        for (const ActorId id : {events.source[event], events.target[event]}) {
            const Actor& actor = actors_[index(id)];
            const bool before = actor.exists_from && events.begin[event] < *actor.exists_from;
            const bool after = actor.exists_to && events.end[event] > *actor.exists_to;
            // An act on an unknown day may still have happened in time.
            const bool never = (actor.exists_from && events.end[event] <= *actor.exists_from) ||
                               (actor.exists_to && events.begin[event] >= *actor.exists_to);
            if (!(events.act_of(event).lasts ? before || after : never)) continue;
            table_.problems().warning(
                table_.file(), place,
                fmt::format("{}, when {} did not exist", in_quotes(events.when[event]),
                            in_quotes(actor.id)),
                fmt::format("a date within {}/{}",
                            actor.from_text.empty() ? ".." : printable(actor.from_text),
                            actor.to_text.empty() ? ".." : printable(actor.to_text)));
        }
    }

    const std::vector<Actor>& actors_;
    bool check_sources_;
    TextMap<ActorId> places_;
    TextMap<ActorId> other_names_;
    TextMap<bool> sources_;
    NearIds near_actors_;
    NearIds near_sources_;
};

}  // namespace

EventReading read_package_events(CsvReader& rows, const std::vector<Actor>& actors,
                                 const std::vector<Source>* sources) {
    Table table(rows, columns);
    if (table.readable() && !table.has(code_column) && !table.has(value_column)) {
        table.problems().error(table.file(), {1, 1}, "neither a column code nor a column value",
                               "one of them");
        table.problems().cost_a_file();
        return {};
    }
    return PackageEvents(table, actors, sources).read();
}

}  // namespace entente
