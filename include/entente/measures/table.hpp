#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/measure.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// Values of some measures of one level for every slice of a series. NaN inside, nothing outside.
class MeasureTable {
  public:
    MeasureTable() = default;
    MeasureTable(Level level, std::vector<const Measure*> measures, std::size_t slices);

    Level level() const { return level_; }
    const std::vector<const Measure*>& measures() const { return measures_; }
    std::size_t slices() const { return slices_; }
    /// Column of the measure, or nothing when it was not computed.
    std::optional<std::size_t> column(std::string_view measure_id) const;

    /// Values of one measure in one slice, NaN = undefined: one value (network), one a present actor in the
    /// order of Network::present (actor), one a tie in the order of Network::ties (tie).
    std::span<const double> values(std::size_t column, std::size_t slice) const;
    void set(std::size_t column, std::size_t slice, std::vector<double> values);

    std::optional<double> network_value(std::size_t column, std::size_t slice) const;
    /// Nothing when the actor is not present or the value undefined. O(log actors).
    std::optional<double> actor_value(std::size_t column, std::size_t slice, const Network& network,
                                      ActorId actor) const;

  private:
    Level level_ = Level::network;
    std::vector<const Measure*> measures_;
    std::size_t slices_ = 0;
    std::vector<std::vector<double>> cells_;  // [column * slices + slice]
};

/// Computes the measures for every slice. Uses options().layer, distance and directed of the series. One thread at a time
/// owns igraph inside; safe to call from any thread. Each slice independent except change and persistence.
MeasureTable measure(const NetworkSeries& series, Level level,
                     const std::vector<const Measure*>& measures, const Progress& progress = {});

}  // namespace entente
