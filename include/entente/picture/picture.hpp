#pragma once
// All that is drawn, in pixels (= points in vector files), y down: composed once for screen and paper alike.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/layout/layout.hpp"
#include "entente/measures/table.hpp"
#include "entente/picture/style.hpp"

namespace entente {

struct Disc {
    ActorId actor{};
    Point centre;
    double radius = 0;
    Colour fill, rim;
    double rim_width = 1;
};

struct Curve {
    ActorId source{}, target{};
    Bezier path;               ///< from rim to rim
    double width = 1;
    Colour colour;
    bool dashed = false;       ///< conflict
    bool arrow = false;        ///< head at `path.to`
};

struct Label {
    std::optional<ActorId> actor;
    Rect box;                  ///< where the text stands
    std::string text;
    double size = 13;          ///< height of an em in pixels
    Colour colour, halo;
    bool bold = false;
};

/// Legend, caption: plain shapes with no actor behind them.
struct Decoration {
    std::vector<Curve> lines;
    std::vector<Disc> discs;
    std::vector<Label> texts;
    Rect box;                  ///< of the legend, background drawn under it
};

struct Picture {
    double width = 0, height = 0;
    Colour background;
    std::vector<Curve> ties;     ///< weak first, hostile above friendly of the same size
    std::vector<Disc> discs;     ///< large first
    std::vector<Label> labels;   ///< of actors; no two overlap
    Decoration decoration;
    std::string title;           ///< for the file's metadata: case, slice, window, layer
};

/// How layout units become pixels: pixel = offset + scale x (x, y).
struct View {
    double width = 1600, height = 900;
    double scale = 100;
    Point offset{800, 450};
};
Point to_pixel(const View& view, Point layout_position);
Point to_layout(const View& view, Point pixel);

struct Highlight {
    std::optional<ActorId> hovered, selected;
    std::optional<std::pair<ActorId, ActorId>> tie;
    bool operator==(const Highlight&) const = default;
};

/// What a picture is made from. All parts belong to the same series; they live as long as the call.
struct Material {
    const NetworkSeries* series = nullptr;
    const MeasureTable* actor_measures = nullptr;  ///< holds Style::size_by, or sizes are equal
    const LayoutSeries* layouts = nullptr;
    /// positions an actor was dragged to in this view (layout units), replacing the layout's.
    const std::vector<std::pair<ActorId, Point>>* moved = nullptr;
};

/// A view in which every position of every slice fits, with room for labels, legend and caption: the same for all slices.
View fit(const Material& material, const Style& style, double width, double height);

/// The picture at a moment in slices: 2 is slice 2; 2.25 is on the way to slice 3: positions and sizes are interpolated, actors and
/// ties that come or go fade in the first or last fifth of the step. O(actors + ties log ties + labels).
Picture compose(const Material& material, const Style& style, const View& view, double moment,
                const Highlight& highlight = {});

/// Actor whose disc is under the pixel (topmost), else the nearest tie within `reach` pixels.
struct Hit {
    std::optional<ActorId> actor;
    std::optional<std::pair<ActorId, ActorId>> tie;
};
Hit hit(const Picture& picture, Point pixel, double reach = 5);

/// Width in pixels of a text at a size, by a table of mean advances (Latin 0.56 em, CJK 1 em, ...).
double text_width(std::string_view text, double size, bool bold = false);

}  // namespace entente
