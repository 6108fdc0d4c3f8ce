// What values look like: areas, widths, colours of actors.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

#include "entente/core/text.hpp"
#include "entente/picture/picture.hpp"
#include "utf8.hpp"

namespace entente {
namespace {

constexpr std::array kinds = {ActorKind::state,  ActorKind::organisation,  ActorKind::community,
                              ActorKind::person, ActorKind::international, ActorKind::company,
                              ActorKind::armed,  ActorKind::forum,         ActorKind::unknown};

std::vector<bool> ever_present(const NetworkSeries& series) {
    std::vector<bool> seen(series.source_case().actors.size());
    for (const Network& network : series.networks)
        for (const ActorId actor : network.present) seen[index(actor)] = true;
    return seen;
}

ActorColours by_kind(const NetworkSeries& series, const std::vector<bool>& seen,
                     const std::vector<Colour>& colours) {
    ActorColours result;
    std::array<bool, kinds.size()> used{};
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto kind = static_cast<std::size_t>(series.source_case().actors[i].kind);
        result.of_actor.push_back(colours[kind]);
        if (seen[i]) used[kind] = true;
    }
    for (std::size_t k = 0; k < kinds.size(); ++k)
        if (used[k]) result.legend.emplace_back(to_string(kinds[k]), colours[k]);
    return result;
}

ActorColours by_group(const NetworkSeries& series, const std::vector<bool>& seen,
                      const std::vector<Colour>& colours) {
    const auto& actors = series.source_case().actors;
    std::map<std::string_view, std::size_t> members;
    bool grey = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i]) continue;
        if (actors[i].groups.empty())
            grey = true;
        else
            ++members[actors[i].groups.front()];
    }
    std::vector<std::pair<std::string_view, std::size_t>> order(members.begin(), members.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::size_t named = std::min(order.size(), colours.size() - 1);
    std::map<std::string_view, Colour> colour_of;
    ActorColours result;
    for (std::size_t g = 0; g < named; ++g) {
        colour_of[order[g].first] = colours[g];
        result.legend.emplace_back(drawable(order[g].first, 24), colours[g]);
    }
    if (order.size() > named)
        result.legend.emplace_back("other groups, none", colours.back());
    else if (grey)
        result.legend.emplace_back("no group", colours.back());
    for (const Actor& actor : actors) {
        const auto found =
            actor.groups.empty() ? colour_of.end() : colour_of.find(actor.groups.front());
        result.of_actor.push_back(found == colour_of.end() ? colours.back() : found->second);
    }
    return result;
}

std::span<const double> values_of(const MeasureTable* table, std::string_view id,
                                  std::size_t slice) {
    if (table == nullptr || slice >= table->slices()) return {};
    const auto column = table->column(id);
    return column ? table->values(*column, slice) : std::span<const double>{};
}

ActorColours by_side(const NetworkSeries& series, const Style& style, const MeasureTable* table,
                     std::size_t slice) {
    const Palette& theme = palette(style.theme);
    const std::size_t actors = series.source_case().actors.size();
    ActorColours result;
    result.of_actor.assign(actors, theme.categories.back());
    result.undecided.assign(actors, false);
    std::array<bool, 3> used{};  // side 1, side -1, none
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        const auto& present = series.networks[s].present;
        const auto sides = values_of(table, "side", s),
                   margins = values_of(table, "side_margin", s);
        for (std::size_t i = 0; i < present.size(); ++i) {
            const bool known = i < sides.size() && !std::isnan(sides[i]);
            used[!known ? 2 : sides[i] > 0 ? 0 : 1] = true;
            if (!known || s != slice) continue;
            result.of_actor[index(present[i])] = theme.sides[sides[i] > 0 ? 0 : 1];
            result.undecided[index(present[i])] = i < margins.size() && margins[i] <= 0;
        }
    }
    if (used[0]) result.legend.emplace_back("side 1", theme.sides[0]);
    if (used[1]) result.legend.emplace_back("side −1", theme.sides[1]);
    if (used[2]) result.legend.emplace_back("no side", theme.categories.back());
    return result;
}

