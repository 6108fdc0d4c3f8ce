#pragma once
#include "entente/layout/layout.hpp"

namespace entente::detail {

/// LayoutOptions::automatic.
LayoutSeries lay_out_automatically(const NetworkSeries& series, LayoutOptions options,
                                   const Progress& progress);

}  // namespace entente::detail
