#include "signed_ties.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "blocks.hpp"

namespace entente::detail {
namespace {

constexpr double rounding = 1e-12;

/// Ties around each actor, with which two actors can become one.
class Merging {
  public:
    explicit Merging(const SignedTies& graph, const Progress& progress = {})
        : around_(graph.actors) {
        for (std::size_t k = 0; k < graph.ties.size(); ++k) {
            if (k % 8192 == 0) progress.check();
            const SignedTie& t = graph.ties[k];
            const double weight = t.negative ? -t.weight : t.weight;
            around_[t.a].emplace(t.b, weight);
            around_[t.b].emplace(t.a, weight);
        }
    }

    /// The neighbour whose tie outweighs all the others of the actor, and whether it is negative.
    std::optional<std::pair<Row, bool>> master(Row row) const {
        double sum = 0;
        const std::pair<const Row, double>* heaviest = nullptr;
        for (const auto& tie : around_[row]) {
            sum += std::abs(tie.second);
            if (!heaviest || std::abs(tie.second) > std::abs(heaviest->second)) heaviest = &tie;
        }
        if (!heaviest || 2 * std::abs(heaviest->second) < sum * (1 - rounding)) return std::nullopt;
        return std::pair(heaviest->first, heaviest->second < 0);
    }

    /// `from` becomes part of `to`; returns the weight that is now frustrated for good. Those whose
    /// ties changed are appended to `touched`.
    double merge(Row from, Row to, bool opposite, std::vector<Row>& touched) {
        double frustrated = 0;
        around_[from].erase(to);
        around_[to].erase(from);
        for (const auto& [other, before] : std::exchange(around_[from], {})) {
            around_[other].erase(from);
            const double weight = opposite ? -before : before;
            double& known = around_[to][other];
            if (known != 0 && (known < 0) != (weight < 0))
                frustrated += std::min(std::abs(known), std::abs(weight));
            known += weight;
            if (std::abs(known) <= rounding * std::abs(weight)) {
                around_[to].erase(other);
                around_[other].erase(to);
            } else {
                around_[other][to] = known;
            }
            touched.push_back(other);
        }
        touched.push_back(to);
        return frustrated;
    }

    std::size_t degree(Row row) const { return around_[row].size(); }

    std::vector<SignedTie> ties() const {
        std::vector<SignedTie> ties;
        for (Row a = 0; a < around_.size(); ++a)
            for (const auto& [b, weight] : around_[a])
                if (a < b) ties.push_back({a, b, std::abs(weight), weight < 0});
        return ties;
    }

  private:
    std::vector<std::map<Row, double>> around_;  // signed weight
};

}  // namespace

SignedTies signed_ties(const Graph& graph) {
    SignedTies result{.actors = graph.actors, .ties = {}};
    for (const Edge& e : graph.edges)
        result.ties.push_back({e.from, e.to, std::abs(e.weight), e.weight < 0});
    return result;
}

double frustration_of(const SignedTies& graph, const std::vector<int>& sides) {
    double sum = 0;
    for (const SignedTie& t : graph.ties)
        if ((sides[t.a] != sides[t.b]) != t.negative) sum += t.weight;
    return sum;
}

std::vector<int> balanced_sides(const SignedTies& graph) {
    Relations relations(graph.actors);
    for (const SignedTie& t : graph.ties) {
        if (relations.relate(t.a, t.b, t.negative)) continue;
        if ((relations.find(t.a).opposite != relations.find(t.b).opposite) != t.negative) return {};
    }
    std::vector<int> sides(graph.actors);
    for (Row i = 0; i < sides.size(); ++i) sides[i] = relations.find(i).opposite ? -1 : 1;
    return sides;
}

double merge_dominated(SignedTies& graph, Relations& relations, const Progress& progress) {
    Merging merging(graph, progress);
    double frustrated = 0;
    std::vector<Row> waiting(graph.actors), touched;
    std::iota(waiting.begin(), waiting.end(), Row{0});
    while (!waiting.empty()) {
        touched.clear();
        progress.check();
        for (const Row row : waiting) {
            const auto master = merging.master(row);
            if (!master) continue;
            auto [from, to] = std::pair(row, master->first);
            relations.relate(from, to, master->second);
            if (merging.degree(from) > merging.degree(to)) std::swap(from, to);
            frustrated += merging.merge(from, to, master->second, touched);
        }
        std::sort(touched.begin(), touched.end());
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        waiting.swap(touched);
    }
    graph.ties = merging.ties();
    return frustrated;
}

double force_relation(SignedTies& graph, Row from, Row to, bool opposite) {
    double frustrated = 0;
    for (const SignedTie& t : graph.ties) {
        const bool between = (t.a == from && t.b == to) || (t.a == to && t.b == from);
        if (between && t.negative != opposite) frustrated = t.weight;
    }
    Merging merging(graph);
    std::vector<Row> touched;
    frustrated += merging.merge(from, to, opposite, touched);
    graph.ties = merging.ties();
    return frustrated;
}

std::vector<std::vector<std::size_t>> block_ties(const SignedTies& graph) {
    Graph pairs{.actors = graph.actors, .directed = false, .edges = {}};
    for (const SignedTie& t : graph.ties) pairs.edges.push_back({t.a, t.b, t.weight, 0});
    const Blocks blocks(pairs);
    std::vector<std::vector<std::size_t>> found;
    for (std::size_t b = 0; b < blocks.size(); ++b)
        found.emplace_back(blocks.edges(b).begin(), blocks.edges(b).end());
    return found;
}

SignedPart part_of(const SignedTies& graph, const std::vector<std::size_t>& ties) {
    SignedPart part;
    for (const std::size_t t : ties) {
        part.rows.push_back(graph.ties[t].a);
        part.rows.push_back(graph.ties[t].b);
    }
    std::sort(part.rows.begin(), part.rows.end());
    part.rows.erase(std::unique(part.rows.begin(), part.rows.end()), part.rows.end());
    part.graph.actors = part.rows.size();
    const auto inside = [&](Row row) {
        return static_cast<Row>(std::lower_bound(part.rows.begin(), part.rows.end(), row) -
                                part.rows.begin());
    };
    for (const std::size_t t : ties) {
        const SignedTie& tie = graph.ties[t];
        part.graph.ties.push_back({inside(tie.a), inside(tie.b), tie.weight, tie.negative});
    }
    return part;
}

std::vector<SignedPart> blocks(const SignedTies& graph, Relations& relations) {
    std::vector<SignedPart> parts;
    for (const auto& block : block_ties(graph)) {
        if (block.size() == 1) {
            const SignedTie& bridge = graph.ties[block.front()];
            relations.relate(bridge.a, bridge.b, bridge.negative);
        } else {
            parts.push_back(part_of(graph, block));
        }
    }
    return parts;
}

}  // namespace entente::detail
