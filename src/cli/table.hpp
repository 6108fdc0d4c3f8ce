#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "entente/core/files.hpp"
#include "entente/core/progress.hpp"

namespace entente::cli {

enum class TableFormat { csv, json, table };

/// Unknown names throw Error{usage}; empty: table on a terminal, csv otherwise.
TableFormat parse_format(const std::string& text);

/// Nothing, a number (NaN = nothing), or text.
using Cell = std::variant<std::monostate, double, std::string>;

struct TableOptions {
    TableFormat format = TableFormat::csv;
    bool raw = false;            ///< no apostrophe before text that a spreadsheet would run
    std::string recipe;          ///< stands in JSON, and beside a file of another format
    Progress progress = {};      ///< ends the table when asked to stop
    std::filesystem::path file;  ///< empty: standard output
};

/// The format of a file's ending: csv, json, or txt for `table`. Throws Error{usage} for another.
TableFormat format_of_ending(const std::filesystem::path& file);

/// Writes a table to standard output or to a file, row by row; the file is there whole, its recipe
/// beside it, or not at all. Nothing is held back but by `table`, which needs the widths. All of
/// them throw Error{interrupted}, and Error{io} when not all of it could be written.
class TableWriter {
  public:
    TableWriter(std::vector<std::string> columns, TableOptions options);
    void row(std::vector<Cell> cells);
    void finish();

  private:
    void csv_row(const std::vector<Cell>& cells);
    void json_row(const std::vector<Cell>& cells);
    void flush();
    void print_aligned();

    std::vector<std::string> columns_;
    TableOptions options_;
    std::unique_ptr<StreamedFile> file_;
    std::string buffer_;
    std::size_t rows_ = 0;
    std::vector<std::vector<Cell>> kept_;
};

}  // namespace entente::cli
