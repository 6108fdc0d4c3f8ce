#pragma once
// What reading the events of packages and of plain files has in common.
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "actors.hpp"
#include "entente/cases/edtf.hpp"
#include "events.hpp"
#include "table.hpp"

namespace entente {

/// Order of the columns in the specs of both kinds of table.
enum EventColumn : std::size_t {
    id_column,
    when_column,
    source_column,
    target_column,
    mutual_column,
    code_column,
    value_column,
    weight_column,
    happening_column,
    summary_column,
    citation_column
};

/// One row, read as far as it could be.
struct EventRow {
    std::string when_text;
    When when;
    ActorId source{}, target{};
    Act act;
    bool good = true;
};

class EventReader {
  public:
    explicit EventReader(Table& table) : table_(table) {}
    virtual ~EventReader() = default;
    EventReading read();

  protected:
    /// Whether the row is none of ours: skipped and counted, without a problem.
    virtual bool skips() const = 0;
    virtual std::string date_text() const = 0;
    virtual ActorId read_actor(EventColumn column, EventRow& row) = 0;
    virtual bool read_mutual(EventRow& row) = 0;
    /// The value of a row that gives none of its own.
    virtual double value_of_code(EventRow& row) = 0;
    /// A row that gives a value and a code.
    virtual void check_code_beside_value(EventRow& row) = 0;
    virtual void check_evidence(EventRow& row) = 0;
    /// Called once the days of an event are known.
    virtual void check_existence(const EventTable& events, std::size_t event, Place place) = 0;
    virtual std::string summary() const = 0;

    void fault(EventRow& row, EventColumn column, std::string found, std::string expected);

    Table& table_;

  private:
    /// An event whose first or last day is known only when all are read.
    struct OpenEvent {
        std::size_t event;
        bool open_begin;
        Place place;
    };
    struct ActHash {
        std::size_t operator()(const Act& act) const;
    };

    void skip_row();
    void tell_skipped();
    void read_row();
    void check_lines(EventRow& row);
    void read_id(EventRow& row);
    void read_when(EventRow& row);
    void read_actors(EventRow& row);
    void read_act(EventRow& row);
    std::optional<double> read_number(EventRow& row, EventColumn column, double least);
    void keep(const EventRow& row);
    void close_open_ends();

    EventReading out_;
    std::unordered_map<Act, std::uint32_t, ActHash> acts_;
    TextMap<std::size_t> lines_of_ids_;
    std::vector<OpenEvent> open_;
    Place first_skipped_;
};

/// What would have been right instead of a code: empty when it is two to four digits and the
/// codebook has a prefix of it.
std::string code_expected(std::string_view code);

}  // namespace entente
