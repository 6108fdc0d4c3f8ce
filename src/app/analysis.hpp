#pragma once
// All that is worked out from a case for the window. Immutable; made in the background in stages,
// each a new value.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "entente/cases/read.hpp"
#include "entente/core/progress.hpp"
#include "entente/layout/layout.hpp"
#include "entente/measures/table.hpp"
#include "entente/network/series.hpp"

namespace entente::app {

/// What is worked out, in this order; a change makes only its own stage and the later ones anew.
enum class Stage : std::uint8_t { reading, series, measures, layout };

struct Analysis {
    std::shared_ptr<const CaseReading> reading;
    SeriesOptions defaults;  ///< of the case, before any override
    std::shared_ptr<const NetworkSeries> series;
    std::shared_ptr<const MeasureTable> network_measures;  ///< all of the level
    std::shared_ptr<const MeasureTable> actor_measures;    ///< first Style::size_by alone, then all
    std::shared_ptr<const MeasureTable> tie_measures;  ///< null until the stage measures is done
    std::shared_ptr<const LayoutSeries>
        layouts;                  ///< carried over from the series before until `done` says layout
    double stability = 0.5;       ///< that `layouts` was made with
    Stage done = Stage::reading;  ///< the last stage that is complete

    const Case& source_case() const { return *reading->result; }
    std::size_t slices() const { return series ? series->networks.size() : 0; }
};
using AnalysisPtr = std::shared_ptr<const Analysis>;

/// What to work out. Values only: a worker shares nothing else with the window.
struct AnalysisRequest {
    Stage from = Stage::reading;
    std::filesystem::path case_path;  ///< read when from == reading
    std::map<std::string, std::string>
        overrides;          ///< options by name, over the case's defaults; only with reading
    SeriesOptions options;  ///< for every other stage
    double stability = 0.5;
    std::string size_by = "strength";  ///< actor measure wanted first
    AnalysisPtr
        before;  ///< parts of earlier stages, and positions to carry over; null with reading
};

/// Calls `deliver` after each stage with what is known so far. Throws Error: io, usage (an option
/// that the case cannot satisfy), interrupted. A case with errors is delivered once with `series`
/// null: its problems are for the user.
void analyse(const AnalysisRequest& request, const Progress& progress,
             const std::function<void(AnalysisPtr)>& deliver);

/// Positions for `series` taken from another series' layout at the same dates, so that a picture
/// can be drawn before the new layout is ready; actors without one stand beside those they are tied
/// to. O(slices x actors + ties). Deterministic.
LayoutSeries carry_over(const NetworkSeries& before, const LayoutSeries& layouts,
                        const NetworkSeries& series);

/// From `from` (t = 0) to `to` (t = 1), slice by slice, only the slices around `moment` (the others
/// are those of `to`). Both have the same slices and actors.
LayoutSeries blend(const LayoutSeries& from, const LayoutSeries& to, double t, double moment);

}  // namespace entente::app
