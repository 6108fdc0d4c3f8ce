#include "table.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "console.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/recipe.hpp"

namespace entente::cli {

TableFormat parse_format(const std::string& text) {
    if (text.empty()) return ::isatty(STDOUT_FILENO) ? TableFormat::table : TableFormat::csv;
    if (text == "csv") return TableFormat::csv;
    if (text == "json") return TableFormat::json;
    if (text == "table") return TableFormat::table;
    const std::string hint = suggestion(text, {"csv", "json", "table"});
    throw Error(ErrorCategory::usage, "unknown format " + printable(text) + "; " +
                                          (hint.empty() ? "csv, json or table" : hint));
}

TableFormat format_of_ending(const std::filesystem::path& file) {
    const std::string ending = ending_of(file);
    if (ending == "csv") return TableFormat::csv;
    if (ending == "json") return TableFormat::json;
    if (ending == "txt") return TableFormat::table;
    const std::string hint = suggestion(ending, {"csv", "json", "txt"});
    throw Error(ErrorCategory::usage,
                "cannot write a table to \"" + printable(file.filename().string()) +
                    "\": its file ends in .csv, .json or .txt" + (hint.empty() ? "" : "; " + hint));
}

namespace {

std::string plain(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
    if (const auto* text = std::get_if<std::string>(&cell)) return *text;
    return {};
}

std::string json_text(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_cell(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
        return std::isfinite(*number) ? number_text(*number) : "null";
    }
    if (const auto* text = std::get_if<std::string>(&cell)) return json_text(*text);
    return "null";
}

}  // namespace

TableWriter::TableWriter(std::vector<std::string> columns, TableOptions options)
    : columns_(std::move(columns)), options_(std::move(options)) {
    if (!options_.file.empty()) file_ = std::make_unique<StreamedFile>(options_.file);
    if (options_.format == TableFormat::csv) {
        for (std::size_t i = 0; i < columns_.size(); ++i) buffer_ += (i ? "," : "") + columns_[i];
        buffer_ += '\n';
    } else if (options_.format == TableFormat::json) {
        buffer_ = "{\"recipe\": " + options_.recipe +
                  ",\n\"columns\": " + nlohmann::json(columns_).dump() + ",\n\"rows\": [";
    }
}

void TableWriter::row(std::vector<Cell> cells) {
    switch (options_.format) {
        case TableFormat::csv:
            csv_row(cells);
            break;
        case TableFormat::json:
            json_row(cells);
            break;
        case TableFormat::table:
            kept_.push_back(std::move(cells));
            break;
    }
    ++rows_;
    options_.progress.check();
    if (buffer_.size() >= std::size_t{1} << 16) flush();
}

void TableWriter::csv_row(const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i) buffer_ += ',';
        const auto* text = std::get_if<std::string>(&cells[i]);
        buffer_ += text ? csv_field(*text, options_.raw) : plain(cells[i]);
    }
    buffer_ += '\n';
}

void TableWriter::json_row(const std::vector<Cell>& cells) {
    buffer_ += rows_ ? ",\n{" : "\n{";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        buffer_ += (i ? ", \"" : "\"") + columns_[i] + "\": " + json_cell(cells[i]);
    }
    buffer_ += '}';
}

void TableWriter::flush() {
    if (file_)
        file_->append(buffer_);
    else
        print(buffer_, options_.progress);
    buffer_.clear();
}

void TableWriter::print_aligned() {
    constexpr std::size_t widest = 60;
    std::vector<std::size_t> width;
    for (const auto& c : columns_) width.push_back(character_count(c));
    std::vector<std::vector<std::string>> shown;
    for (const auto& cells : kept_) {
        options_.progress.check();
        auto& line = shown.emplace_back();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line.push_back(printable(plain(cells[i]), widest));
            width[i] = std::max(width[i], character_count(line[i]));
        }
    }
    const auto put = [&](const std::string& text, std::size_t i, bool right) {
        const std::string blanks(width[i] - character_count(text), ' ');
        buffer_ += (i ? "  " : "") + (right ? blanks + text : text + blanks);
    };
    for (std::size_t i = 0; i < columns_.size(); ++i) put(columns_[i], i, false);
    buffer_ += '\n';
    for (std::size_t r = 0; r < shown.size(); ++r) {
        for (std::size_t i = 0; i < shown[r].size(); ++i) {
            put(shown[r][i], i, std::holds_alternative<double>(kept_[r][i]));
        }
        buffer_.erase(buffer_.find_last_not_of(' ') + 1);
        buffer_ += '\n';
        if (buffer_.size() >= std::size_t{1} << 16) flush();
    }
}

void TableWriter::finish() {
    if (options_.format == TableFormat::table) print_aligned();
    if (options_.format == TableFormat::json) buffer_ += rows_ ? "\n]}\n" : "]}\n";
    flush();
    if (!file_) return;
    options_.progress.check();
    if (options_.format == TableFormat::json) return file_->commit();
    StreamedFile beside(recipe_beside(options_.file));
    beside.append(options_.recipe + "\n");
    file_->commit();
    beside.commit();
}

}  // namespace entente::cli
