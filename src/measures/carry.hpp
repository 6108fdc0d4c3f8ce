#pragma once
// Labels of groups carried from one slice to the next.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/core/ids.hpp"
#include "entente/core/progress.hpp"

namespace entente::detail {

/// That row and column have something in common, and how much.
struct Overlap {
    std::size_t row = 0;
    std::size_t column = 0;
    std::int64_t size = 0;  ///< > 0
    bool operator==(const Overlap&) const = default;
};

/// Actors with their groups; nothing for one without a group.
struct Grouped {
    const std::vector<ActorId>& actors;  ///< sorted
    const std::vector<std::optional<std::size_t>>& group;
};

/// How many actors each group of `rows` shares with each of `columns`, pairs that share any,
/// sorted. O(n log n).
std::vector<Overlap> shared_actors(const Grouped& rows, const Grouped& columns);

/// Column of each row, no column twice, so that the overlaps of rows with their columns add up to
/// as much as possible; nothing for a row that is left over. Rows and columns have numbers below
/// `rows` and `columns`; a pair is listed once at most. By shortest augmenting paths, the Hungarian
/// method on the pairs that overlap alone: rows that share no columns do not slow one another.
/// O(rows x overlaps of the connected part x log). Throws Error{interrupted}.
std::vector<std::optional<std::size_t>> best_assignment(std::size_t rows, std::size_t columns,
                                                        const std::vector<Overlap>& overlaps,
                                                        const Progress& progress);

}  // namespace entente::detail
