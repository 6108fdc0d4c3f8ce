#include "shortest.hpp"

#include <algorithm>
#include <functional>

namespace entente::detail {

ShortestPaths::ShortestPaths(const Arcs& arcs)
    : arcs_(arcs),
      distance_(arcs.actors(), not_reached),
      place_(arcs.actors()),
      paths_(arcs.actors(), 0) {
    reached_.reserve(arcs.actors());
}

// An actor may wait in the queue more than once, and counts when it first leaves it.
void ShortestPaths::settle(Row source) {
    for (const Row row : reached_) distance_[row] = not_reached;
    reached_.clear();
    const auto later = std::greater<std::pair<double, Row>>();
    const auto wait = [&](double length, Row row) {
        distance_[row] = length;
        queue_.emplace_back(length, row);
        std::push_heap(queue_.begin(), queue_.end(), later);
    };
    wait(0, source);
    while (!queue_.empty()) {
        std::pop_heap(queue_.begin(), queue_.end(), later);
        const auto [so_far, at] = queue_.back();
        queue_.pop_back();
        if (so_far > distance_[at]) continue;  // it left before, by a shorter way
        place_[at] = static_cast<std::uint32_t>(reached_.size());
        reached_.push_back(at);
        for (std::uint32_t a = arcs_.first[at]; a < arcs_.first[at + 1]; ++a) {
            const double length = so_far + arcs_.lengths[a];
            const double known = distance_[arcs_.to[a]];
            if (known < 0 || length < known) wait(length, arcs_.to[a]);
        }
    }
}

void ShortestPaths::count() {
    for (const Row row : reached_) paths_[row] = 0;
    paths_[reached_.front()] = 1;
    for (const Row at : reached_) {
        const double ways = paths_[at];
        for (std::uint32_t a = arcs_.first[at]; a < arcs_.first[at + 1]; ++a)
            if (is_step(at, a)) paths_[arcs_.to[a]] += ways;
    }
}

}  // namespace entente::detail
