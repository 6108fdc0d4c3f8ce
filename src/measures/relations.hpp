#pragma once
// Who stands on the same side as whom, as far as it is known.
#include <numeric>
#include <utility>
#include <vector>

#include "graph.hpp"

namespace entente::detail {

/// Union-find whose links say same side or opposite side. Every call O(log actors).
class Relations {
  public:
    explicit Relations(std::size_t actors)
        : above_(actors), size_(actors, 1), opposite_(actors, false) {
        std::iota(above_.begin(), above_.end(), Row{0});
    }

    struct Place {
        Row root = 0;
        bool opposite = false;  ///< stands on the other side than the root
    };
    Place find(Row row) const {
        Place place{row, false};
        while (above_[place.root] != place.root) {
            place.opposite = place.opposite != opposite_[place.root];
            place.root = above_[place.root];
        }
        return place;
    }

    /// Learns that a and b stand on opposite sides, or on the same. False, and nothing learnt, when
    /// their relation was known before.
    bool relate(Row a, Row b, bool opposite) {
        Place low = find(a), high = find(b);
        if (low.root == high.root) return false;
        if (size_[low.root] > size_[high.root]) std::swap(low, high);
        above_[low.root] = high.root;
        opposite_[low.root] = (low.opposite != high.opposite) != opposite;
        size_[high.root] += size_[low.root];
        return true;
    }

  private:
    std::vector<Row> above_;
    std::vector<std::size_t> size_;
    std::vector<bool> opposite_;  // to the one above
};

}  // namespace entente::detail
