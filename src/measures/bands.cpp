#include "entente/measures/bands.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "declared.hpp"
#include "entente/core/error.hpp"
#include "entente/core/parallel.hpp"
#include "entente/network/replicate.hpp"
#include "quantile.hpp"
#include "versions.hpp"

namespace entente {
namespace {

using detail::Version;

constexpr double room_of_block = 256e6;  // bytes
constexpr double room_of_slice = 2e9;

/// Slices [first, last).
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// What the values of a measure rest on.
enum class Rests { on_slice, on_slice_before, on_series };

Rests rests(const Measure& measure) {
    detail::Needs needs = detail::declared(measure).needs;
    const bool before = std::exchange(needs.before, false);
    if (!needs.alone && needs != detail::Needs{}) return Rests::on_series;
    return before ? Rests::on_slice_before : Rests::on_slice;
}

/// Columns of a table whose values rest on the same.
struct Columns {
    std::vector<std::size_t> place;
    std::vector<const Measure*> measures;
};

Columns columns_of(const std::vector<const Measure*>& measures, Rests on) {
    Columns columns;
    for (std::size_t c = 0; c < measures.size(); ++c) {
        if (measures[c]->band == Band::none || rests(*measures[c]) != on) continue;
        columns.place.push_back(c);
        columns.measures.push_back(measures[c]);
    }
    return columns;
}

Progress part(const Progress& progress, double from, double to) {
    return Progress(progress.stop_token(), [=](double fraction, std::string_view step) {
        progress.report(from + (to - from) * fraction, step);
    });
}

/// What a slice takes while the bands of its values are worked out.
double room(const Network& network, Level level, std::size_t columns, int replicates) {
    const std::size_t items = level == Level::network ? 1
                              : level == Level::actor ? network.present.size()
                                                      : network.ties.size();
    const std::size_t one = sizeof(Network) + network.ties.size() * sizeof(Tie) +
                            network.present.size() * sizeof(ActorId) +
                            items * columns * sizeof(double);
    return static_cast<double>(one) * replicates;
}

[[noreturn]] void refuse_room(std::string_view what, double bytes, int replicates) {
    throw Error(ErrorCategory::usage,
                fmt::format("--bands {}: {} would take {:.1f} GB, more than the limit of {:.0f}; "
                            "ask for fewer replicates or fewer measures",
                            replicates, what, bytes / 1e9, room_of_slice / 1e9),
                "--bands");
}

class Bands {
  public:
    Bands(const NetworkSeries& series, const MeasureOptions& options, const BandOptions& bands,
          MeasureTable& table)
        : series_(series), options_(options), bands_(bands), table_(table) {
        for (const Network& network : series.networks) slices_.push_back(network.slice);
    }

    /// Slice by slice, each look once.
    void add_by_slice(const Columns& on_slice, const Columns& on_slice_before,
                      const Progress& progress);
    /// Replicate by replicate.
    void add_by_series(const Columns& columns, const Progress& progress);

  private:
    std::vector<Run> blocks(std::size_t columns) const;
    NetworkSeries draw(std::size_t number, const Progress& progress) const;
    MeasureOptions alone() const;
    void add_block(Run block, const Columns& on_slice, const Columns& on_slice_before,
                   const Progress& progress);
    void add(std::size_t first, std::vector<std::vector<Version>>& versions, const Columns& columns,
             const Progress& progress);
    void fill(std::size_t slice, Version& version, const Columns& columns,
              const Progress& progress) const;
    void set(const Columns& columns, std::size_t slice, const std::vector<Version>& versions,
             const Progress& progress);

