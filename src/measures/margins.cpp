#include "margins.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "relation_bounds.hpp"

namespace entente::detail {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t most_searched = 250;  // actors of a block
constexpr double rounding = 1e-9;  // of the block's frustration and of the weight at the actor

std::vector<double> strengths(const SignedTies& graph) {
    std::vector<double> sum(graph.actors, 0);
    for (const SignedTie& t : graph.ties) {
        sum[t.a] += t.weight;
        sum[t.b] += t.weight;
    }
    return sum;
}

/// Rise of the frustration of a block when the relation of two of its actors is turned round.
double turned_round(const SignedPart& block, const std::vector<int>& sides, Row a, Row b,
                    const SearchClock& clock, const Progress& progress) {
    SignedTies forced = block.graph;
    const bool opposite = sides[a] == sides[b];
    std::vector<int> hint = sides;
    hint[a] = -hint[a];
    const double lost = force_relation(forced, a, b, opposite);
    const Frustration found = least_frustration(forced, hint, clock, progress);
    if (!found.proved) return nan;
    const double least = frustration_of(block.graph, sides);
    double around = 0;
    for (const SignedTie& t : block.graph.ties)
        if (t.a == a || t.b == a) around += t.weight;
    const double rise = lost + found.high - least;
    return rise <= rounding * (least + around) ? 0 : rise;
}

/// Walks the blocks outward from the anchors.
class Walk {
  public:
    Walk(const SignedTies& graph, const std::vector<int>& sides, const SearchClock& clock,
         const Progress& progress)
        : sides_(sides),
          clock_(clock),
          progress_(progress),
          blocks_of_(graph.actors),
          found_{std::vector<double>(graph.actors, nan), std::vector<double>(graph.actors, nan)} {
        for (const auto& ties : block_ties(graph)) {
            blocks_.push_back(part_of(graph, ties));
            for (const Row row : blocks_.back().rows) blocks_of_[row].push_back(blocks_.size() - 1);
        }
        done_.assign(blocks_.size(), false);
    }

    Margins run(const std::vector<Row>& anchor_of, const std::vector<double>& strength) {
        std::vector<Row> second(anchor_of.size());
        std::iota(second.begin(), second.end(), Row{0});
        for (Row row = 0; row < anchor_of.size(); ++row) {
            Row& next = second[anchor_of[row]];
            if (row == anchor_of[row]) continue;
            if (next == anchor_of[row] || strength[row] > strength[next]) next = row;
        }
        for (Row row = 0; row < anchor_of.size(); ++row) {
            if (anchor_of[row] != row || second[row] == row) continue;
            set(row, {infinite, infinite});
            walk_from(row);
            set(row, {found_.low[second[row]], found_.high[second[row]]});
        }
        return std::move(found_);
    }

  private:
    void set(Row row, const RelationBounds& bounds) {
        found_.low[row] = bounds.low;
        found_.high[row] = bounds.high;
    }

    void walk_from(Row anchor) {
        std::vector<Row> open{anchor};
        while (!open.empty()) {
            const Row entry = open.back();
            open.pop_back();
            for (const std::size_t b : blocks_of_[entry]) {
                if (done_[b]) continue;
                done_[b] = true;
                pass_through(blocks_[b], entry);
                for (const Row row : blocks_[b].rows)
                    if (row != entry && blocks_of_[row].size() > 1) open.push_back(row);
            }
        }
    }

    void pass_through(const SignedPart& block, Row entry) {
        std::vector<int> sides;
        for (const Row row : block.rows) sides.push_back(sides_[row]);
        const auto place = std::lower_bound(block.rows.begin(), block.rows.end(), entry);
        const Row inner = static_cast<Row>(place - block.rows.begin());
        const RelationBounds beyond{found_.low[entry], found_.high[entry]};
        if (block.graph.ties.size() == 1) {
            const double weight = block.graph.ties.front().weight;
            set(block.rows[1 - inner],
                {std::min(weight, beyond.low), std::min(weight, beyond.high)});
            return;
        }
        TurnedRelations relations(block.graph, sides, clock_, progress_);
        for (Row i = 0; i < block.rows.size(); ++i) {
            if (i == inner) continue;
            progress_.check();
            const auto here = rise(block, sides, relations, i, inner, beyond.high);
            set(block.rows[i], {std::min(here.low, beyond.low), std::min(here.high, beyond.high)});
        }
    }

    RelationBounds rise(const SignedPart& block, const std::vector<int>& sides,
                        TurnedRelations& relations, Row a, Row b, double enough) {
        RelationBounds bounds = relations.rise(a, b, enough);
        if (bounds.met(rounding * bounds.high)) return {bounds.high, bounds.high};
        if (block.rows.size() > most_searched || clock_.is_over()) return bounds;
        const double searched = turned_round(block, sides, a, b, clock_, progress_);
        return std::isnan(searched) ? bounds : RelationBounds{searched, searched};
    }

    const std::vector<int>& sides_;
    const SearchClock& clock_;
    const Progress& progress_;
    std::vector<SignedPart> blocks_;
    std::vector<std::vector<std::size_t>> blocks_of_;
    std::vector<bool> done_;
    Margins found_;
};

}  // namespace

std::vector<Row> anchors(const SignedTies& graph) {
    const auto strength = strengths(graph);
    Relations joined(graph.actors);
    for (const SignedTie& t : graph.ties) joined.relate(t.a, t.b, false);
    std::vector<Row> of_root(graph.actors);
    std::iota(of_root.begin(), of_root.end(), Row{0});
    std::vector<bool> met(graph.actors, false);
    for (Row row = 0; row < graph.actors; ++row) {
        const Row root = joined.find(row).root;
        if (!met[root] || strength[row] > strength[of_root[root]]) of_root[root] = row;
        met[root] = true;
    }
    std::vector<Row> anchor(graph.actors);
    for (Row row = 0; row < graph.actors; ++row) anchor[row] = of_root[joined.find(row).root];
    return anchor;
}

Margins side_margins(const SignedTies& graph, const std::vector<int>& sides,
                     const SearchClock& clock, const Progress& progress) {
    return Walk(graph, sides, clock, progress).run(anchors(graph), strengths(graph));
}

}  // namespace entente::detail
