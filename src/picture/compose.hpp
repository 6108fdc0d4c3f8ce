#pragma once
// A stage becomes a picture.
#include "stage.hpp"

namespace entente {

/// A page of the view's size with nothing on it.
Picture blank_page(const Material& material, const Style& style, const View& view);
/// Adds ties with their symbols, discs, marks, and labels that stand clear of the decoration that
/// is already there. `style` is the one seen_from the view.
void paint_stage(Picture& picture, const Stage& stage, const ActorColours& colours,
                 const Material& material, const Style& style, const View& view,
                 const Highlight& highlight);

}  // namespace entente
