#pragma once
// A CSV file whose columns are known by name.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv_reader.hpp"

namespace entente {

enum class Need : std::uint8_t {
    required,  ///< without it the table cannot be read
    expected,  ///< without it all its cells are empty, and a warning says so
    optional   ///< without it all its cells are empty
};

/// One column that a reader looks for; the first of its names that the header has is taken.
struct ColumnSpec {
    std::vector<std::string_view> names;  ///< in lower case
    Need need = Need::optional;
};

class Table {
  public:
    /// Reads the header and finds the columns, case-insensitively. A missing required column, one
    /// that stands twice, or no header at all is an error and next() is false at once.
    Table(CsvReader& rows, const std::vector<ColumnSpec>& specs);
    /// Goes to the next row with as many fields as the header; reports the others.
    bool next();
    bool readable() const { return readable_; }
    bool has(std::size_t column) const { return places_[column].has_value(); }
    /// Cell of the column specs[column], without outer blanks; empty when the column is missing.
    std::string_view operator[](std::size_t column) const;
    /// The cells of all other columns that are not empty: "name: cell; name: cell".
    std::string others() const;
    /// False, and an error, when the cell holds a tab or a line end: ids, names and codes do not.
    bool stands_in_one_line(std::size_t column);
    Place place() const { return rows_.place(); }
    Place place(std::size_t column) const;
    /// Number of the row, from 1; bad rows count too.
    std::size_t number() const { return rows_.count() - 1; }
    const std::string& file() const { return rows_.file(); }
    ProblemList& problems() { return rows_.problems(); }
    void error(std::size_t column, std::string found, std::string expected);
    void warning(std::size_t column, std::string found, std::string expected);

  private:
    void find_columns(const std::vector<ColumnSpec>& specs);
    void find_column(const ColumnSpec& spec, const std::vector<std::string>& header);
    struct Other {
        std::size_t place;
        std::string name;
    };
    CsvReader& rows_;
    std::size_t width_ = 0;
    bool readable_ = true;
    std::vector<std::optional<std::size_t>> places_;
    std::vector<Other> others_;
};

}  // namespace entente
