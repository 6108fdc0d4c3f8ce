#include "labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "page_grid.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_name = 60;    // code points
constexpr std::size_t longest_broken = 36;  // code points of a line of two
constexpr double longest_line = 13;         // ems; longer names are broken in two
constexpr std::size_t most_far = 40;  // labels beyond which none is set a line away from its disc
// Pixels from another disc within which a name might seem to be its: near, and beside it, for a
// name that stands beside its own disc or above or below it.
constexpr double doubtful = 7, doubtful_beside = 7, doubtful_elsewhere = 14;
constexpr double impossible = std::numeric_limits<double>::infinity();

/// A place for a label: a side of the disc, and how far it is slid along that side, in parts of its
/// own height (right, left) or width (below, above).
struct Seat {
    Side side = Side::right;
    double slide = 0;
    double cost = 0;
};
constexpr std::array<Seat, 8> seats = {{{Side::right, 0, 0},
                                        {Side::left, 0, 0.7},
                                        {Side::below, 0, 1},
                                        {Side::above, 0, 1},
                                        {Side::right_above, 0, 1.6},
                                        {Side::right_below, 0, 1.6},
                                        {Side::left_above, 0, 2},
                                        {Side::left_below, 0, 2}}};
/// Where none of those is free.
constexpr std::array<Seat, 8> slid_seats = {{{Side::right, -0.5, 2.4},
                                             {Side::right, 0.5, 2.4},
                                             {Side::left, -0.5, 2.4},
                                             {Side::left, 0.5, 2.4},
                                             {Side::below, -0.28, 2.8},
                                             {Side::below, 0.28, 2.8},
                                             {Side::above, -0.28, 2.8},
                                             {Side::above, 0.28, 2.8}}};

Rect beside(Side side, const Body& body, double width, double height, double away) {
    const double gap = body.radius + 5 + away;
    const double slant = body.radius * 0.71 + 2 + away;
    const Point c = body.centre;
    const auto rect = [&](double left, double top) {
        return Rect{left, top, left + width, top + height};
    };
    switch (side) {
        case Side::right:
            return rect(c.x + gap, c.y - height / 2);
        case Side::left:
            return rect(c.x - gap - width, c.y - height / 2);
        case Side::below:
            return rect(c.x - width / 2, c.y + gap - 2);
        case Side::above:
            return rect(c.x - width / 2, c.y - gap + 2 - height);
        case Side::right_above:
            return rect(c.x + slant, c.y - slant - height);
        case Side::right_below:
            return rect(c.x + slant, c.y + slant);
        case Side::left_above:
            return rect(c.x - slant - width, c.y - slant - height);
        case Side::left_below:
            return rect(c.x - slant - width, c.y + slant);
    }
    return rect(c.x, c.y);
}

Rect box_at(const Seat& seat, const Body& body, double width, double height, double away) {
    Rect box = beside(seat.side, body, width, height, away);
    const bool upright = seat.side == Side::below || seat.side == Side::above;
    const double x = upright ? seat.slide * width : 0, y = upright ? 0 : seat.slide * height;
    box.left += x, box.right += x, box.top += y, box.bottom += y;
    return box;
}

/// What a label may lie on where there is no free place: nothing of importance, smaller discs than
/// its own, or anything.
enum class Licence : std::uint8_t { none, smaller_discs, all };

struct Spot {
    Side side = Side::right;
    Rect box;
};

class LabelPlacer {
  public:
    LabelPlacer(const Stage& stage, const std::vector<Curve>& ties, const std::vector<Rect>& taken,
                const View& view)
        : stage_(stage),
          page_{0, 0, view.width, view.height},
          labels_(view.width, view.height),
          discs_(view.width, view.height),
          ink_(view.width, view.height) {
        for (const Rect& rect : taken) labels_.add(rect, 0);
        for (std::uint32_t i = 0; i < stage.bodies.size(); ++i) {
            const Body& b = stage.bodies[i];
            const Rect around{b.centre.x - b.radius, b.centre.y - b.radius, b.centre.x + b.radius,
                              b.centre.y + b.radius};
            if (around.overlaps(page_)) discs_.add(around, i);
        }
        for (const Curve& tie : ties) add_ink(tie);
    }

