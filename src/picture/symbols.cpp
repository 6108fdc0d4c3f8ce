#include "symbols.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {
namespace {

/// The page in cells of a symbol's size: which discs lie on, and the one symbol in each.
class Cells {
  public:
    Cells(const View& view, double side)
        : side_(side),
          columns_(count(view.width)),
          rows_(count(view.height)),
          covered_(columns_ * rows_),
          symbol_(columns_ * rows_) {}

    void cover(Point centre, double radius) {
        const auto [left, right] = range(centre.x, radius, columns_);
        const auto [top, bottom] = range(centre.y, radius, rows_);
        for (std::size_t row = top; row < bottom; ++row)
            for (std::size_t column = left; column < right; ++column) {
                const Point middle{(static_cast<double>(column) + 0.5) * side_,
                                   (static_cast<double>(row) + 0.5) * side_};
                if (distance(middle, centre) < radius) covered_[row * columns_ + column] = true;
            }
    }
    bool is_free(Point p) const {
        const auto cell = cell_of(p);
        if (!cell || covered_[*cell]) return false;
        const auto [left, right] = range(p.x, side_, columns_);
        const auto [top, bottom] = range(p.y, side_, rows_);
        for (std::size_t row = top; row < bottom; ++row)
            for (std::size_t column = left; column < right; ++column) {
                const std::uint32_t number = symbol_[row * columns_ + column];
                if (number == 0) continue;
                const Point by = places_[number - 1] - p;
                if (std::abs(by.x) < side_ && std::abs(by.y) < side_) return false;
            }
        return true;
    }
    void put(Point p) {
        places_.push_back(p);
        symbol_[*cell_of(p)] = static_cast<std::uint32_t>(places_.size());
    }

  private:
    std::size_t count(double length) const {
        return static_cast<std::size_t>(std::max(1.0, std::ceil(length / side_)));
    }
    /// Cells [first, last) within `reach` of a place.
    std::pair<std::size_t, std::size_t> range(double at, double reach, std::size_t cells) const {
        const auto hold = [&](double cell) {
            return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(cells)));
        };
        return {hold(std::floor((at - reach) / side_)), hold(std::floor((at + reach) / side_) + 1)};
    }
    std::optional<std::size_t> cell_of(Point p) const {
        if (!(p.x >= 0 && p.y >= 0)) return {};
        const double column = std::floor(p.x / side_), row = std::floor(p.y / side_);
        if (column >= static_cast<double>(columns_) || row >= static_cast<double>(rows_)) return {};
        return static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
    }

    double side_;
    std::size_t columns_, rows_;
    std::vector<bool> covered_;
    std::vector<std::uint32_t> symbol_;  ///< by cell, counted from 1; 0: none
    std::vector<Point> places_;
};

Label symbol_label(std::string_view text, Point middle, const Style& style) {
    const Palette& colours = palette(style.theme);
    Label label{.text = std::string(text), .size = style.text_size};
    label.bold = true;
    label.colour = colours.text;
    label.halo = colours.halo;
    const double half = text_width(text, label.size, true) / 2;
    label.box = {middle.x - half, middle.y - 0.62 * label.size, middle.x + half,
                 middle.y + 0.62 * label.size};
    return label;
}

}  // namespace

std::vector<Label> place_symbols(std::vector<SymbolWish> wishes, const std::vector<Body>& bodies,
                                 const Style& style, const View& view) {
    if (wishes.empty()) return {};
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const SymbolWish& a, const SymbolWish& b) { return a.width > b.width; });
    const double side = 1.3 * style.text_size;
    Cells cells(view, side);
    for (const Body& body : bodies) cells.cover(body.centre, body.radius + side / 2);
    std::vector<Label> symbols;
    for (const SymbolWish& wish : wishes)
        for (const double part : {0.5, 0.42, 0.58, 0.34, 0.66}) {
            const Point place = at(wish.path, part);
            if (!cells.is_free(place)) continue;
            cells.put(place);
            symbols.push_back(symbol_label(wish.text, place, style));
            break;
        }
    return symbols;
}

}  // namespace entente
