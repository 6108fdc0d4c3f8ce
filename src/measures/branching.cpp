#include "branching.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "cycle_program.hpp"
#include "negative_cycles.hpp"
#include "partition_search.hpp"

namespace entente::detail {
namespace {

constexpr double same = 1e-9;   // relative gap at which two bounds are one
constexpr double whole = 1e-6;  // a part this near to 0 or 1 is 0 or 1

/// A subproblem: some ties fixed as frustrated or not.
struct Node {
    std::vector<std::pair<std::size_t, bool>> fixed;
};

class BlockSearch {
  public:
    BlockSearch(const SignedTies& graph, std::vector<int> sides, double quantum,
                const SearchClock& clock, const Progress& progress)
        : graph_(graph),
          quantum_(quantum),
          clock_(clock),
          progress_(progress),
          best_(std::move(sides)),
          high_(frustration_of(graph, best_)),
          most_cuts_(5000),
          program_(graph),
          cycles_(graph) {}

    Frustration run() {
        const auto packing = cycles_.pack(best_, clock_, progress_);
        for (const NegativeCycle& cycle : packing.cycles) program_.add(cycle);
        open_.emplace(packing.weight, Node{});
        while (!open_.empty() && !closed(open_.begin()->first)) {
            const auto node = open_.extract(open_.begin());
            if (!explore(node.key(), node.mapped())) break;
        }
        const bool proved = open_.empty() || closed(open_.begin()->first);
        return {.low = proved ? high_ : whole_steps(open_.begin()->first),
                .high = high_,
                .sides = best_,
                .proved = proved};
    }

  private:
    /// What the frustration is at least when it is no less than `bound`.
    double whole_steps(double bound) const {
        return quantum_ > 0 ? std::ceil(bound / quantum_ - 1e-5) * quantum_ : bound;
    }

    /// A subproblem with this bound holds nothing better than what is known.
    bool closed(double bound) const {
        if (quantum_ > 0)
            return std::ceil(bound / quantum_ - 1e-5) * quantum_ >= high_ - quantum_ / 2;
        return bound >= high_ * (1 - same);
    }

    void fix(const Node& node) {
        for (const auto& [tie, frustrated] : fixed_) program_.fix(tie, std::nullopt);
        fixed_ = node.fixed;
        for (const auto& [tie, frustrated] : fixed_) program_.fix(tie, frustrated);
    }

    /// Sides from the shortest forest of the program's solution.
    void round_off() {
        std::vector<std::size_t> order(graph_.ties.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto& parts = program_.parts();
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (parts[a] != parts[b]) return parts[a] < parts[b];
            return graph_.ties[a].weight > graph_.ties[b].weight;
        });
        auto sides = forest_sides(graph_, order);
        improve_sides(graph_, sides, progress_);
        const double frustration = frustration_of(graph_, sides);
        if (frustration >= high_) return;
        high_ = frustration;
        best_ = std::move(sides);
    }

    /// Solves a subproblem and puts its halves on the list. False when time ran out.
    bool explore(double bound, const Node& node) {
        fix(node);
        for (;;) {
            if (!program_.solve(clock_, progress_)) {
                open_.emplace(bound, node);
                return false;
            }
            if (!program_.feasible()) return true;
            bound = std::max(bound, program_.value());
            round_off();
            if (closed(bound)) return true;
            const auto found = cycles_.find(best_, program_.parts(), most_cuts_, clock_, progress_);
            if (found.empty() && !clock_.is_over()) break;
            program_.forget_idle();
            for (const NegativeCycle& cycle : found) program_.add(cycle);
        }
        branch(bound, node);
        return true;
    }

    void branch(double bound, const Node& node) {
        std::size_t chosen = graph_.ties.size();
        double most = 0;
        for (std::size_t t = 0; t < graph_.ties.size(); ++t) {
            const double part = program_.parts()[t];
            if (part < whole || part > 1 - whole) continue;
            const double weight = graph_.ties[t].weight * std::min(part, 1 - part);
            if (weight > most) {
                most = weight;
                chosen = t;
            }
        }
        if (chosen == graph_.ties.size()) return;  // whole: round_off has met this partition
        for (const bool frustrated : {false, true}) {
            Node half = node;
            half.fixed.emplace_back(chosen, frustrated);
            open_.emplace(bound, std::move(half));
        }
    }

    const SignedTies& graph_;
    double quantum_;
    const SearchClock& clock_;
    const Progress& progress_;
    std::vector<int> best_;
    double high_;
    std::size_t most_cuts_;  // a round
    CycleProgram program_;
    NegativeCycles cycles_;
    std::vector<std::pair<std::size_t, bool>> fixed_;
    std::multimap<double, Node> open_;  // by bound
};

}  // namespace

Frustration search_block(const SignedTies& graph, std::vector<int> sides, double quantum,
                         const SearchClock& clock, const Progress& progress) {
    return BlockSearch(graph, std::move(sides), quantum, clock, progress).run();
}

}  // namespace entente::detail
