#include "blocks.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente::detail {
namespace {

struct End {
    Row to = 0;
    std::uint32_t edge = 0;
};

/// Both ends of each edge.
struct Ends {
    std::vector<std::size_t> first;
    std::vector<End> all;
    explicit Ends(const Graph& graph) : first(graph.actors + 1, 0), all(2 * graph.edges.size()) {
        for (const Edge& e : graph.edges) {
            ++first[e.from + 1];
            ++first[e.to + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        std::vector<std::size_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
            all[next[graph.edges[e].from]++] = {graph.edges[e].to, e};
            all[next[graph.edges[e].to]++] = {graph.edges[e].from, e};
        }
    }
};

/// One actor on the way down from the first.
struct Visit {
    Row row = 0;
    std::uint32_t by = 0;          // the edge that led here
    std::size_t next = 0;          // its next end to look at
    std::size_t edges_before = 0;  // on the stack of edges when it was entered
};

}  // namespace

// Depth first with a stack of its own: a chain of a million actors must not end the program's.
Blocks::Blocks(const Graph& graph) {
    constexpr auto no_edge = static_cast<std::uint32_t>(-1);
    const Ends ends(graph);
    std::vector<std::uint32_t> order(graph.actors, 0), low(graph.actors, 0), open;
    std::vector<std::size_t> in_block(graph.actors, 0);  // the last block that lists it, plus 1
    std::vector<Visit> way;
    std::uint32_t count = 0;
    const auto enter = [&](Row row, std::uint32_t by) {
        order[row] = low[row] = ++count;
        way.push_back({row, by, ends.first[row], open.size()});
        if (by != no_edge) open.push_back(by);
    };
    const auto close = [&](Row gate, std::size_t edges_before) {
        const std::size_t number = size() + 1;
        const auto list = [&](Row row) {
            if (in_block[row] == number) return;
            in_block[row] = number;
            rows_.push_back(row);
        };
        list(gate);
        for (std::size_t i = edges_before; i < open.size(); ++i) {
            list(graph.edges[open[i]].from);
            list(graph.edges[open[i]].to);
            edges_.push_back(open[i]);
        }
        open.resize(edges_before);
        first_edge_.push_back(static_cast<std::uint32_t>(edges_.size()));
        first_row_.push_back(rows_.size());
    };
    for (Row root = 0; root < graph.actors; ++root) {
        if (order[root] != 0) continue;
        enter(root, no_edge);
        while (!way.empty()) {
            Visit& at = way.back();
            if (at.next < ends.first[at.row + 1]) {
                const End end = ends.all[at.next++];
                if (end.edge == at.by) continue;
                if (order[end.to] == 0) {
                    enter(end.to, end.edge);
                } else if (order[end.to] < order[at.row]) {
                    low[at.row] = std::min(low[at.row], order[end.to]);
                    open.push_back(end.edge);
                }
                continue;
            }
            const Visit left = at;
            way.pop_back();
            if (way.empty()) continue;
            const Row above = way.back().row;
            low[above] = std::min(low[above], low[left.row]);
            if (low[left.row] >= order[above]) close(above, left.edges_before);
        }
    }
}

namespace {

/// Sums, for some rows of a block, of what the others of the block weigh that they reach.
/// 64 rows at a time flood the block together, one bit each.
class Flood {
  public:
    explicit Flood(std::size_t actors) : inside_(actors, 0) {}

    /// The ways of one block. Backward: against the direction.
    void enter(const Graph& graph, const Blocks& blocks, std::size_t block, bool backward);

    /// For each of the rows (places in the block).
    std::vector<double> sums(std::span<const std::uint32_t> from, std::span<const double> weights,
                             const Progress& progress);

  private:
    void flood(std::span<const std::uint32_t> from);

