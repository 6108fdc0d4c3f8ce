#pragma once
// How actors look in graph files: as in pictures.
#include "entente/network/graph_file.hpp"
#include "entente/picture/picture.hpp"

namespace entente {

/// Positions, colours (those of the slice before `last`), sizes (of the largest value in the slices
/// [first, last)) and, but for names, every measure of `material.actor_measures`, for
/// write_graph_file of those slices. O(actors x slices x measures).
GraphDecoration graph_decoration(const Material& material, const Style& style, std::size_t first,
                                 std::size_t last);

}  // namespace entente
