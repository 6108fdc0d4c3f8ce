#pragma once
// Parts of layout_quality; definitions are where LayoutQuality is declared.
#include <vector>

#include "entente/layout/layout.hpp"

namespace entente::detail {

/// In slices of more actors only some of them, evenly spread, are looked at one by one.
inline constexpr std::size_t all_watched = 1000;
std::vector<std::uint32_t> watched_rows(std::size_t present);

/// Of the row-th present actor.
inline Point place(const LayoutSeries& layouts, const NetworkSeries& series, std::size_t t,
                   std::size_t row) {
    return layouts.positions[t][index(series.networks[t].present[row])];
}

/// A slice's; NaN where it has no pairs.
double slice_stress(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                    double reference, const Progress& progress);

/// Sum over a slice's actors, and how many they are.
struct Kept {
    double sum = 0;
    double actors = 0;
};
Kept neighbours_kept(const NetworkSeries& series, const LayoutSeries& layouts, std::size_t t,
                     const Progress& progress);

/// In units of the positions.
double nonrigid_movement(const NetworkSeries& series, const LayoutSeries& layouts);

double change_faithfulness(const NetworkSeries& series, const LayoutSeries& layouts);

/// Spearman's, equal values sharing their mean rank; NaN for less than three pairs and where one
/// side is constant. O(n log n).
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace entente::detail
