#pragma once
// All that is drawn, in pixels (= points in vector files), y down: composed once for screen and
// paper alike.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/layout/layout.hpp"
#include "entente/measures/table.hpp"
#include "entente/network/difference.hpp"
#include "entente/picture/style.hpp"

namespace entente {

struct Disc {
    ActorId actor{};
    Point centre{};
    double radius = 0;
    Colour fill{}, rim{};
    double rim_width = 1;
};

struct Curve {
    ActorId source{}, target{};
    Bezier path{};  ///< from rim to rim
    double width = 1;
    Colour colour{};
    bool dashed = false;  ///< conflict; see dash_pattern
    bool arrow = false;   ///< head at `path.to`; see arrowhead
};

/// Lengths in pixels of a dash and of the gap behind it, for a line of a width; the first dash
/// begins at `path.from`.
struct DashPattern {
    double on = 0, off = 0;
};
DashPattern dash_pattern(double width);
/// Filled triangle of a directed tie. The line itself ends at the middle of `left` and `right`.
struct Arrowhead {
    Point tip, left, right;
};
Arrowhead arrowhead(const Curve& curve);
/// The strokes that draw the curve: one, or one a dash; in front of the arrow head if there is one.
/// At most 200.
std::vector<Bezier> strokes(const Curve& curve);

/// Side of the disc on which a label stands, in the order in which they are tried.
enum class Side : std::uint8_t {
    right,
    left,
    below,
    above,
    right_above,
    right_below,
    left_above,
    left_below
};

/// One line of text. A long name is two labels, one a line; where it finds no place, an alias
/// stands for it.
struct Label {
    std::optional<ActorId> actor{};
    Rect box{};  ///< where the text stands: it begins at `left`, its line is centred in height
    std::string text{};
    double size = 13;         ///< height of an em in pixels
    Colour colour{}, halo{};  ///< halo: a plate under the text, 3 pixels wider than the box; none
                              ///< when its alpha is 0
    bool bold = false;
    Side side = Side::right;  ///< of actors' labels
};

/// Legend, caption: plain shapes with no actor behind them.
struct Decoration {
    std::vector<Curve> lines;
    std::vector<Disc> discs;
    std::vector<Label> texts;
    Rect box{};  ///< of the legend, background drawn under it; empty without a legend
};

struct Picture {
    double width = 0, height = 0;
    Colour background;
    std::vector<Curve> ties;    ///< weak first, hostile above friendly of the same size
    std::vector<Disc> discs;    ///< large first
    std::vector<Label> labels;  ///< of actors; no two overlap, but for that of a selected actor
    std::vector<Curve> marks;   ///< on frustrated ties: level bars, above discs
    Decoration decoration;
    std::string title;  ///< for the file's metadata: case, slice, window, layer
    std::shared_ptr<const Case> source_case;  ///< for names in files; may be null
    std::string recipe;                       ///< for files; see recipe.hpp; may be empty
    double dpi = 0;  ///< pixels an inch that a PNG says it has; 0: it says nothing
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

/// What areas and widths are relative to: the largest values over all slices, so that sizes compare
/// over time.
struct Scales {
    double largest_value =
        0;  ///< of |Style::size_by|; 0 when it was not measured: all discs of one size
    double smallest_value = 0;  ///< of Style::size_by itself; < 0 when the measure takes both signs
    bool some_undefined = false;  ///< some present actor has no value in some slice
    double largest_weight =
        0;  ///< of the layer's weight over all ties (intensity for `interaction`)
};
/// O(ties and values of all slices); callers that compose every frame keep it in Material.
Scales find_scales(const NetworkSeries& series, const MeasureTable* actor_measures,
                   std::string_view size_by);

/// What a picture is made from. All parts belong to the same series; they live as long as the call.
struct Material {
    const NetworkSeries* series = nullptr;
    /// Holds Style::size_by, or sizes are equal; and what colour_measures names, or colours are
    /// grey.
    const MeasureTable* actor_measures = nullptr;
    const LayoutSeries* layouts = nullptr;
    /// positions an actor was dragged to in this view (layout units), replacing the layout's.
    const std::vector<std::pair<ActorId, Point>>* moved = nullptr;
    /// find_scales of this series and the style's size_by; found anew by each call when null.
    const Scales* scales = nullptr;
    /// The picture shown before this one: labels keep their side where that is still free. Null:
    /// each picture for itself.
    const Picture* before = nullptr;
    /// Holds `frustrated`, or no tie is marked.
    const MeasureTable* tie_measures = nullptr;
};

/// Radius of the disc of a value: area in proportion to |value|, disc_max at the scale's largest,
/// never under disc_min; disc_min for nothing. One medium radius for all when the measure is not
/// known.
double disc_radius(const Style& style, const Scales& scales, std::optional<double> value);
/// Width of a tie of a weight: in proportion to its root, tie_max at the scale's largest, never
/// under tie_min.
double tie_width(const Style& style, const Scales& scales, double weight);
/// Colours of actors by the style. Kinds have fixed colours; groups (an actor's first) and
/// communities take them in the order of their number of actors (over all slices), the eighth and
/// later and none are grey. Sides have two colours, none is grey. The legend is that of all slices.
struct ActorColours {
    std::vector<Colour> of_actor;  ///< by ActorId
    /// By ActorId: has a side, but by a margin of 0. Empty unless coloured by side.
    std::vector<bool> undecided;
    std::vector<std::pair<std::string, Colour>> legend;  ///< only of actors in some slice
};
/// `actor_measures` and `slice` for sides and communities; without the table all are grey.
ActorColours actor_colours(const NetworkSeries& series, const Style& style,
                           const MeasureTable* actor_measures = nullptr, std::size_t slice = 0);

/// A view in which every position of every slice fits, with room for labels, legend and caption:
/// the same for all slices. With `slice`, only what that slice shows has to fit: for a picture that
/// stands alone. O(positions x some hundred).
View fit(const Material& material, const Style& style, double width, double height,
         std::optional<std::size_t> slice = {});
/// A view for a moment on the way through the slices: what is present then fits, with room for
/// labels and caption, and the view moves without jumps while the moment does. It is the mean of
/// the views of the slices around (two on either side), each of which holds what its own neighbours
/// show; who was dragged by hand has no say. `also`, a selected actor say, stays in sight when it
/// is silent. O(positions of nine slices x some hundred).
View fit_around(const Material& material, const Style& style, double width, double height,
                double moment, std::optional<ActorId> also = {});

/// The picture at a moment in slices (clamped to those there are): 2 is slice 2; 2.25 is on the way
/// to slice 3: positions and sizes are interpolated, actors that go fade in the first fifth of the
/// step, those that come in the last, and so do ties. Discs that would overlap are moved apart as
/// far as that takes, the smaller ones more; dragged ones stay. Discs are at most 0.6 layout units
/// wide, and ties in proportion: both grow to the style's sizes as one zooms in. Title, caption and
/// legend are of the nearest slice. Present actors are drawn, and a selected one that is silent,
/// hollow. Ties without weight in the layer are left out; on the layers cooperation and conflict
/// all ties have that layer's tone. O(actors + ties log ties + labels).
Picture compose(const Material& material, const Style& style, const View& view, double moment,
                const Highlight& highlight = {});

/// The difference of two slices of the series, of the one nearest to a moment and `minus`: who is
/// present in either stands at the mean of its places, as large as in the first, hollow when
/// present only in `minus`. On the way from slice to slice everyone goes, as in `compose`, from one
/// such place to the next. A tie is as wide as its cooperation and its conflict changed, |change of
/// P| + |change of N| (of the layer's alone on one layer); it has the tone that it has in the first
/// (one that vanished: had, and pale; one that stayed: faint), and a symbol for what became of it:
/// see difference.hpp and the legend. Nearest to `minus` itself nothing differs: its ties look as
/// in `compose`. O(actors + ties log ties + labels). Precondition: `minus` is a slice of the
/// series.
Picture compose_difference(const Material& material, const Style& style, const View& view,
                           double moment, std::size_t minus, const Highlight& highlight = {});
/// A view in which that picture fits, on the way from slice to slice one between the two; at
/// `minus` itself that of fit_around.
View fit_difference(const Material& material, const Style& style, double width, double height,
                    double moment, std::size_t minus);
/// Where everyone of the picture of two slices stands, by actor; layout units.
std::vector<std::pair<ActorId, Point>> difference_places(const NetworkSeries& series,
                                                         const LayoutSeries& layouts,
                                                         std::size_t slice, std::size_t minus);
/// What stands in the middle of a tie that changed so; nothing for one that stayed.
std::string_view change_symbol(TieChange change);

/// Actor whose disc is under the pixel (topmost), else the nearest tie within `reach` pixels.
struct Hit {
    std::optional<ActorId> actor;
    std::optional<std::pair<ActorId, ActorId>> tie;
};
Hit hit(const Picture& picture, Point pixel, double reach = 5);

/// Width in pixels of a text at a size, by a table of mean advances (Latin 0.56 em, CJK 1 em, ...).
double text_width(std::string_view text, double size, bool bold = false);

}  // namespace entente