ActorColours by_community(const NetworkSeries& series, const std::vector<Colour>& colours,
                          const MeasureTable* table, std::size_t slice) {
    ActorColours result;
    result.of_actor.assign(series.source_case().actors.size(), colours.back());
    std::map<double, std::size_t> members;
    bool grey = false;
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        const auto labels = values_of(table, "community", s);
        grey = grey || labels.size() < series.networks[s].present.size();
        for (const double label : labels) {
            if (std::isnan(label))
                grey = true;
            else
                ++members[label];
        }
    }
    std::vector<std::pair<double, std::size_t>> order(members.begin(), members.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::size_t named = std::min(order.size(), colours.size() - 1);
    std::map<double, Colour> colour_of;
    for (std::size_t c = 0; c < named; ++c) {
        colour_of[order[c].first] = colours[c];
        result.legend.emplace_back("community " + number_text(order[c].first), colours[c]);
    }
    if (order.size() > named)
        result.legend.emplace_back("other communities, none", colours.back());
    else if (grey)
        result.legend.emplace_back("no community", colours.back());
    if (slice >= series.networks.size()) return result;
    const auto& present = series.networks[slice].present;
    const auto labels = values_of(table, "community", slice);
    for (std::size_t i = 0; i < std::min(labels.size(), present.size()); ++i) {
        if (std::isnan(labels[i])) continue;  // no key: it is less than nothing
        if (const auto found = colour_of.find(labels[i]); found != colour_of.end())
            result.of_actor[index(present[i])] = found->second;
    }
    return result;
}

}  // namespace

Scales find_scales(const NetworkSeries& series, const MeasureTable* actor_measures,
                   std::string_view size_by) {
    Scales scales;
    const Layer layer = series.options.layer;
    for (const Network& network : series.networks)
        for (const Tie& tie : network.ties)
            scales.largest_weight = std::max(scales.largest_weight, layer_weight(tie, layer));
    if (actor_measures == nullptr) return scales;
    const auto column = actor_measures->column(size_by);
    if (!column) return scales;
    for (std::size_t slice = 0; slice < actor_measures->slices(); ++slice) {
        for (const double value : actor_measures->values(*column, slice)) {
            if (!std::isfinite(value)) {
                scales.some_undefined = true;
                continue;
            }
            scales.largest_value = std::max(scales.largest_value, std::abs(value));
            scales.smallest_value = std::min(scales.smallest_value, value);
        }
    }
    return scales;
}

double disc_radius(const Style& style, const Scales& scales, std::optional<double> value) {
    if (!(scales.largest_value > 0)) return (style.disc_min + style.disc_max) / 3;
    if (!value || !std::isfinite(*value)) return style.disc_min;
    return std::max(
        style.disc_min,
        style.disc_max * std::sqrt(std::min(1.0, std::abs(*value) / scales.largest_value)));
}

double tie_width(const Style& style, const Scales& scales, double weight) {
    if (!(scales.largest_weight > 0) || !(weight > 0)) return style.tie_min;
    return std::max(style.tie_min,
                    style.tie_max * std::sqrt(std::min(1.0, weight / scales.largest_weight)));
}

ActorColours actor_colours(const NetworkSeries& series, const Style& style,
                           const MeasureTable* actor_measures, std::size_t slice) {
    const auto& colours = palette(style.theme).categories;
    switch (style.colour_by) {
        case ColourBy::side:
            return by_side(series, style, actor_measures, slice);
        case ColourBy::community:
            return by_community(series, colours, actor_measures, slice);
        case ColourBy::group:
            return by_group(series, ever_present(series), colours);
        case ColourBy::kind:
            break;
    }
    return by_kind(series, ever_present(series), colours);
}

}  // namespace entente
