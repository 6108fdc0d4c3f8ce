#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/balance.hpp"
#include "entente/measures/communities.hpp"
#include "entente/measures/measure.hpp"
#include "entente/measures/options.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// Bounds of the values of one cell, item by item: what is proved of an index that is not known, or
/// a band. Both empty when there are none; NaN where an item has none.
struct Bounds {
    std::vector<double> low, high;
};

/// Values of some measures of one level for every slice of a series. An undefined value is NaN
/// inside and nothing outside. A column or slice out of range throws Error{internal}.
class MeasureTable {
  public:
    MeasureTable() = default;
    MeasureTable(Level level, std::vector<const Measure*> measures, std::size_t slices);

    Level level() const { return level_; }
    const std::vector<const Measure*>& measures() const { return measures_; }
    std::size_t slices() const { return slices_; }
    /// Column of the measure, or nothing when it was not computed.
    std::optional<std::size_t> column(std::string_view measure_id) const;

    /// Values of one measure in one slice, NaN = undefined: one value (network), one a present
    /// actor in the order of Network::present (actor), one a tie in the order of Network::ties
    /// (tie).
    std::span<const double> values(std::size_t column, std::size_t slice) const;
    void set(std::size_t column, std::size_t slice, std::vector<double> values);
    /// In the order of values(); both empty when the cell has no bounds.
    const Bounds& bounds(std::size_t column, std::size_t slice) const;
    /// `bounds` are empty or as many as the values.
    void set_bounds(std::size_t column, std::size_t slice, Bounds bounds);

    std::optional<double> network_value(std::size_t column, std::size_t slice) const;
    /// Nothing when the actor is not present or the value undefined. O(log actors).
    std::optional<double> actor_value(std::size_t column, std::size_t slice, const Network& network,
                                      ActorId actor) const;

  private:
    std::size_t place(std::size_t column, std::size_t slice) const;

    Level level_ = Level::network;
    std::vector<const Measure*> measures_;
    std::size_t slices_ = 0;
    std::vector<std::vector<double>> cells_;  // [column * slices + slice]
    std::vector<Bounds> bounds_;              // likewise
};

/// The table of some of its measures, in the order asked for; those it does not hold are left out.
MeasureTable chosen_columns(const MeasureTable& table, const std::vector<std::string>& measure_ids);

/// What measures of every level share, worked out before: each empty, or one item a slice by the
/// same options, balances with margins. What is empty is worked out when a measure needs it.
struct Known {
    std::vector<Balance> balances = {};
    std::vector<Partition> communities = {};
};

/// Computes the measures, all of `level` and out of all_measures(), for every slice, by
/// options().layer, distance and directed of the series. Each slice by itself, on all cores, except
/// what leans on the slice before: change, persistence, sides, communities. The same values to the
/// bit in every run, whatever the number of threads (but an exact frustration that is not found in
/// options.seconds has bounds that depend on the machine). Safe to call from any thread. Cost as
/// declared; measures of one slice that rest on the same search or eigenvector share it.
/// Throws Error{data} for sums that are negative, not a number or too large to go on with;
/// Error{internal} when `known` is of another series; Error{interrupted}, between measures and
/// inside the long ones.
MeasureTable measure(const NetworkSeries& series, Level level,
                     const std::vector<const Measure*>& measures,
                     const MeasureOptions& options = {}, const Progress& progress = {},
                     const Known& known = {});

}  // namespace entente
