#include <algorithm>

#include "entente/cases/codebook.hpp"
#include "event_reader.hpp"

namespace entente {

namespace {

const std::vector<ColumnSpec> columns = {
    {{"id"}},
    {{"date", "when", "day", "event_date"}, Need::required},
    {{"source", "from", "actor1", "source_name"}, Need::required},
    {{"target", "to", "actor2", "target_name"}, Need::required},
    {},
    {{"code", "cameo", "event_code"}},
    {{"value", "goldstein", "intensity", "sign", "rating"}},
    {{"weight", "count", "n"}},
    {},
    {},
    {}};

class PlainEvents final : public EventReader {
  public:
    PlainEvents(Table& table, ActorNames& names) : EventReader(table), names_(names) {}

  private:
    bool skips() const override {
        return table_[source_column].empty() || table_[target_column].empty();
    }

    // YYYYMMDD, the basic form of ISO 8601, is what many tools write.
    std::string date_text() const override {
        std::string text(table_[when_column]);
        const bool basic = text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) {
                               return c >= '0' && c <= '9';
                           });
        return basic ? text.substr(0, 4) + '-' + text.substr(4, 2) + '-' + text.substr(6) : text;
    }

    ActorId read_actor(EventColumn column, EventRow&) override {
        return names_.intern(table_[column]);
    }
    bool read_mutual(EventRow&) override { return false; }

    double value_of_code(EventRow& row) override {
        if (!row.act.code.empty()) {
            const std::string expected = code_expected(row.act.code);
            if (expected.empty()) return cameo().find(row.act.code)->value;
            fault(row, code_column, in_quotes(row.act.code), expected);
        } else if (table_.has(value_column)) {
            fault(row, value_column, "nothing", "a number");
        } else if (table_.has(code_column)) {
            fault(row, code_column, "nothing", "a CAMEO code");
        }
        return 1;
    }

    // The value is there: the code is but a note, of another codebook perhaps.
    void check_code_beside_value(EventRow& row) override {
        const std::string expected = code_expected(row.act.code);
        if (!expected.empty()) table_.warning(code_column, in_quotes(row.act.code), expected);
    }

    void check_evidence(EventRow&) override {}
    void check_existence(const EventTable&, std::size_t, Place) override {}
    std::string summary() const override { return table_.others(); }

    ActorNames& names_;
};

}  // namespace

EventReading read_plain_events(CsvReader& rows, std::vector<Actor>& actors) {
    Table table(rows, columns);
    ActorNames names;
    EventReading out = PlainEvents(table, names).read();
    actors = names.sort(out.events.source, out.events.target);
    return out;
}

}  // namespace entente
