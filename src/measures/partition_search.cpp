#include "partition_search.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace entente::detail {
namespace {

/// One pass of moves from given sides; the state of every actor while it lasts.
class Pass {
  public:
    explicit Pass(const SignedTies& graph, std::vector<int>& sides)
        : graph_(graph), sides_(sides), around_(graph.actors), loss_(graph.actors, 0) {
        for (std::size_t t = 0; t < graph.ties.size(); ++t) {
            around_[graph.ties[t].a].push_back(t);
            around_[graph.ties[t].b].push_back(t);
        }
        for (const SignedTie& t : graph.ties) {
            loss_[t.a] += held(t);
            loss_[t.b] += held(t);
        }
    }

    /// Moves each actor at most once, the least loss first; keeps the best moment. True when that
    /// is better than before.
    bool run(const Progress& progress) {
        std::vector<bool> moved(sides_.size(), false);
        for (Row i = 0; i < sides_.size(); ++i) queue_.emplace(loss_[i], i);
        std::vector<Row> moves;
        double sum = 0, best = 0;
        std::size_t kept = 0;
        std::size_t steps = 0;  // since the last look at `progress`
        while (moves.size() < sides_.size() && !queue_.empty()) {
            const auto [loss, row] = queue_.top();
            queue_.pop();
            if (++steps >= between_checks) {
                progress.check();
                steps = 0;
            }
            if (moved[row] || loss != loss_[row]) continue;
            steps += around_[row].size();
            moved[row] = true;
            sum += loss;
            turn(row, [&](Row other) {
                if (!moved[other]) queue_.emplace(loss_[other], other);
            });
            moves.push_back(row);
            if (sum < best - 1e-12) {
                best = sum;
                kept = moves.size();
            }
            if (moves.size() > kept + patience) break;
        }
        queue_ = {};
        while (moves.size() > kept) {
            turn(moves.back(), [](Row) {});
            moves.pop_back();
        }
        return kept > 0;
    }

  private:
    static constexpr std::size_t patience = 400;           // moves without a better moment
    static constexpr std::size_t between_checks = 10'000;  // some 2 ms

    /// Weight that is lost when one end moves: positive for a satisfied tie.
    double held(const SignedTie& t) const {
        return (sides_[t.a] != sides_[t.b]) == t.negative ? t.weight : -t.weight;
    }

    /// To the other side; calls see(neighbour) for each one whose loss has changed.
    template <class See>
    void turn(Row row, See see) {
        sides_[row] = -sides_[row];
        loss_[row] = -loss_[row];
        for (const std::size_t t : around_[row]) {
            const SignedTie& tie = graph_.ties[t];
            const Row other = tie.a == row ? tie.b : tie.a;
            loss_[other] += 2 * held(tie);
            see(other);
        }
    }

    const SignedTies& graph_;
    std::vector<int>& sides_;
    std::vector<std::vector<std::size_t>> around_;
    std::vector<double> loss_;  // by which a move of the actor raises the frustration
    std::priority_queue<std::pair<double, Row>, std::vector<std::pair<double, Row>>, std::greater<>>
        queue_;  // old entries stay, and are known by their loss
};

}  // namespace

void improve_sides(const SignedTies& graph, std::vector<int>& sides, const Progress& progress) {
    Pass pass(graph, sides);
    while (pass.run(progress)) progress.check();
}

std::vector<int> forest_sides(const SignedTies& graph, const std::vector<std::size_t>& order) {
    Relations relations(graph.actors);
    for (const std::size_t t : order)
        relations.relate(graph.ties[t].a, graph.ties[t].b, graph.ties[t].negative);
    std::vector<int> sides(graph.actors);
    for (Row i = 0; i < sides.size(); ++i) sides[i] = relations.find(i).opposite ? -1 : 1;
    return sides;
}

}  // namespace entente::detail
