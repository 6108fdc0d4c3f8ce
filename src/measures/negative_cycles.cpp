#include "negative_cycles.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::detail {
namespace {

constexpr double short_enough = 1 - 1e-6;  // a cycle that is to count as shorter than 1
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

}  // namespace

NegativeCycles::NegativeCycles(const SignedTies& graph)
    : graph_(graph),
      first_(graph.actors + 1, 0),
      arcs_(2 * graph.ties.size()),
      frustrated_(graph.ties.size()),
      states_(2 * graph.actors),
      place_(graph.actors, nowhere) {
    for (const SignedTie& t : graph.ties) {
        ++first_[t.a + 1];
        ++first_[t.b + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t t = 0; t < graph.ties.size(); ++t) {
        arcs_[next[graph.ties[t].a]++] = {graph.ties[t].b, t};
        arcs_[next[graph.ties[t].b]++] = {graph.ties[t].a, t};
    }
}

std::vector<std::size_t> NegativeCycles::frustrated_under(const std::vector<int>& sides) {
    std::vector<std::size_t> found;
    for (std::size_t t = 0; t < graph_.ties.size(); ++t) {
        const SignedTie& tie = graph_.ties[t];
        frustrated_[t] = (sides[tie.a] != sides[tie.b]) != tie.negative;
        if (frustrated_[t]) found.push_back(t);
    }
    return found;
}

std::vector<NegativeCycle> NegativeCycles::find(const std::vector<int>& sides,
                                                std::vector<double> lengths, std::size_t most,
                                                const SearchClock& clock,
                                                const Progress& progress) {
    auto around = frustrated_under(sides);
    std::stable_sort(around.begin(), around.end(),
                     [&](std::size_t a, std::size_t b) { return lengths[a] < lengths[b]; });
    std::vector<NegativeCycle> found;
    for (const std::size_t t : around) {
        if (found.size() >= most || clock.is_over()) break;
        progress.check();
        if (!search(t, lengths)) continue;
        NegativeCycle cycle = trace(t);
        double length = 0;
        for (const std::size_t c : cycle) length += lengths[c];
        for (const std::size_t c : cycle)
            lengths[c] += (1 - length) / static_cast<double>(cycle.size());
        found.push_back(std::move(cycle));
    }
    return found;
}

NegativeCycles::Packing NegativeCycles::pack(const std::vector<int>& sides,
                                             const SearchClock& clock, const Progress& progress) {
    std::vector<double> room, used(graph_.ties.size(), 0);
    for (const SignedTie& t : graph_.ties) room.push_back(t.weight);
    Packing packing;
    for (const std::size_t t : frustrated_under(sides)) {
        while (room[t] > 0 && !clock.is_over() && search(t, used)) {
            progress.check();
            NegativeCycle cycle = trace(t);
            double least = room[cycle.front()];
            for (const std::size_t c : cycle) least = std::min(least, room[c]);
            for (const std::size_t c : cycle) {
                room[c] -= least;
                if (room[c] <= 0) used[c] = 1;
            }
            packing.weight += least;
            packing.cycles.push_back(std::move(cycle));
        }
    }
    return packing;
}

void NegativeCycles::visit(const Waiting& next, std::uint32_t by, Row from) {
    State& state = states_[next.state];
    if (next.length >= short_enough) return;
    if (std::pair(next.length, next.ties) >= std::pair(state.length, state.ties)) return;
    if (state.length == 1) touched_.push_back(next.state);
    state = {next.length, next.ties, by, from};
    queue_.push(next);
}

/// From one end of a frustrated tie to the other, in the same layer, without that tie.
bool NegativeCycles::search(std::size_t around, const std::vector<double>& lengths) {
    for (const Row state : touched_) states_[state] = {};
    touched_.clear();
    queue_ = {};
    const SignedTie& tie = graph_.ties[around];
    const Row start = 2 * tie.a, end = 2 * tie.b;
    visit({lengths[around], 0, start}, 0, start);
    while (!queue_.empty()) {
        const Waiting at = queue_.top();
        queue_.pop();
        const State& known = states_[at.state];
        if (at.length > known.length || at.ties > known.ties) continue;
        if (at.state == end) return true;
        const Row row = at.state / 2, layer = at.state % 2;
        for (std::size_t a = first_[row]; a < first_[row + 1]; ++a) {
            const Arc& arc = arcs_[a];
            if (arc.tie == around) continue;
            const Row next_layer = frustrated_[arc.tie] ? 1 - layer : layer;
            const Row next = 2 * arc.to + next_layer;
            visit({at.length + lengths[arc.tie], at.ties + 1, next}, arc.tie, at.state);
            if (next == end && lengths[arc.tie] == 0) return true;  // none can be shorter
        }
    }
    return false;
}

NegativeCycle NegativeCycles::trace(std::size_t around) {
    const SignedTie& tie = graph_.ties[around];
    std::vector<std::size_t> walk{around};  // from a over the tie to b, and back to a
    for (Row state = 2 * tie.b; state != 2 * tie.a; state = states_[state].from)
        walk.push_back(states_[state].by);
    return first_negative(walk, tie.a);
}

/// A closed walk may meet an actor twice: the first simple negative cycle that it closes.
std::vector<std::size_t> NegativeCycles::first_negative(const std::vector<std::size_t>& walk,
                                                        Row start) {
    std::vector<Row> rows{start};
    std::vector<std::size_t> ties, cycle;
    place_[start] = 0;
    for (const std::size_t t : walk) {
        const Row next = graph_.ties[t].a == rows.back() ? graph_.ties[t].b : graph_.ties[t].a;
        ties.push_back(t);
        const std::size_t back = place_[next];
        if (back == nowhere) {
            place_[next] = rows.size();
            rows.push_back(next);
            continue;
        }
        bool negative = false;
        for (std::size_t k = back; k < ties.size(); ++k)
            negative = negative != graph_.ties[ties[k]].negative;
        if (negative) {
            cycle.assign(ties.begin() + static_cast<std::ptrdiff_t>(back), ties.end());
            break;
        }
        for (std::size_t k = back + 1; k < rows.size(); ++k) place_[rows[k]] = nowhere;
        rows.resize(back + 1);
        ties.resize(back);
    }
    for (const Row row : rows) place_[row] = nowhere;
    return cycle;
}

}  // namespace entente::detail
