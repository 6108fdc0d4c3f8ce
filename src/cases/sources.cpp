#include "sources.hpp"

#include <fmt/core.h>

#include "actors.hpp"
#include "table.hpp"

namespace entente {

namespace {

enum SourceColumn : std::size_t {
    id_column,
    title_column,
    authors_column,
    published_column,
    where_column,
    note_column
};

const std::vector<ColumnSpec> source_columns = {
    {{"id"}, Need::required},        {{"title"}, Need::required}, {{"authors"}, Need::expected},
    {{"published"}, Need::expected}, {{"where"}, Need::expected}, {{"note"}, Need::expected}};

// Citations are split at the first of these.
constexpr std::string_view reserved = ":;";

}  // namespace

std::vector<Source> read_sources(CsvReader& csv) {
    Table table(csv, source_columns);
    TextMap<std::size_t> lines;
    std::vector<Source> out;
    while (table.next()) {
        const std::string_view id = table[id_column];
        if (id.empty()) {
            table.error(id_column, "nothing", "an id");
            continue;
        }
        bool clean = true;
        for (const auto column :
             {id_column, title_column, authors_column, published_column, where_column}) {
            clean = table.stands_in_one_line(column) && clean;
        }
        if (!clean) continue;
        if (id.find_first_of(reserved) != std::string_view::npos) {
            table.error(id_column, in_quotes(id), "an id without ':' and ';'");
            continue;
        }
        const auto [first, is_new] = lines.emplace(id, table.place().line);
        if (!is_new) {
            table.error(id_column,
                        fmt::format("{} again (first in line {})", in_quotes(id), first->second),
                        "an id of its own");
            continue;
        }
        if (table[title_column].empty()) {
            table.error(title_column, "nothing", "a title");
            continue;
        }
        out.push_back({std::string(id), std::string(table[title_column]),
                       std::string(table[authors_column]), std::string(table[published_column]),
                       std::string(table[where_column]), std::string(table[note_column])});
    }
    return out;
}

}  // namespace entente
