#include "event_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/cases/codebook.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

// Sums of very many products of two such numbers are still finite.
constexpr double largest_number = 1e12;
constexpr double smallest_value = 1e-9;  // sums are kept to 2^-60: a smaller one would lose digits

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string code_expected(std::string_view code) {
    const bool well_formed = code.size() >= 2 && code.size() <= 4 && all_digits(code);
    if (well_formed && cameo().find(code)) return {};
    std::string out = well_formed ? fmt::format(
                                        "a code of the CAMEO codebook, which has none that begins "
                                        "with {}",
                                        code.substr(0, 2))
                                  : "a CAMEO code of two to four digits";
    const std::string with_zero = fmt::format("0{}", code.substr(0, 4));
    if (all_digits(code) && cameo().entries().contains(with_zero)) {
        out += ": did you mean " + with_zero + "?";
    }
    return out;
}

std::size_t EventReader::ActHash::operator()(const Act& act) const {
    std::size_t h = std::hash<std::string_view>{}(act.code);
    for (const double x : {act.value, act.weight}) h = h * 1000003 + std::hash<double>{}(x);
    return h * 4 + (act.mutual ? 2U : 0U) + (act.lasts ? 1U : 0U);
}

void EventReader::fault(EventRow& row, EventColumn column, std::string found,
                        std::string expected) {
    row.good = false;
    table_.error(column, std::move(found), std::move(expected));
}

EventReading EventReader::read() {
    while (table_.next()) {
        if (skips()) {
            skip_row();
        } else {
            read_row();
        }
    }
    tell_skipped();
    close_open_ends();
    EventTable& events = out_.events;
    events.begin.shrink_to_fit();
    events.end.shrink_to_fit();
    events.source.shrink_to_fit();
    events.target.shrink_to_fit();
    events.act.shrink_to_fit();
    return std::move(out_);
}

void EventReader::skip_row() {
    const auto empty = table_[source_column].empty() ? source_column : target_column;
    if (out_.skipped_rows++ == 0) first_skipped_ = table_.place(empty);
}

void EventReader::tell_skipped() {
    if (out_.skipped_rows == 0) return;
    table_.problems().warning(
        table_.file(), first_skipped_,
        out_.skipped_rows == 1
            ? std::string("a row without a source or a target actor, which is left out")
            : fmt::format("{} rows without a source or a target actor, which are left out (the "
                          "first stands here)",
                          out_.skipped_rows),
        "two actors");
}

// Ids, names and codes stand in tables, pictures and lists, one after another.
void EventReader::check_lines(EventRow& row) {
    for (const auto column : {id_column, source_column, target_column, code_column,
                              happening_column, citation_column}) {
        if (!table_.stands_in_one_line(column)) row.good = false;
    }
}

void EventReader::read_row() {
    EventRow row;
    check_lines(row);
    if (!row.good) return;
    read_id(row);
    read_when(row);
    read_actors(row);
    read_act(row);
    check_evidence(row);
    if (row.good) keep(row);
}

void EventReader::read_id(EventRow& row) {
    if (!table_.has(id_column)) return;
    const std::string_view id = table_[id_column];
    if (id.empty()) return fault(row, id_column, "nothing", "an id");
    const auto [first, is_new] = lines_of_ids_.emplace(id, table_.place().line);
    if (is_new) return;
    fault(row, id_column, fmt::format("{} again (first in line {})", in_quotes(id), first->second),
          "an id of its own");
}

void EventReader::read_when(EventRow& row) {
    row.when_text = date_text();
    if (row.when_text.empty()) return fault(row, when_column, "nothing", "a date");
    const auto read = parse_edtf(row.when_text);
    if (const auto* when = std::get_if<When>(&read)) {
        row.when = *when;
        return;
    }
    const auto& wrong = std::get<EdtfFault>(read);
    fault(row, when_column, in_quotes(table_[when_column]),
          fmt::format("{} at character {} of {}", wrong.expected, wrong.column,
                      printable(row.when_text, 60)));
}

void EventReader::read_actors(EventRow& row) {
    row.source = read_actor(source_column, row);
    row.target = read_actor(target_column, row);
    if (row.good && row.source == row.target) {
        table_.warning(
            target_column,
            "an act of " + in_quotes(table_[target_column]) + " toward itself, which makes no tie",
            "two actors");
    }
}

std::optional<double> EventReader::read_number(EventRow& row, EventColumn column, double least) {
    const std::string_view text = table_[column];
    if (text.empty()) return std::nullopt;
    const auto number = parse_number(text);
    const bool too_small =
        least < 0 && number && *number != 0 && std::abs(*number) < smallest_value;
    if (number && *number >= least && *number <= largest_number && !too_small) return number;
    fault(row, column, in_quotes(text),
          !number      ? "a number (with a decimal point, and finite)"
          : least == 0 ? "a number from 0 to 1e12"
          : too_small  ? "0, or a size from 1e-9 to 1e12"
                       : "a number from -1e12 to 1e12");
    return std::nullopt;
}

void EventReader::read_act(EventRow& row) {
    row.act.code = table_[code_column];
    row.act.mutual = read_mutual(row);
    row.act.lasts = row.when.lasts;
    row.act.weight = read_number(row, weight_column, 0).value_or(1);
    if (table_[value_column].empty()) {
        row.act.value = value_of_code(row);
    } else {
        row.act.value = read_number(row, value_column, -largest_number).value_or(0);
        if (!row.act.code.empty()) check_code_beside_value(row);
    }
}

void EventReader::keep(const EventRow& row) {
    EventTable& events = out_.events;
    if (events.size() == std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCategory::data, "more than 4294967295 events", table_.file());
    }
    const auto [act, is_new] =
        acts_.try_emplace(row.act, static_cast<std::uint32_t>(events.acts.size()));
    if (is_new) events.acts.push_back(row.act);
    events.begin.push_back(row.when.days.begin);
    events.end.push_back(row.when.days.end);
    events.source.push_back(row.source);
    events.target.push_back(row.target);
    events.act.push_back(act->second);
    events.id.push_back(table_.has(id_column) ? std::string(table_[id_column])
                                              : std::to_string(table_.number()));
    events.when.push_back(row.when_text);
    events.happening.push_back(table_[happening_column]);
    events.summary.push_back(summary());
    events.citation.push_back(table_[citation_column]);
    const std::size_t event = events.size() - 1;
    if (row.when.open_begin || row.when.open_end) {
        open_.push_back({event, row.when.open_begin, table_.place(when_column)});
    } else {
        check_existence(events, event, table_.place(when_column));
    }
}

// An open span reaches to the end (or the beginning) of all that is dated. Until here it holds the
// days of its one date, so that this date counts too.
void EventReader::close_open_ends() {
    if (open_.empty()) return;
    EventTable& events = out_.events;
    const Day first = *std::min_element(events.begin.begin(), events.begin.end());
    const Day last = *std::max_element(events.end.begin(), events.end.end());
    for (const auto& open : open_) {
        if (open.open_begin) {
            events.begin[open.event] = first;
        } else {
            events.end[open.event] = last;
        }
        check_existence(events, open.event, open.place);
    }
}

}  // namespace entente
