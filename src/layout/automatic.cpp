#include "automatic.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "part_of.hpp"

namespace entente::detail {
namespace {

constexpr double calm = 0.65;         // steps, in tie lengths
constexpr double stress_price = 1.3;  // of the stress without stability
constexpr double stress_free = 0.01;  // not worth a movement

struct Trial {
    LayoutSeries layouts;
    double p95 = 0;
    double stress = 0;
    bool too_dear(double stress_at_0) const {
        return stress > std::max(stress_price * stress_at_0, stress_free);
    }
    bool is_calm() const { return !(p95 > calm); }
};

class Trials {
  public:
    Trials(const NetworkSeries& series, const LayoutOptions& options, const Progress& progress)
        : series_(series), options_(options), progress_(progress) {
        options_.automatic = false;
    }
    Trial at(int hundredths) {
        constexpr double most = 9;
        const double from = std::min(count_++, most - 1) / most;
        options_.stability = hundredths / 100.0;
        Trial trial;
        trial.layouts = lay_out(series_, options_, part_of(progress_, from, from + 0.9 / most));
        const LayoutQuality quality =
            layout_quality(series_, trial.layouts, Progress(progress_.stop_token()));
        trial.p95 = quality.movement_p95;
        trial.stress = quality.stress;
        return trial;
    }

  private:
    const NetworkSeries& series_;
    LayoutOptions options_;
    const Progress& progress_;
    double count_ = 0;
};

}  // namespace

LayoutSeries lay_out_automatically(const NetworkSeries& series, LayoutOptions options,
                                   const Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    Trials trials(series, options, progress);
    int low = 0;  // moves too much
    int high = 99;
    Trial best = trials.at(low);
    const double stress_at_0 = best.stress;
    if (!best.is_calm()) {
        Trial calmer = trials.at(high);
        while (high - low > 1) {
            const int middle = (low + high) / 2;
            Trial trial = trials.at(middle);
            const bool enough = trial.is_calm() || trial.too_dear(stress_at_0);
            (enough ? high : low) = middle;
            (enough ? calmer : best) = std::move(trial);
        }
        if (!calmer.too_dear(stress_at_0)) best = std::move(calmer);
    }
    LayoutSeries layouts = std::move(best.layouts);
    layouts.chosen_p95 = best.p95;
    if (stress_at_0 > 0) layouts.chosen_stress_ratio = best.stress / stress_at_0;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    layouts.seconds = taken.count();
    progress.report(1, "laid out");
    return layouts;
}

}  // namespace entente::detail