    /// Cost of a box for the label of `own`, or anything above `least`; infinite where it must not
    /// stand.
    double cost(const Spot& spot, std::uint32_t own, Licence licence, double least) const {
        const Rect& box = spot.box;
        const bool must = licence == Licence::all;
        double sum = 0;
        const Rect plate{box.left - 3, box.top, box.right + 3, box.bottom};
        if (plate.left < 0 || plate.top < 0 || plate.right > page_.right ||
            plate.bottom > page_.bottom)
            sum += must ? 1e6 : impossible;
        if (sum == impossible) return sum;
        labels_.each_overlap(plate, [&](const Rect&, std::uint32_t) {
            sum += must ? 1e4 : impossible;
            return must;
        });
        if (sum == impossible) return sum;
        const Rect around{plate.left - doubtful_elsewhere, plate.top - doubtful,
                          plate.right + doubtful_elsewhere, plate.bottom + doubtful};
        const bool better = discs_.each_overlap(around, [&](const Rect& disc, std::uint32_t i) {
            if (i == own) return true;
            const bool may_hide = must || (licence == Licence::smaller_discs &&
                                           stage_.bodies[i].radius < stage_.bodies[own].radius);
            sum += cover_cost(plate, disc, i, may_hide);
            sum += doubt_cost(spot, i, licence != Licence::none);
            return sum < least;
        });
        return better ? sum + 0.02 * ink_.under(box) : sum;
    }
    /// No other disc is within `reach` of the box.
    bool alone(const Rect& box, std::uint32_t own, double reach) const {
        const Rect around{box.left - reach, box.top - reach, box.right + reach, box.bottom + reach};
        return discs_.each_overlap(
            around, [&](const Rect&, std::uint32_t number) { return number == own; });
    }
    /// The best of the eight sides, `away` pixels further off than beside the disc, else the best
    /// place slid along a side; the side it had before is liked best.
    std::optional<Spot> find(const LabelWish& wish, double width, double height, double away,
                             Licence licence, std::optional<Side> kept) const {
        double least = impossible;
        Spot best;
        const auto look = [&](const Seat& seat) {
            const Rect box = box_at(seat, stage_.bodies[wish.body], width, height, away);
            const double own = seat.cost - (kept == seat.side ? 4 : 0);
            if (away > 0 && !alone(box, wish.body, away + 8)) return;
            const double all = own + cost({seat.side, box}, wish.body, licence, least - own);
            if (all < least) least = all, best = {seat.side, box};
        };
        std::for_each(seats.begin(), seats.end(), look);
        if (least == impossible && away <= 0)
            std::for_each(slid_seats.begin(), slid_seats.end(), look);
        return least == impossible ? std::nullopt : std::optional(best);
    }
    void take(const Rect& box) {
        labels_.add({box.left - 3, box.top, box.right + 3, box.bottom}, 0);
    }

  private:
    void add_ink(const Curve& tie) {
        const double chord = distance(tie.path.from, tie.path.to);
        if (!(chord > 0)) return;
        const int samples = std::clamp(static_cast<int>(chord / 14), 2, 24);
        const double amount = chord / samples * std::min(tie.width, 5.0) * tie.colour.a / 255.0;
        for (int i = 0; i < samples; ++i)
            ink_.add(at(tie.path, (i + 0.5) / static_cast<double>(samples)), amount);
    }

    double cover_cost(const Rect& plate, const Rect& disc, std::uint32_t number,
                      bool may_hide) const {
        const Body& body = stage_.bodies[number];
        const double x = std::clamp(body.centre.x, plate.left, plate.right);
        const double y = std::clamp(body.centre.y, plate.top, plate.bottom);
        const double into = body.radius - distance(body.centre, {x, y});
        if (into <= 0) return into > -doubtful ? 2.5 * body.opacity : 0;
        const bool hides = into >= std::min(1.5, 0.25 * body.radius);
        if (hides && !may_hide) return impossible;
        const double width = std::min(plate.right, disc.right) - std::max(plate.left, disc.left);
        return (8 + 0.3 * into * std::sqrt(std::max(0.0, width))) * body.opacity;
    }

    /// A name right beside a disc is read as that disc's.
    double doubt_cost(const Spot& spot, std::uint32_t number, bool may_be) const {
        const Body& body = stage_.bodies[number];
        const Rect& box = spot.box;
        if (body.centre.y < box.top || body.centre.y > box.bottom) return 0;
        const double gap =
            std::max(box.left - body.centre.x, body.centre.x - box.right) - body.radius;
        const bool beside_own = spot.side == Side::right || spot.side == Side::left;
        if (gap > (beside_own ? doubtful_beside : doubtful_elsewhere)) return 0;
        return may_be ? 12 * body.opacity : impossible;
    }

    const Stage& stage_;
    Rect page_;
    RectGrid labels_;
    RectGrid discs_;
    InkGrid ink_;
};

std::vector<std::optional<Side>> sides_before(const Material& material) {
    std::vector<std::optional<Side>> sides(material.series->source_case().actors.size());
    if (material.before == nullptr) return sides;
    for (const Label& label : material.before->labels)
        if (label.actor && index(*label.actor) < sides.size())
            sides[index(*label.actor)] = label.side;
    return sides;
}

