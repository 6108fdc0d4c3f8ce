#include "entente/picture/graph_look.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double widest = 0.6;  // layout units, as in pictures

/// The largest |value| of each actor in the slices.
std::vector<double> largest_values(const NetworkSeries& series, const MeasureTable& table,
                                   std::size_t column, std::size_t first, std::size_t last) {
    std::vector<double> largest(series.source_case().actors.size(), 0);
    for (std::size_t s = first; s < last; ++s) {
        const auto values = table.values(column, s);
        for (std::size_t i = 0; i < values.size(); ++i) {
            double& most = largest[index(series.networks[s].present[i])];
            if (std::abs(values[i]) > most) most = std::abs(values[i]);
        }
    }
    return largest;
}

ActorValues values_of(const MeasureTable& table, std::size_t column) {
    ActorValues values{.name = std::string(table.measures()[column]->id), .values = {}};
    for (std::size_t s = 0; s < table.slices(); ++s) {
        const auto of_slice = table.values(column, s);
        values.values.emplace_back(of_slice.begin(), of_slice.end());
    }
    return values;
}

}  // namespace

GraphDecoration graph_decoration(const Material& material, const Style& style, std::size_t first,
                                 std::size_t last) {
    const NetworkSeries& series = *material.series;
    const MeasureTable& table = *material.actor_measures;
    GraphDecoration decoration;
    decoration.positions = material.layouts->positions;
    for (const Colour& c : actor_colours(series, style, &table, last - 1).of_actor)
        decoration.colours.push_back({c.r, c.g, c.b});
    for (std::size_t m = 0; m < table.measures().size(); ++m)
        if (!is_name(*table.measures()[m])) decoration.values.push_back(values_of(table, m));
    const Scales scales = find_scales(series, &table, style.size_by);
    std::vector<double> largest(series.source_case().actors.size(), 0);
    if (const auto column = table.column(style.size_by))
        largest = largest_values(series, table, *column, first, last);
    for (const double value : largest)
        decoration.sizes.push_back(widest * disc_radius(style, scales, value) / style.disc_max);
    return decoration;
}

}  // namespace entente
