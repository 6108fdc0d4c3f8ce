#include "carry.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

namespace entente::detail {
namespace {

constexpr auto nobody = std::numeric_limits<std::size_t>::max();
constexpr auto far = std::numeric_limits<std::int64_t>::max();

/// Rows are assigned one by one. Costs are -size; column `columns + r` is row r's own for 0, so
/// that a row may be left over. Prices keep cost - row price - column price >= 0, and 0 where
/// assigned.
class Assignment {
  public:
    Assignment(std::size_t rows, std::size_t columns, const std::vector<Overlap>& overlaps)
        : columns_(columns),
          choices_(rows),
          row_price_(rows, 0),
          column_price_(columns + rows, 0),
          column_of_(rows, nobody),
          row_of_(columns + rows, nobody),
          distance_(columns + rows, far),
          reached_from_(columns + rows, nobody) {
        for (const Overlap& o : overlaps) choices_[o.row].push_back({o.column, -o.size});
        for (std::size_t row = 0; row < rows; ++row) choices_[row].push_back({columns + row, 0});
    }

    /// Gives the row a column by the cheapest chain of exchanges.
    void add(std::size_t row) {
        row_price_[row] = far;
        for (const auto& [column, cost] : choices_[row])
            row_price_[row] = std::min(row_price_[row], cost - column_price_[column]);
        reach(row, 0);
        std::size_t column = nobody;
        while (column == nobody) {
            const auto [length, nearest] = open_.top();
            open_.pop();
            if (length > distance_[nearest]) continue;
            if (row_of_[nearest] == nobody) {
                column = nearest;
            } else {
                settled_.push_back(nearest);
                reach(row_of_[nearest], length);
            }
        }
        change_prices(row, distance_[column]);
        exchange(row, column);
        forget();
    }

    std::optional<std::size_t> column_of(std::size_t row) const {
        const std::size_t column = column_of_[row];
        return column < columns_ ? std::optional(column) : std::nullopt;
    }

  private:
    void reach(std::size_t row, std::int64_t length) {
        for (const auto& [column, cost] : choices_[row]) {
            const std::int64_t next = length + cost - row_price_[row] - column_price_[column];
            if (next >= distance_[column]) continue;
            if (distance_[column] == far) touched_.push_back(column);
            distance_[column] = next;
            reached_from_[column] = row;
            open_.emplace(next, column);
        }
    }

    void change_prices(std::size_t row, std::int64_t length) {
        row_price_[row] += length;
        for (const std::size_t column : settled_) {
            const std::int64_t less = length - distance_[column];
            column_price_[column] -= less;
            row_price_[row_of_[column]] += less;
        }
    }

    void exchange(std::size_t row, std::size_t column) {
        for (std::size_t at = nobody; at != row;) {
            at = reached_from_[column];
            row_of_[column] = at;
            std::swap(column_of_[at], column);
        }
    }

    void forget() {
        for (const std::size_t column : touched_) distance_[column] = far;
        touched_.clear();
        settled_.clear();
        open_ = {};
    }

    using Step = std::pair<std::int64_t, std::size_t>;  // length, column

    std::size_t columns_;
    std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> choices_;  // column, cost
    std::vector<std::int64_t> row_price_, column_price_;
    std::vector<std::size_t> column_of_, row_of_;
    std::vector<std::int64_t> distance_;     // column -> length from the row to add
    std::vector<std::size_t> reached_from_;  // column -> row before it
    std::vector<std::size_t> touched_, settled_;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open_;
};

}  // namespace

std::vector<Overlap> shared_actors(const Grouped& rows, const Grouped& columns) {
    std::vector<Overlap> shared;
    for (std::size_t r = 0, c = 0; r < rows.actors.size() && c < columns.actors.size();) {
        const auto order = rows.actors[r] <=> columns.actors[c];
        if (order == 0 && rows.group[r] && columns.group[c])
            shared.push_back({*rows.group[r], *columns.group[c], 1});
        r += order <= 0;
        c += order >= 0;
    }
    const auto pair = [](const Overlap& o) { return std::pair(o.row, o.column); };
    std::sort(shared.begin(), shared.end(),
              [&](const Overlap& a, const Overlap& b) { return pair(a) < pair(b); });
    std::size_t kept = 0;
    for (const Overlap& o : shared) {
        if (kept > 0 && pair(shared[kept - 1]) == pair(o)) {
            ++shared[kept - 1].size;
        } else {
            shared[kept++] = o;
        }
    }
    shared.resize(kept);
    return shared;
}

std::vector<std::optional<std::size_t>> best_assignment(std::size_t rows, std::size_t columns,
                                                        const std::vector<Overlap>& overlaps,
                                                        const Progress& progress) {
    Assignment assignment(rows, columns, overlaps);
    std::vector<std::optional<std::size_t>> result;
    for (std::size_t row = 0; row < rows; ++row) {
        progress.check();
        assignment.add(row);
    }
    for (std::size_t row = 0; row < rows; ++row) result.push_back(assignment.column_of(row));
    return result;
}

}  // namespace entente::detail
