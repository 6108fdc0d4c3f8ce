#pragma once
// All that is worked out from a case for the window. Immutable; made in the background part by
// part, each time a new value.
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "entente/cases/read.hpp"
#include "entente/core/progress.hpp"
#include "entente/layout/layout.hpp"
#include "entente/measures/balance.hpp"
#include "entente/measures/shifts.hpp"
#include "entente/measures/table.hpp"
#include "entente/network/series.hpp"

namespace entente::app {

/// Parts of an analysis. A change makes only its own part anew, and those that rest on it.
struct Work {
    bool reading = false;   ///< implies series
    bool series = false;    ///< implies all that follows, but bands
    bool measures = false;  ///< those that rest on no search; implies searches
    bool layout = false;
    bool shifts = false;
    bool searches = false;  ///< sides, communities, and the measures that rest on them
    bool bands = false;
    bool any() const {
        return reading || series || measures || layout || shifts || searches || bands;
    }
    bool operator==(const Work&) const = default;
};
/// All that a new series needs.
inline constexpr Work whole_work{.reading = false,
                                 .series = true,
                                 .measures = true,
                                 .layout = true,
                                 .shifts = true,
                                 .searches = true};

struct Analysis {
    std::shared_ptr<const CaseReading> reading;
    SeriesOptions defaults;  ///< of the case, before any override
    std::shared_ptr<const NetworkSeries> series;
    /// First one, then those that rest on no search, last all of the level; so are the next two.
    std::shared_ptr<const MeasureTable> network_measures;
    std::shared_ptr<const MeasureTable> actor_measures;  ///< first Style::size_by alone
    std::shared_ptr<const MeasureTable> tie_measures;    ///< null while measures remain
    std::shared_ptr<const std::vector<Balance>>
        balances;  ///< with margins; null while searches remain
    std::shared_ptr<const std::vector<SideChange>> side_changes;  ///< likewise
    std::shared_ptr<const std::vector<Shift>> shifts;             ///< null while they remain
    /// All measures again, of ties net, cooperation and conflict, the bands of uncertain dates as
    /// their bounds; null when not asked for.
    std::shared_ptr<const MeasureTable> network_bands, actor_bands, tie_bands;
    /// Null until the first layout of a case; carried over from the series before while layout
    /// remains.
    std::shared_ptr<const LayoutSeries> layouts;
    bool from_shown = false;  ///< `layouts` began where actors stood before, not from the seed
    double stability = 0.5;   ///< that `layouts` is, or is to be, made with
    Work remaining;           ///< not yet in this value

    const Case& source_case() const { return *reading->result; }
    std::size_t slices() const { return series ? series->networks.size() : 0; }
};
using AnalysisPtr = std::shared_ptr<const Analysis>;

/// What to work out. Values only: a worker shares nothing else with the window.
struct AnalysisRequest {
    Work work;
    std::filesystem::path case_path;               ///< to read
    ReadOptions limits = {};                       ///< of that reading
    std::map<std::string, std::string> overrides;  ///< options by name, over the case's defaults
    SeriesOptions options;                         ///< when nothing is read
    double stability = 0.5;
    std::string size_by = "strength";      ///< actor measure wanted first
    std::string network_measure = "tone";  ///< network measure wanted first
    /// Parts that need no work, and positions to carry over; null only with `work.reading`.
    AnalysisPtr before;
};

/// Calls `deliver` after each part with what is known so far: first the series with the two
/// measures wanted first, then measures, layout (a case's first one before its measures), shifts,
/// searches and bands.
/// Throws Error: io, usage (an option that the case cannot satisfy), interrupted. A case with
/// errors is delivered once, `series` null: its problems are for the user.
void analyse(const AnalysisRequest& request, const Progress& progress,
             const std::function<void(AnalysisPtr)>& deliver);

/// Place between slices (at their middles) that holds a day, in [0, slices - 1]; 0 without slices.
/// O(log slices).
double moment_of(const NetworkSeries& series, double day);
/// The day at a moment; the inverse of moment_of inside the series. 0 without slices.
double day_of(const NetworkSeries& series, double moment);

/// Positions for `series` taken from another series' layout at the same dates, so that a picture
/// can be drawn before the new layout is ready; actors without one stand beside those they are tied
/// to. O(slices x actors + ties). Deterministic.
LayoutSeries carry_over(const NetworkSeries& before, const LayoutSeries& layouts,
                        const NetworkSeries& series);

/// From `from` (t = 0) to `to` (t = 1) in the two slices around `moment`, and in `also`; the others
/// are those of `to`.
LayoutSeries blend(const LayoutSeries& from, const LayoutSeries& to, double t, double moment,
                   std::optional<std::size_t> also = {});

}  // namespace entente::app