    const NetworkSeries& series_;
    const MeasureOptions& options_;
    const BandOptions& bands_;
    MeasureTable& table_;
    std::vector<Slice> slices_;
};

std::vector<Run> Bands::blocks(std::size_t columns) const {
    std::vector<Run> blocks;
    double taken = 0;
    for (std::size_t s = 0; s < series_.networks.size(); ++s) {
        const Network& network = series_.networks[s];
        const double more = room(network, table_.level(), columns, bands_.replicates);
        if (more > room_of_slice) {
            refuse_room("slice " + network.slice.label, more, bands_.replicates);
        }
        if (blocks.empty() || taken + more > room_of_block) {
            blocks.push_back({s, s});
            taken = 0;
        }
        ++blocks.back().last;
        taken += more;
    }
    return blocks;
}

// On all slices even where a block is wanted: on others, partial masses are added in another order,
// and last bits differ.
NetworkSeries Bands::draw(std::size_t number, const Progress& progress) const {
    auto drawn = std::make_shared<const Selection>(
        replicate(*series_.selection,
                  {.seed = bands_.seed, .resample_events = bands_.resample_events}, number));
    return build_series(std::move(drawn), series_.options, slices_, progress);
}

/// For work that is one of many at once.
MeasureOptions Bands::alone() const {
    MeasureOptions alone = options_;
    alone.threads = 1;
    return alone;
}

void Bands::add_by_slice(const Columns& on_slice, const Columns& on_slice_before,
                         const Progress& progress) {
    const std::size_t columns = on_slice.place.size() + on_slice_before.place.size();
    if (columns == 0) return;
    const auto all = static_cast<double>(series_.networks.size());
    for (const Run block : blocks(columns)) {
        add_block(block, on_slice, on_slice_before,
                  part(progress, static_cast<double>(block.first) / all,
                       static_cast<double>(block.last) / all));
    }
}

void Bands::add_block(Run block, const Columns& on_slice, const Columns& on_slice_before,
                      const Progress& progress) {
    const std::size_t lead = !on_slice_before.place.empty() && block.first > 0 ? 1 : 0;
    const std::size_t begin = block.first - lead;
    std::vector<std::vector<Network>> drawn(static_cast<std::size_t>(bands_.replicates));
    parallel_for(drawn.size(), options_.threads, part(progress, 0, 0.3), "drawing replicates",
                 [&](std::size_t r, const Progress& quiet) {
                     NetworkSeries whole = draw(r, quiet);
                     for (std::size_t s = begin; s < block.last; ++s)
                         drawn[r].push_back(std::move(whole.networks[s]));
                 });
    std::vector<detail::Looks> looks(block.last - begin);
    parallel_for(
        looks.size(), options_.threads, part(progress, 0.3, 0.4), "comparing replicates",
        [&](std::size_t i, const Progress& quiet) { looks[i] = detail::looks(drawn, i, quiet); });

    std::vector<std::vector<Version>> alone, paired;
    for (std::size_t i = lead; i < looks.size(); ++i) {
        alone.push_back(detail::versions(looks[i], nullptr, progress));
        paired.push_back(detail::versions(looks[i], i == 0 ? nullptr : &looks[i - 1], progress));
    }
    add(block.first, alone, on_slice, part(progress, 0.4, 0.9));
    add(block.first, paired, on_slice_before, part(progress, 0.9, 1));
}

/// `versions` of the slices from `first` on.
void Bands::add(std::size_t first, std::vector<std::vector<Version>>& versions,
                const Columns& columns, const Progress& progress) {
    if (columns.place.empty()) return;
    struct Work {
        std::size_t slice = 0;
        Version* version = nullptr;
    };
    std::vector<Work> works;
    for (std::size_t i = 0; i < versions.size(); ++i)
        for (Version& version : versions[i]) works.push_back({first + i, &version});
    parallel_for(works.size(), options_.threads, part(progress, 0, 0.9), "measuring replicates",
                 [&](std::size_t i, const Progress& quiet) {
                     fill(works[i].slice, *works[i].version, columns, quiet);
                 });
    parallel_for(
        versions.size(), options_.threads, part(progress, 0.9, 1), "taking quantiles",
        [&](std::size_t i, const Progress& quiet) { set(columns, first + i, versions[i], quiet); });
}

void Bands::fill(std::size_t slice, Version& version, const Columns& columns,
                 const Progress& progress) const {
    if (detail::looks_like_own(series_, slice, version)) {
        for (const std::size_t column : columns.place) {
            const auto own = table_.values(column, slice);
            version.values.emplace_back(own.begin(), own.end());
        }
        return;
    }
    NetworkSeries few{.selection = series_.selection, .options = series_.options, .networks = {}};
    if (version.before) few.networks.push_back(*version.before);
    few.networks.push_back(*version.now);
    const detail::WholeSeries whole =
        detail::whole_series(few, columns.measures, alone(), progress);
    detail::SliceView view(few, whole, few.networks.size() - 1, 1, progress);
    version.values = detail::measure_for(series_.networks[slice], columns.measures, table_.level(),
                                         view, progress);
}

void Bands::add_by_series(const Columns& columns, const Progress& progress) {
    if (columns.place.empty()) return;
    double bytes = 0;
    for (const Network& network : series_.networks)
        bytes += room(network, table_.level(), columns.place.size(), bands_.replicates);
    if (bytes > room_of_slice) refuse_room("the series", bytes, bands_.replicates);

    const std::size_t count = series_.networks.size();
    const auto replicates = static_cast<std::size_t>(bands_.replicates);
    std::vector<std::vector<Version>> versions(count, std::vector<Version>(replicates));
    parallel_for(replicates, options_.threads, part(progress, 0, 0.95), "measuring replicates",
                 [&](std::size_t r, const Progress& quiet) {
                     const NetworkSeries drawn = draw(r, quiet);
                     const detail::WholeSeries whole =
                         detail::whole_series(drawn, columns.measures, alone(), quiet);
                     for (std::size_t s = 0; s < count; ++s) {
                         detail::SliceView view(drawn, whole, s, 1, quiet);
                         versions[s][r] = {
                             .replicates = 1,
                             .values = detail::measure_for(series_.networks[s], columns.measures,
                                                           table_.level(), view, quiet)};
                     }
                 });
    parallel_for(
        count, options_.threads, part(progress, 0.95, 1), "taking quantiles",
        [&](std::size_t s, const Progress& quiet) { set(columns, s, versions[s], quiet); });
}

/// The quantiles of one item, or nothing when they are not known.
std::optional<std::pair<double, double>> band(std::vector<detail::Repeated>& seen) {
    const auto smaller = [](const detail::Repeated& a, const detail::Repeated& b) {
        return a.value < b.value;
    };
    if (seen.empty()) return std::nullopt;
    std::sort(seen.begin(), seen.end(), smaller);
    if (seen.back().value == detail::unproved) return std::nullopt;
    return std::pair(detail::quantile(seen, 0.05), detail::quantile(seen, 0.95));
}

void Bands::set(const Columns& columns, std::size_t slice, const std::vector<Version>& versions,
                const Progress& progress) {
    std::vector<detail::Repeated> seen;
    for (std::size_t c = 0; c < columns.place.size(); ++c) {
        const auto values = table_.values(columns.place[c], slice);
        Bounds bounds = table_.bounds(columns.place[c], slice);
        bounds.low.resize(values.size(), std::nan(""));
        bounds.high.resize(values.size(), std::nan(""));
        for (std::size_t item = 0; item < values.size(); ++item) {
            if (std::isnan(values[item])) continue;
            progress.check();
            seen.clear();
            for (const Version& version : versions) {
                const double value = version.values[c][item];
                if (!std::isnan(value)) seen.push_back({value, version.replicates});
            }
            const auto found = band(seen);
            if (!found) continue;
            bounds.low[item] = found->first;
            bounds.high[item] = found->second;
        }
        table_.set_bounds(columns.place[c], slice, std::move(bounds));
    }
}

}  // namespace

MeasureTable measure_with_bands(const NetworkSeries& series, Level level,
                                const std::vector<const Measure*>& measures,
                                const MeasureOptions& options, const BandOptions& bands,
                                const Progress& progress) {
    if (bands.replicates < 1 || bands.replicates > most_replicates) {
        throw Error(ErrorCategory::usage,
                    fmt::format("--bands is a whole number from 1 to {}", most_replicates),
                    "--bands");
    }
    const Columns on_series = columns_of(measures, Rests::on_series);
    const double by_slice_to = on_series.place.empty() ? 1 : 0.3;
    MeasureTable table = measure(series, level, measures, options, part(progress, 0, 0.05));
    Bands adding(series, options, bands, table);
    adding.add_by_slice(columns_of(measures, Rests::on_slice),
                        columns_of(measures, Rests::on_slice_before),
                        part(progress, 0.05, by_slice_to));
    adding.add_by_series(on_series, part(progress, by_slice_to, 1));
    return table;
}

}  // namespace entente
