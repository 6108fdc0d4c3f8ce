#include "flow.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::detail {
namespace {

constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();

}  // namespace

Flow::Flow(std::size_t actors, const std::vector<Pipe>& pipes)
    : first_(actors + 1, 0), came_by_(actors, nowhere) {
    for (const Pipe& p : pipes) {
        ++first_[p.a + 1];
        ++first_[p.b + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    arcs_.resize(2 * pipes.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (const Pipe& p : pipes) {
        const std::uint32_t there = next[p.a]++, back = next[p.b]++;
        arcs_[there] = {p.b, back, p.room, p.room};
        arcs_[back] = {p.a, there, p.room, p.room};
    }
}

bool Flow::search(Row from, Row to) {
    for (const Row row : reached_) came_by_[row] = nowhere;
    reached_.assign(1, from);
    came_by_[from] = static_cast<std::uint32_t>(arcs_.size());
    for (std::size_t k = 0; k < reached_.size(); ++k) {
        const Row at = reached_[k];
        for (std::uint32_t a = first_[at]; a < first_[at + 1]; ++a) {
            const Arc& arc = arcs_[a];
            if (arc.left <= 1e-12 * arc.room || came_by_[arc.to] != nowhere) continue;
            came_by_[arc.to] = a;
            reached_.push_back(arc.to);
            if (arc.to == to) return true;
        }
    }
    return false;
}

double Flow::fill(Row from, Row to, double most) {
    double least = most;
    for (Row at = to; at != from; at = arcs_[arcs_[came_by_[at]].back].to)
        least = std::min(least, arcs_[came_by_[at]].left);
    for (Row at = to; at != from;) {
        Arc& arc = arcs_[came_by_[at]];
        arc.left -= least;
        arcs_[arc.back].left += least;
        changed_.push_back(came_by_[at]);
        changed_.push_back(arc.back);
        at = arcs_[arc.back].to;
    }
    return least;
}

double Flow::between(Row from, Row to, double enough) {
    for (const std::uint32_t a : changed_) arcs_[a].left = arcs_[a].room;
    changed_.clear();
    double flow = 0;
    while (flow < enough && search(from, to)) flow += fill(from, to, enough - flow);
    return flow;
}

}  // namespace entente::detail
