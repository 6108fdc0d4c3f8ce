#include "frustration.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "branching.hpp"
#include "partition_search.hpp"

namespace entente::detail {
namespace {

constexpr int starts = 3;  // of local search, before any proof

double heaviest(const SignedTies& graph) {
    double weight = 0;
    for (const SignedTie& t : graph.ties) weight = std::max(weight, t.weight);
    return weight;
}

/// In units of the heaviest tie. A tie beyond all proportion stays a tie.
void scale(SignedTies& graph, double unit) {
    for (SignedTie& t : graph.ties) t.weight = std::max(t.weight / unit, 1e-250);
}

std::vector<int> good_sides(const SignedTies& graph, const std::vector<int>& hint,
                            const SearchClock& clock, const Progress& progress) {
    std::vector<std::size_t> order(graph.ties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return graph.ties[a].weight > graph.ties[b].weight;
    });
    std::mt19937 random(1);
    std::vector<int> best;
    double least = 0;
    for (int start = hint.empty() ? 1 : 0; start <= starts; ++start) {
        progress.check();
        auto sides = start == 0 ? hint : forest_sides(graph, order);
        progress.check();
        improve_sides(graph, sides, progress);
        const double frustration = frustration_of(graph, sides);
        if (best.empty() || frustration < least) {
            least = frustration;
            best = std::move(sides);
        }
        if (clock.is_over()) break;
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    }
    return best;
}

/// Learns the relations of a best partition part by part, and adds up the bounds.
class Search {
  public:
    Search(std::size_t actors, const std::vector<int>& hint, const SearchClock& clock,
           const Progress& progress)
        : relations_(actors), hint_(hint), clock_(clock), progress_(progress) {}

    Frustration run(const SignedTies& graph) {
        std::vector<Row> rows(graph.actors);
        std::iota(rows.begin(), rows.end(), Row{0});
        for (SignedPart& part : parts(graph, rows)) {
            const double unit = heaviest(part.graph);
            const double quantum = quantum_of(part.graph) / unit;
            scale(part.graph, unit);
            solve(std::move(part), unit, quantum);
        }
        Frustration found{.low = low_, .high = high_, .sides = {}, .proved = proved_};
        for (const Row row : rows) found.sides.push_back(relations_.find(row).opposite ? -1 : 1);
        return found;
    }

  private:
    /// Blocks, with actors of the whole; ties that are blocks by themselves are learnt.
    std::vector<SignedPart> parts(const SignedTies& graph, const std::vector<Row>& rows) {
        Relations bridges(graph.actors);
        auto found = blocks(graph, bridges);
        learn(bridges, rows);
        for (SignedPart& part : found)
            for (Row& row : part.rows) row = rows[row];
        return found;
    }

    void solve(SignedPart part, double unit, double quantum) {
        progress_.check();
        if (const auto sides = balanced_sides(part.graph); !sides.empty()) {
            learn(part, sides);
            return;
        }
        progress_.check();
        const std::size_t before = part.graph.ties.size();
        Relations merged(part.graph.actors);
        const double lost = merge_dominated(part.graph, merged, progress_);
        progress_.check();
        low_ += lost * unit;
        high_ += lost * unit;
        learn(merged, part.rows);
        if (part.graph.ties.size() == before) {
            search(part, unit, quantum);
        } else {
            for (SignedPart& inner : parts(part.graph, part.rows))
                solve(std::move(inner), unit, quantum);
        }
    }

    void learn(const Relations& inner, const std::vector<Row>& rows) {
        for (Row i = 0; i < rows.size(); ++i) {
            const auto place = inner.find(i);
            if (place.root != i) relations_.relate(rows[i], rows[place.root], place.opposite);
        }
    }

    void learn(const SignedPart& part, const std::vector<int>& sides) {
        for (const SignedTie& t : part.graph.ties)
            relations_.relate(part.rows[t.a], part.rows[t.b], sides[t.a] != sides[t.b]);
    }

    void search(const SignedPart& part, double unit, double quantum) {
        std::vector<int> hint;
        if (!hint_.empty())
            for (const Row row : part.rows) hint.push_back(hint_[row] < 0 ? -1 : 1);
        const auto found = search_block(part.graph, good_sides(part.graph, hint, clock_, progress_),
                                        quantum, clock_, progress_);
        low_ += found.low * unit;
        high_ += found.high * unit;
        proved_ = proved_ && found.proved;
        learn(part, found.sides);
    }

    Relations relations_;
    const std::vector<int>& hint_;
    const SearchClock& clock_;
    const Progress& progress_;
    double low_ = 0, high_ = 0;
    bool proved_ = true;
};

}  // namespace

double quantum_of(const SignedTies& graph) {
    for (const double quantum : {1.0, 0.1}) {
        const bool all = std::all_of(graph.ties.begin(), graph.ties.end(), [&](const SignedTie& t) {
            const double times = t.weight / quantum;
            return times < 1e6 && std::abs(times - std::round(times)) < 1e-9;
        });
        if (all) return quantum;
    }
    return 0;
}

Frustration least_frustration(const SignedTies& graph, const std::vector<int>& hint,
                              const SearchClock& clock, const Progress& progress) {
    return Search(graph.actors, hint, clock, progress).run(graph);
}

}  // namespace entente::detail
