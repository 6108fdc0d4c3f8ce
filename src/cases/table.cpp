#include "table.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "entente/core/text.hpp"

namespace entente {

namespace {

std::string listed(const std::vector<std::string_view>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += names[i];
    }
    return out;
}

// The header as a user would look it over, in a message of bearable length.
std::string shown(const std::vector<std::string>& header) {
    std::string out;
    for (const auto& name : header) {
        if (!out.empty()) out += ',';
        out += name;
        if (out.size() > 200) break;
    }
    return printable(out, 120);
}

}  // namespace

Table::Table(CsvReader& rows, const std::vector<ColumnSpec>& specs) : rows_(rows) {
    places_.resize(specs.size());
    const std::size_t errors = problems().errors(), told = problems().file_errors();
    if (rows_.next()) {
        if (rows_.count() == 1) find_columns(specs);  // else the header itself was bad
    } else if (problems().errors() == errors) {
        problems().error(file(), {1, 1}, rows_.empty() ? "an empty file" : "only blank lines",
                         "a header line with the names of the columns");
    }
    readable_ = problems().errors() == errors;
    problems().cost_a_file(problems().errors() - errors - (problems().file_errors() - told));
}

void Table::find_columns(const std::vector<ColumnSpec>& specs) {
    width_ = rows_.size();
    std::vector<std::string> header;
    for (std::size_t i = 0; i < width_; ++i) header.push_back(lower_ascii(rows_[i]));
    places_.clear();
    for (const auto& spec : specs) find_column(spec, header);
    for (std::size_t i = 0; i < width_; ++i) {
        if (std::find(places_.begin(), places_.end(), i) != places_.end()) continue;
        others_.push_back({i, std::string(rows_[i])});
    }
}

void Table::find_column(const ColumnSpec& spec, const std::vector<std::string>& header) {
    std::vector<std::size_t> found;  // in the order of the spec's names
    for (const auto name : spec.names) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (header[i] == name) found.push_back(i);
        }
    }
    places_.push_back(found.empty() ? std::nullopt : std::optional(found.front()));
    if (found.empty() && spec.need != Need::optional) {
        const std::string missing = "no column " + listed(spec.names);
        const std::string expected =
            fmt::format("a column {} (the header has {})", spec.names.front(), shown(header));
        if (spec.need == Need::required) {
            problems().error(file(), place(), missing, expected);
        } else {
            problems().warning(file(), place(), missing + ", read as empty", expected);
        }
    }
    if (found.size() < 2) return;
    const std::string two = fmt::format("two columns, {} and {}", in_quotes(rows_[found[0]]),
                                        in_quotes(rows_[found[1]]));
    const Place second = rows_.place(found[1]);
    if (header[found[0]] == header[found[1]]) {
        problems().error(file(), second, two, "one column of this name");
    } else {
        problems().warning(file(), second, two,
                           fmt::format("one of them ({} is used)", in_quotes(rows_[found[0]])));
    }
}

bool Table::next() {
    while (readable_ && rows_.next()) {
        if (rows_.size() == width_) return true;
        problems().error(file(), place(), fmt::format("{} fields", rows_.size()),
                         fmt::format("{} fields, as in the header", width_));
    }
    return false;
}

std::string_view Table::operator[](std::size_t column) const {
    return places_[column] ? rows_[*places_[column]] : std::string_view{};
}

std::string Table::others() const {
    std::string out;
    for (const auto& other : others_) {
        const std::string_view cell = rows_[other.place];
        if (cell.empty()) continue;
        if (!out.empty()) out += "; ";
        if (!other.name.empty() && other.name != "summary") out += other.name + ": ";
        out += cell;
    }
    return out;
}

bool Table::stands_in_one_line(std::size_t column) {
    const std::string_view text = (*this)[column];
    const std::size_t control = text.find_first_of("\t\r\n");
    if (control == std::string_view::npos) return true;
    error(column,
          fmt::format("{} in {}", text[control] == '\t' ? "a tab" : "a line end", in_quotes(text)),
          "text without control characters");
    return false;
}

Place Table::place(std::size_t column) const {
    return places_[column] ? rows_.place(*places_[column]) : rows_.place();
}

void Table::error(std::size_t column, std::string found, std::string expected) {
    problems().error(file(), place(column), std::move(found), std::move(expected));
}

void Table::warning(std::size_t column, std::string found, std::string expected) {
    problems().warning(file(), place(column), std::move(found), std::move(expected));
}

}  // namespace entente
