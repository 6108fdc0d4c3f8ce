#pragma once
// Buckets over the page: rectangles found by place, and the ink of lines summed by place.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "entente/core/geometry.hpp"

namespace entente {

/// Cells that a rectangle touches, clamped to the page.
struct CellRange {
    int left, top, right, bottom;  ///< last ones included
};

class PageCells {
  public:
    PageCells(double width, double height, double cell_width, double cell_height)
        : cell_width_(cell_width),
          cell_height_(cell_height),
          columns_(count(width, cell_width)),
          rows_(count(height, cell_height)) {}

    CellRange range(const Rect& r) const {
        return {cell(r.left, cell_width_, columns_), cell(r.top, cell_height_, rows_),
                cell(r.right, cell_width_, columns_), cell(r.bottom, cell_height_, rows_)};
    }
    std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    std::size_t size() const {
        return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    }

  private:
    static int count(double length, double cell) {
        return std::clamp(static_cast<int>(std::clamp(length / cell, 0.0, 1e4)) + 1, 1, 4096);
    }
    static int cell(double at, double length, int cells) {
        return static_cast<int>(std::clamp(at / length, 0.0, static_cast<double>(cells - 1)));
    }
    double cell_width_, cell_height_;
    int columns_, rows_;
};

/// Rectangles with a number each.
class RectGrid {
  public:
    RectGrid(double width, double height)
        : cells_(width, height, 96, 48), first_(cells_.size(), none) {}

    void add(const Rect& rect, std::uint32_t number) {
        const CellRange r = cells_.range(rect);
        for (int y = r.top; y <= r.bottom; ++y)
            for (int x = r.left; x <= r.right; ++x) {
                std::uint32_t& first = first_[cells_.at(x, y)];
                entries_.push_back({rect, number, first, r.left, r.top});
                first = static_cast<std::uint32_t>(entries_.size() - 1);
            }
    }
    /// visit(rectangle, number) for each that overlaps `rect`, once, until it returns false;
    /// whether it never did.
    template <class Visit>
    bool each_overlap(const Rect& rect, Visit visit) const {
        const CellRange r = cells_.range(rect);
        for (int y = r.top; y <= r.bottom; ++y)
            for (int x = r.left; x <= r.right; ++x)
                for (std::uint32_t i = first_[cells_.at(x, y)]; i != none; i = entries_[i].next) {
                    const Entry& e = entries_[i];
                    // In the first cell that both touch.
                    if (x != std::max(r.left, e.left) || y != std::max(r.top, e.top)) continue;
                    if (e.rect.overlaps(rect) && !visit(e.rect, e.number)) return false;
                }
        return true;
    }

  private:
    static constexpr std::uint32_t none = 0xffffffff;
    struct Entry {
        Rect rect;
        std::uint32_t number, next;
        int left, top;  // first cell
    };
    PageCells cells_;
    std::vector<std::uint32_t> first_;
    std::vector<Entry> entries_;
};

/// Painted area by cell, from samples.
class InkGrid {
  public:
    InkGrid(double width, double height)
        : width_(width), height_(height), cells_(width, height, 12, 8), ink_(cells_.size(), 0.0f) {}

    void add(Point p, double amount) {
        if (p.x < 0 || p.y < 0 || p.x >= width_ || p.y >= height_) return;
        const CellRange r = cells_.range({p.x, p.y, p.x, p.y});
        ink_[cells_.at(r.left, r.top)] += static_cast<float>(amount);
    }
    double under(const Rect& rect) const {
        const CellRange r = cells_.range(rect);
        double sum = 0;
        for (int y = r.top; y <= r.bottom; ++y)
            for (int x = r.left; x <= r.right; ++x)
                sum += static_cast<double>(ink_[cells_.at(x, y)]);
        return sum;
    }

  private:
    double width_, height_;
    PageCells cells_;
    std::vector<float> ink_;
};

}  // namespace entente
