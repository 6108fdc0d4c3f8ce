#include "shortest.hpp"

#include <algorithm>

namespace entente::detail {

void WaitingRows::add(double distance, Row row) {
    heap_.emplace_back();
    rise(heap_.size() - 1, {distance, row});
}

std::pair<double, Row> WaitingRows::take() {
    const Item nearest = heap_.front(), last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sink(last);
    return nearest;
}

void WaitingRows::rise(std::size_t place, Item item) {
    while (place > 0) {
        const std::size_t above = (place - 1) / 4;
        if (heap_[above].first <= item.first) break;
        put(place, heap_[above]);
        place = above;
    }
    put(place, item);
}

void WaitingRows::sink(Item item) {
    std::size_t place = 0;
    for (std::size_t below = 1; below < heap_.size(); below = 4 * place + 1) {
        const std::size_t end = std::min(below + 4, heap_.size());
        std::size_t nearest = below;
        for (std::size_t i = below + 1; i < end; ++i)
            if (heap_[i].first < heap_[nearest].first) nearest = i;
        if (item.first <= heap_[nearest].first) break;
        put(place, heap_[nearest]);
        place = nearest;
    }
    put(place, item);
}

ShortestPaths::ShortestPaths(const Arcs& arcs)
    : arcs_(arcs),
      distance_(arcs.actors(), not_reached),
      place_(arcs.actors()),
      waiting_(arcs.actors()),
      paths_(arcs.actors(), 0) {
    reached_.reserve(arcs.actors());
}

// Dijkstra.
void ShortestPaths::settle(Row source) {
    for (const Row row : reached_) distance_[row] = not_reached;
    reached_.clear();
    distance_[source] = 0;
    waiting_.add(0, source);
    while (!waiting_.empty()) {
        const auto [so_far, at] = waiting_.take();
        place_[at] = static_cast<std::uint32_t>(reached_.size());
        reached_.push_back(at);
        for (std::uint32_t a = arcs_.first[at]; a < arcs_.first[at + 1]; ++a) {
            const Row to = arcs_.to[a];
            const double length = so_far + arcs_.lengths[a], known = distance_[to];
            if (length >= known) continue;
            distance_[to] = length;
            known == not_reached ? waiting_.add(length, to) : waiting_.bring_nearer(length, to);
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