    std::vector<std::uint32_t> inside_;  // row -> place in the block
    std::vector<std::uint32_t> first_, to_;
    std::vector<std::uint64_t> seen_, fresh_;
    std::vector<std::uint32_t> open_;
};

void Flood::enter(const Graph& graph, const Blocks& blocks, std::size_t block, bool backward) {
    const auto rows = blocks.rows(block);
    for (std::uint32_t i = 0; i < rows.size(); ++i) inside_[rows[i]] = i;
    first_.assign(rows.size() + 1, 0);
    const auto each = [&](auto put) {
        for (const std::uint32_t e : blocks.edges(block)) {
            const Edge& edge = graph.edges[e];
            backward ? put(inside_[edge.to], inside_[edge.from])
                     : put(inside_[edge.from], inside_[edge.to]);
        }
    };
    each([&](std::uint32_t from, std::uint32_t) { ++first_[from + 1]; });
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    to_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    each([&](std::uint32_t from, std::uint32_t to) { to_[next[from]++] = to; });
}

void Flood::flood(std::span<const std::uint32_t> from) {
    seen_.assign(first_.size() - 1, 0);
    fresh_.assign(first_.size() - 1, 0);
    open_.clear();
    for (std::size_t bit = 0; bit < from.size(); ++bit) {
        seen_[from[bit]] |= std::uint64_t{1} << bit;
        fresh_[from[bit]] = seen_[from[bit]];
        open_.push_back(from[bit]);
    }
    for (std::size_t next = 0; next < open_.size(); ++next) {
        const std::uint32_t at = open_[next];
        const std::uint64_t bits = std::exchange(fresh_[at], 0);
        if (bits == 0) continue;
        for (std::uint32_t a = first_[at]; a < first_[at + 1]; ++a) {
            const std::uint64_t gained = bits & ~seen_[to_[a]];
            if (gained == 0) continue;
            if (fresh_[to_[a]] == 0) open_.push_back(to_[a]);
            fresh_[to_[a]] |= gained;
            seen_[to_[a]] |= gained;
        }
    }
}

std::vector<double> Flood::sums(std::span<const std::uint32_t> from,
                                std::span<const double> weights, const Progress& progress) {
    std::vector<double> result(from.size(), 0);
    for (std::size_t begin = 0; begin < from.size(); begin += 64) {
        const auto some = from.subspan(begin, std::min<std::size_t>(64, from.size() - begin));
        progress.check();
        flood(some);
        for (std::size_t place = 0; place < seen_.size(); ++place)
            for (std::size_t bit = 0; bit < some.size(); ++bit)
                if (seen_[place] >> bit & 1 && some[bit] != place)
                    result[begin + bit] += weights[place];
    }
    return result;
}

/// How much lies beyond each row of each block in one direction.
class Counting {
  public:
    Counting(const Graph& graph, const Blocks& blocks, bool backward, const Progress& progress)
        : graph_(graph),
          blocks_(blocks),
          backward_(backward),
          progress_(progress),
          flood_(graph.actors),
          is_gate_(graph.actors, false) {
        for (std::size_t b = 0; b < blocks.size(); ++b) is_gate_[blocks.rows(b)[0]] = true;
        const std::size_t rows = blocks.first_row(blocks.size());
        beyond.assign(rows, 0);
        side.assign(rows, 0);
        all.assign(graph.actors, 1);
        for (std::size_t b = 0; b < blocks.size(); ++b) from_far(b);
        for (std::size_t b = blocks.size(); b-- > 0;) from_near(b);
    }

    std::vector<double> beyond, side;  // without an edge of the block; through it alone
    std::vector<double> all;           // row -> itself and all sides

  private:
    std::span<double> of(std::vector<double>& values, std::size_t block) {
        return std::span(values).subspan(blocks_.first_row(block), blocks_.rows(block).size());
    }
    std::vector<double> sums(std::size_t block, std::span<const std::uint32_t> from);
    void from_far(std::size_t block);
    void from_near(std::size_t block);

    const Graph& graph_;
    const Blocks& blocks_;
    bool backward_;
    const Progress& progress_;
    Flood flood_;
    std::vector<bool> is_gate_;
};

std::vector<double> Counting::sums(std::size_t block, std::span<const std::uint32_t> from) {
    const auto weights = of(beyond, block);
    if (graph_.directed) {
        flood_.enter(graph_, blocks_, block, backward_);
        return flood_.sums(from, weights, progress_);
    }
    const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> result;
    for (const std::uint32_t place : from) result.push_back(whole - weights[place]);
    return result;
}

/// What hangs at the others is known, since their blocks came before: so is the gate's side.
void Counting::from_far(std::size_t block) {
    const auto rows = blocks_.rows(block);
    const auto weights = of(beyond, block);
    for (std::size_t i = 1; i < rows.size(); ++i) weights[i] = all[rows[i]];
    constexpr std::uint32_t gate[] = {0};
    const double found = sums(block, gate)[0];
    of(side, block)[0] = found;
    all[rows[0]] += found;
}

/// What lies beyond the gate is known, since nearer blocks came before: so are all other sides.
void Counting::from_near(std::size_t block) {
    const auto rows = blocks_.rows(block);
    const auto sides = of(side, block);
    of(beyond, block)[0] = all[rows[0]] - sides[0];
    std::vector<std::uint32_t> others(rows.size() - 1);
    std::iota(others.begin(), others.end(), 1U);
    std::erase_if(others, [&](std::uint32_t i) { return !is_gate_[rows[i]]; });  // nothing hangs
    const auto found = sums(block, others);
    for (std::size_t i = 0; i < others.size(); ++i) {
        sides[others[i]] = found[i];
        all[rows[others[i]]] += found[i];
    }
}

}  // namespace

Beyond beyond_blocks(const Graph& graph, const Blocks& blocks, const Progress& progress) {
    Counting forward(graph, blocks, false, progress);
    Beyond result;
    result.between_blocks.assign(graph.actors, 0);
    const auto pairs = [&](const Counting& backward) {
        for (Row row = 0; row < graph.actors; ++row)
            result.between_blocks[row] = (backward.all[row] - 1) * (forward.all[row] - 1);
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto rows = blocks.rows(b);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const std::size_t place = blocks.first_row(b) + i;
                result.between_blocks[rows[i]] -= backward.side[place] * forward.side[place];
            }
        }
    };
    if (graph.directed) {
        Counting backward(graph, blocks, true, progress);
        pairs(backward);
        result.reaching = std::move(backward.beyond);
    } else {
        pairs(forward);
        result.reaching = forward.beyond;
    }
    result.reached = std::move(forward.beyond);
    return result;
}

}  // namespace entente::detail
