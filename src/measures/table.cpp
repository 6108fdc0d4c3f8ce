#include "entente/measures/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "declared.hpp"
#include "entente/core/error.hpp"
#include "entente/core/parallel.hpp"

namespace entente {
namespace detail {

std::vector<double> values_of(const Measure& measure, SliceView& view) {
    std::vector<double> values = declared(measure).compute(view);
    for (const double value : values) {
        if (!std::isinf(value)) continue;
        throw Error(ErrorCategory::data,
                    fmt::format("{} of slice {} is beyond the range of numbers; look for events "
                                "with a huge value or weight",
                                measure.id, view.network().slice.label));
    }
    return values;
}

}  // namespace detail

namespace {

std::optional<double> defined(double value) {
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

}  // namespace

MeasureTable::MeasureTable(Level level, std::vector<const Measure*> measures, std::size_t slices)
    : level_(level),
      measures_(std::move(measures)),
      slices_(slices),
      cells_(measures_.size() * slices),
      bounds_(measures_.size() * slices) {}

std::optional<std::size_t> MeasureTable::column(std::string_view measure_id) const {
    for (std::size_t c = 0; c < measures_.size(); ++c)
        if (measures_[c]->id == measure_id) return c;
    return std::nullopt;
}

std::size_t MeasureTable::place(std::size_t column, std::size_t slice) const {
    if (column < measures_.size() && slice < slices_) return column * slices_ + slice;
    throw Error(ErrorCategory::internal,
                fmt::format("no cell {}, {} in a table of {} measures and {} slices", column, slice,
                            measures_.size(), slices_));
}

std::span<const double> MeasureTable::values(std::size_t column, std::size_t slice) const {
    return cells_[place(column, slice)];
}

void MeasureTable::set(std::size_t column, std::size_t slice, std::vector<double> values) {
    cells_[place(column, slice)] = std::move(values);
}

MeasureTable chosen_columns(const MeasureTable& table,
                            const std::vector<std::string>& measure_ids) {
    std::vector<std::size_t> columns;
    std::vector<const Measure*> measures;
    for (const std::string& id : measure_ids)
        if (const auto column = table.column(id)) {
            columns.push_back(*column);
            measures.push_back(table.measures()[*column]);
        }
    MeasureTable chosen(table.level(), std::move(measures), table.slices());
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (std::size_t s = 0; s < table.slices(); ++s) {
            const auto values = table.values(columns[c], s);
            chosen.set(c, s, {values.begin(), values.end()});
            chosen.set_bounds(c, s, table.bounds(columns[c], s));
        }
    return chosen;
}

const Bounds& MeasureTable::bounds(std::size_t column, std::size_t slice) const {
    return bounds_[place(column, slice)];
}

void MeasureTable::set_bounds(std::size_t column, std::size_t slice, Bounds bounds) {
    bounds_[place(column, slice)] = std::move(bounds);
}

std::optional<double> MeasureTable::network_value(std::size_t column, std::size_t slice) const {
    const auto cell = values(column, slice);
    if (level_ != Level::network || cell.empty()) return std::nullopt;
    return defined(cell.front());
}

std::optional<double> MeasureTable::actor_value(std::size_t column, std::size_t slice,
                                                const Network& network, ActorId actor) const {
    const auto cell = values(column, slice);
    const auto found = std::lower_bound(network.present.begin(), network.present.end(), actor);
    const auto row = static_cast<std::size_t>(found - network.present.begin());
    if (level_ != Level::actor || row >= cell.size() || *found != actor) return std::nullopt;
    return defined(cell[row]);
}

MeasureTable measure(const NetworkSeries& series, Level level,
                     const std::vector<const Measure*>& measures, const MeasureOptions& options,
                     const Progress& progress, const Known& known) {
    for (const Measure* m : measures) {
        if (m->level == level) continue;
        throw Error(ErrorCategory::internal,
                    fmt::format("{} is no measure of level {}", m->id, to_string(level)));
    }
    const std::size_t slices = series.networks.size();
    const detail::WholeSeries whole =
        detail::whole_series(series, measures, options, progress, known);
    MeasureTable table(level, measures, slices);
    const std::size_t threads = thread_count(options.threads);
    std::atomic<std::size_t> left = slices;  // fewer than threads: these help inside the slices
    parallel_for(slices, options.threads, progress, "measuring",
                 [&](std::size_t s, const Progress& quiet) {
                     const std::size_t at_once = std::min(threads, left.load());
                     detail::SliceView view(series, whole, s,
                                            static_cast<unsigned>(threads / at_once), quiet);
                     for (std::size_t c = 0; c < measures.size(); ++c) {
                         quiet.check();
                         table.set(c, s, detail::values_of(*measures[c], view));
                         if (const auto bounds = detail::declared(*measures[c]).bounds)
                             table.set_bounds(c, s, bounds(view));
                     }
                     --left;
                 });
    return table;
}

}  // namespace entente
