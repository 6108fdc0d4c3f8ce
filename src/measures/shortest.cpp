#include "shortest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

constexpr double not_reached = -1;
constexpr double equally_short = 1 + 1e-10;

double length_of(double weight) {
    if (weight >= 1e-300 && weight <= 1e300) return 1 / weight;
    throw Error(
        ErrorCategory::data,
        fmt::format("a tie weighs {}, whose inverse is no usable length; use --distance hop",
                    weight));
}

}  // namespace

ShortestPaths::ShortestPaths(const Graph& graph, Distance distance)
    : first_(graph.actors + 1, 0),
      distance_(graph.actors, not_reached),
      place_(graph.actors, 0),
      paths_(graph.actors, 0) {
    for (const Edge& e : graph.edges) {
        ++first_[e.from + 1];
        if (!graph.directed) ++first_[e.to + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    arcs_.resize(first_.back());
    if (distance == Distance::inverse) lengths_.resize(arcs_.size());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    const auto put = [&](Row from, Row to, std::uint32_t e) {
        const std::size_t arc = next[from]++;
        arcs_[arc] = {to, e};
        if (!lengths_.empty()) lengths_[arc] = length_of(graph.edges[e].weight);
    };
    for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
        put(graph.edges[e].from, graph.edges[e].to, e);
        if (!graph.directed) put(graph.edges[e].to, graph.edges[e].from, e);
    }
}

void ShortestPaths::search(Row source) {
    for (const Row row : reached_) distance_[row] = not_reached;
    reached_.clear();
    steps_.clear();
    paths_[source] = 1;
    if (lengths_.empty()) {
        search_by_hops(source);
    } else {
        search_by_lengths(source);
    }
}

void ShortestPaths::search_by_hops(Row source) {
    distance_[source] = 0;
    reached_.push_back(source);
    for (std::size_t next = 0; next < reached_.size(); ++next) {
        const Row at = reached_[next];
        const double beyond = distance_[at] + 1;
        for (std::size_t a = first_[at]; a < first_[at + 1]; ++a) {
            const Row to = arcs_[a].to;
            if (distance_[to] < 0) {
                distance_[to] = beyond;
                paths_[to] = 0;
                reached_.push_back(to);
            }
            if (distance_[to] == beyond) {
                paths_[to] += paths_[at];
                steps_.push_back({at, to, arcs_[a].edge});
            }
        }
    }
}

// Dijkstra; an actor may wait in the queue more than once, and counts when it first leaves it.
void ShortestPaths::settle_by_lengths(Row source) {
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
        place_[at] = reached_.size();
        reached_.push_back(at);
        for (std::size_t a = first_[at]; a < first_[at + 1]; ++a) {
            const double length = so_far + lengths_[a];
            const double known = distance_[arcs_[a].to];
            if (known < 0 || length < known) wait(length, arcs_[a].to);
        }
    }
}

void ShortestPaths::search_by_lengths(Row source) {
    settle_by_lengths(source);
    for (const Row row : reached_) paths_[row] = row == source ? 1 : 0;
    for (const Row at : reached_) {
        for (std::size_t a = first_[at]; a < first_[at + 1]; ++a) {
            const Row to = arcs_[a].to;
            if (place_[to] <= place_[at]) continue;
            if (distance_[at] + lengths_[a] > distance_[to] * equally_short) continue;
            paths_[to] += paths_[at];
            steps_.push_back({at, to, arcs_[a].edge});
        }
    }
}

}  // namespace entente::detail
