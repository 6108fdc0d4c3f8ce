#include "relation_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "cycle_program.hpp"
#include "negative_cycles.hpp"

namespace entente::detail {
namespace {

/// Room that the cycles of an optimal program leave on each tie, and what they prove together.
struct Proof {
    std::vector<double> room;
    double proved = 0;
};

Proof prove(const SignedTies& graph, const std::vector<int>& sides, double frustration,
            const SearchClock& clock, const Progress& progress) {
    Proof proof;
    for (const SignedTie& t : graph.ties) proof.room.push_back(t.weight);
    if (frustration == 0) return proof;
    NegativeCycles cycles(graph);
    CycleProgram program(graph, CycleProgram::Parts::unbounded);
    for (const NegativeCycle& c : cycles.pack(sides, clock, progress).cycles) program.add(c);
    while (program.solve(clock, progress)) {
        proof.proved = program.value();
        for (std::size_t t = 0; t < proof.room.size(); ++t)
            proof.room[t] = std::max(0.0, program.reduced_cost(t));
        if (program.value() >= frustration * (1 - 1e-9)) break;
        const auto found = cycles.find(sides, program.parts(), 5000, clock, progress);
        if (found.empty()) break;
        program.forget_idle();
        for (const NegativeCycle& c : found) program.add(c);
    }
    return proof;
}

}  // namespace

TurnedRelations::TurnedRelations(const SignedTies& graph, const std::vector<int>& sides,
                                 const SearchClock& clock, const Progress& progress)
    : graph_(graph), clock_(clock), around_(graph.actors), quantum_(quantum_of(graph)) {
    const double frustration = frustration_of(graph, sides);
    Proof proof = prove(graph, sides, frustration, clock, progress);
    gap_ = std::max(0.0, frustration - proof.proved);
    std::vector<Flow::Pipe> pipes;
    for (std::uint32_t t = 0; t < graph.ties.size(); ++t) {
        const SignedTie& tie = graph.ties[t];
        around_[tie.a].push_back(t);
        around_[tie.b].push_back(t);
        const bool frustrated = (sides[tie.a] != sides[tie.b]) != tie.negative;
        held_.push_back(frustrated ? -tie.weight : tie.weight);
        if (!frustrated) pipes.push_back({tie.a, tie.b, proof.room[t]});
    }
    flow_.emplace(graph.actors, pipes);
}

RelationBounds TurnedRelations::rise(Row a, Row b, double enough) {
    double alone = 0;
    for (const std::uint32_t t : around_[a]) alone += held_[t];
    RelationBounds bounds{0, std::min(alone, enough)};
    if (clock_.is_over()) return bounds;
    const double flow = flow_->between(a, b, bounds.high + gap_);
    bounds.low = std::max(0.0, flow - gap_);
    if (quantum_ > 0) bounds.low = std::ceil(bounds.low / quantum_ - 1e-6) * quantum_;
    if (bounds.low < bounds.high)
        bounds.high = std::min(bounds.high, cost_of_cut(a, b, flow_->cut_side()));
    bounds.low = std::min(bounds.low, bounds.high);
    return bounds;
}

/// Moves actors into the side of `a` or out of it as long as that makes the cut cheaper.
double TurnedRelations::cost_of_cut(Row a, Row b, const std::vector<Row>& side) {
    std::vector<bool> inside(graph_.actors, false);
    for (const Row row : side) inside[row] = true;
    double cost = 0;
    std::vector<double> gain(graph_.actors, 0);  // by which a move makes the cut cheaper
    for (std::uint32_t t = 0; t < graph_.ties.size(); ++t) {
        const SignedTie& tie = graph_.ties[t];
        const bool cut = inside[tie.a] != inside[tie.b];
        if (cut) cost += held_[t];
        gain[tie.a] += cut ? held_[t] : -held_[t];
        gain[tie.b] += cut ? held_[t] : -held_[t];
    }
    std::deque<Row> waiting;
    for (Row row = 0; row < graph_.actors; ++row) waiting.push_back(row);
    while (!waiting.empty()) {
        const Row row = waiting.front();
        waiting.pop_front();
        if (row == a || row == b || gain[row] <= 1e-12) continue;
        cost -= gain[row];
        gain[row] = -gain[row];
        inside[row] = !inside[row];
        for (const std::uint32_t t : around_[row]) {
            const SignedTie& tie = graph_.ties[t];
            const Row other = tie.a == row ? tie.b : tie.a;
            gain[other] += inside[row] != inside[other] ? 2 * held_[t] : -2 * held_[t];
            waiting.push_back(other);
        }
    }
    return std::max(0.0, cost);
}

}  // namespace entente::detail
