#pragma once
#include <vector>

#include "entente/picture/picture.hpp"
#include "stage.hpp"

namespace entente {

/// A label that wants a place, in order of claim: the first gets the best.
struct LabelWish {
    std::uint32_t body = 0;
    bool must = false;   ///< drawn even where it overlaps
    bool large = false;  ///< of the largest discs: drawn over smaller ones where all else is taken
    double opacity = 1;
};

/// Greedy: each label in turn takes the best of eight sides of its disc (or a place slid along one)
/// that overlaps no label and no `taken` rectangle, leaves the page nowhere and hides no disc's
/// centre; of those the one that covers least of ties and discs. O(labels), with a grid.
std::vector<Label> place_labels(const Stage& stage, const std::vector<LabelWish>& wishes,
                                const std::vector<Curve>& ties, const std::vector<Rect>& taken,
                                const Material& material, const Style& style, const View& view);

}  // namespace entente