/// Lines of a label, with the widths of their boxes.
struct Block {
    std::vector<std::string> lines;
    std::vector<double> widths;
    double width = 0;
};

bool is_latin(std::string_view text) {
    for (std::size_t i = 0; i < text.size();)
        if (next_code_point(text, i) >= 0x250) return false;
    return true;
}

/// An alias that can stand for the name: a proper one (no small letter first) in the same script.
bool can_stand_for(std::string_view alias, std::string_view name) {
    const bool small = !alias.empty() && alias.front() >= 'a' && alias.front() <= 'z';
    return !alias.empty() && !small && is_latin(alias) == is_latin(name);
}

/// What an actor may be called, best first: its name, and where that finds no place its first alias
/// that is shorter, or the shortest.
std::vector<std::string> names_of(const Actor& actor) {
    std::string name = drawable(actor.name, longest_name);
    if (name.empty()) name = drawable(actor.id, longest_name);
    std::vector<std::string> names{name};
    for (const std::string& alias : actor.aliases) {
        std::string other = drawable(alias, longest_name);
        if (!can_stand_for(other, names[0]) || other.size() >= names.back().size()) continue;
        if (names.size() == 3) names.pop_back();
        names.push_back(std::move(other));
    }
    return names;
}

/// A long name is broken at the blank that leaves the shorter first and second line.
Block block_of(std::string name, double size, bool bold) {
    Block block;
    const auto add = [&](std::string line) {
        block.widths.push_back(text_width(line, size, bold));
        block.width = std::max(block.width, block.widths.back());
        block.lines.push_back(std::move(line));
    };
    const double whole = text_width(name, size, bold);
    std::size_t best = std::string::npos;
    double shortest = whole;
    if (whole > longest_line * size)
        for (std::size_t i = name.find(' '); i != std::string::npos; i = name.find(' ', i + 1)) {
            const double first = text_width(std::string_view(name).substr(0, i), size, bold);
            const double longer = std::max(first, whole - first);
            if (longer < shortest) shortest = longer, best = i;
        }
    if (best != std::string::npos) {
        add(drawable(std::string_view(name).substr(0, best), longest_broken));
        name.erase(0, best + 1);
    }
    add(drawable(name, longest_broken));
    return block;
}

/// Lines stand flush with the disc they belong to.
double line_left(const Rect& box, Side side, double width) {
    switch (side) {
        case Side::left:
        case Side::left_above:
        case Side::left_below:
            return box.right - width;
        case Side::below:
        case Side::above:
            return (box.left + box.right - width) / 2;
        default:
            return box.left;
    }
}

void add_lines(std::vector<Label>& labels, const Block& block, const Rect& box, Label label) {
    const double height = box.height() / static_cast<double>(block.lines.size());
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const double left = line_left(box, label.side, block.widths[i]);
        const double top = box.top + static_cast<double>(i) * height;
        label.box = {left, top, left + block.widths[i], top + height};
        label.text = block.lines[i];
        labels.push_back(label);
    }
}

}  // namespace

std::vector<Label> place_labels(const Stage& stage, const std::vector<LabelWish>& wishes,
                                const std::vector<Curve>& ties, const std::vector<Rect>& taken,
                                const Material& material, const Style& style, const View& view) {
    const Palette& colours = palette(style.theme);
    const auto kept = sides_before(material);
    LabelPlacer placer(stage, ties, taken, view);
    std::vector<Label> labels;
    for (const LabelWish& wish : wishes) {
        const Body& body = stage.bodies[wish.body];
        if (!Rect{0, 0, view.width, view.height}.contains(body.centre)) continue;
        Label label{.actor = body.actor, .size = style.text_size, .bold = wish.must};
        label.colour = faded(colours.text, wish.opacity);
        label.halo = faded(colours.halo, wish.opacity);
        const auto try_to_place = [&](const std::string& name, double away, Licence licence) {
            const Block block = block_of(name, label.size, label.bold);
            const double height = 1.2 * label.size * static_cast<double>(block.lines.size());
            const auto spot =
                placer.find(wish, block.width, height, away, licence, kept[index(body.actor)]);
            if (!spot) return false;
            placer.take(spot->box);
            label.side = spot->side;
            add_lines(labels, block, spot->box, label);
            return true;
        };
        const auto names = names_of(material.series->source_case().actor(body.actor));
        const Licence licence = wish.must ? Licence::all : Licence::none;
        const bool placed = std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return try_to_place(name, 0, licence);
        });
        const bool far = !placed && labels.size() < most_far &&
                         try_to_place(names.front(), 0.8 * label.size, licence);
        if (!placed && !far && wish.large) try_to_place(names.back(), 0, Licence::smaller_discs);
    }
    return labels;
}

}  // namespace entente
