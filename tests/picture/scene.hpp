#pragma once
// Networks, measures and layouts by hand, without reading or computing anything.
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "entente/picture/picture.hpp"

namespace entente::test {

inline constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct HandTie {
    std::size_t source, target;
    double cooperation, conflict;
};
struct HandSlice {
    std::vector<std::size_t> present;
    std::vector<double> values;  ///< of `strength`, one a present actor
    std::vector<HandTie> ties;
};

/// A case, its series, measures and layouts, kept together.
class Scene {
  public:
    Scene(std::vector<std::string> names, const std::vector<HandSlice>& slices,
          std::vector<Point> positions, SeriesOptions options = {})
        : case_(std::make_shared<Case>()) {
        case_->name = "Hand-made";
        for (std::size_t i = 0; i < names.size(); ++i) {
            Actor actor;
            actor.id = "a" + std::to_string(100 + i);
            actor.name = names[i];
            actor.kind = static_cast<ActorKind>(i % 9);
            case_->actors.push_back(actor);
        }
        auto selection = std::make_shared<Selection>();
        selection->source_case = case_;
        for (std::size_t i = 0; i < names.size(); ++i) selection->actors.push_back(actor_id(i));
        series.selection = selection;
        series.options = options;
        measures =
            MeasureTable(Level::actor, {find_measure(Level::actor, "strength")}, slices.size());
        for (std::size_t s = 0; s < slices.size(); ++s) add_slice(s, slices[s], options);
        layouts.positions.assign(slices.size(), positions);
    }
    Scene(const Scene&) = delete;

    Material material() const {
        Material m;
        m.series = &series;
        m.actor_measures = &measures;
        m.layouts = &layouts;
        return m;
    }
    Case& the_case() { return *case_; }

    NetworkSeries series;
    MeasureTable measures;
    LayoutSeries layouts;

  private:
    void add_slice(std::size_t s, const HandSlice& hand, const SeriesOptions& options) {
        Network network;
        const Day begin = shift(day_of({2000, 1, 1}), options.every, static_cast<int>(s));
        network.slice.days = {begin, shift(begin, options.every, 1)};
        network.slice.label = slice_label(begin, options.every);
        network.slice.window_begin = begin;
        for (const std::size_t a : hand.present) network.present.push_back(actor_id(a));
        for (const HandTie& t : hand.ties) {
            network.ties.push_back(
                {actor_id(t.source), actor_id(t.target), t.cooperation, t.conflict, 1});
            network.events += 1;
        }
        series.networks.push_back(network);
        measures.set(0, s, hand.values);
    }
    std::shared_ptr<Case> case_;
};

/// A page of 800 x 600 on which layout unit 1 is 100 pixels and (0, 0) is (100, 100).
inline View page() {
    return {.width = 800, .height = 600, .scale = 100, .offset = {100, 100}};
}

/// Only the network: no labels, legend or caption.
inline Style bare() {
    Style style;
    style.labels = style.legend = style.caption = false;
    return style;
}

}  // namespace entente::test
