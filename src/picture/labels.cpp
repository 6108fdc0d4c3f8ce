#include "labels.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "page_grid.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_label = 40;  // code points
constexpr double impossible = std::numeric_limits<double>::infinity();
constexpr std::array<double, 8> preference = {0, 0.7, 1, 1, 1.6, 1.6, 2, 2};

Rect box_at(Side side, const Body& body, double width, double height) {
    const double gap = body.radius + 5;
    const double slant = body.radius * 0.71 + 2;
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
    double cost(const Rect& box, std::uint32_t own, bool must, double least) const {
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
        const bool better = discs_.each_overlap(plate, [&](const Rect& disc, std::uint32_t number) {
            if (number != own) sum += cover_cost(plate, disc, number, must);
            return sum < least;
        });
        return better ? sum + 0.02 * ink_.under(box) : sum;
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

    double cover_cost(const Rect& plate, const Rect& disc, std::uint32_t number, bool must) const {
        const Body& body = stage_.bodies[number];
        const double x = std::clamp(body.centre.x, plate.left, plate.right);
        const double y = std::clamp(body.centre.y, plate.top, plate.bottom);
        const double into = body.radius - distance(body.centre, {x, y});
        if (into <= 0) return 0;
        const bool hides = into >= 0.6 * body.radius;
        if (hides && !must) return impossible;
        const double width = std::min(plate.right, disc.right) - std::max(plate.left, disc.left);
        return (3 + 0.3 * into * std::sqrt(std::max(0.0, width))) * body.opacity;
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

std::string label_text(const Actor& actor) {
    const std::string name = drawable(actor.name, longest_label);
    return name.empty() ? drawable(actor.id, longest_label) : name;
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
        label.text = label_text(material.series->source_case().actor(body.actor));
        const double width = text_width(label.text, label.size, label.bold);
        double least = impossible;
        for (std::uint8_t s = 0; s < 8; ++s) {
            const Side side{s};
            const Rect box = box_at(side, body, width, 1.2 * label.size);
            const double own = preference[s] - (kept[index(body.actor)] == side ? 4 : 0);
            const double cost = own + placer.cost(box, wish.body, wish.must, least - own);
            if (cost < least) least = cost, label.box = box, label.side = side;
        }
        if (least == impossible) continue;
        placer.take(label.box);
        label.colour = faded(colours.text, wish.opacity);
        label.halo = faded(colours.halo, wish.opacity);
        labels.push_back(std::move(label));
    }
    return labels;
}

}  // namespace entente
