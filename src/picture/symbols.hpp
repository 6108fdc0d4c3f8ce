#pragma once
// Symbols in the middle of ties.
#include "stage.hpp"

namespace entente {

struct SymbolWish {
    std::string_view text;
    Bezier path{};
    double width = 0;  ///< of the tie: of two in one place the wider one's stays
};

/// Each on its tie, as near to the middle as it stands clear of discs and of other symbols; where
/// there is no such place, and off the page, it is left out. O(symbols log symbols + cells of the
/// page).
std::vector<Label> place_symbols(std::vector<SymbolWish> wishes, const std::vector<Body>& bodies,
                                 const Style& style, const View& view);

}  // namespace entente
