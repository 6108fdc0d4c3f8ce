#include "nearness.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "entente/core/parallel.hpp"
#include "shortest.hpp"

namespace entente::detail {
namespace {

/// A leaf has a single tie, to an actor that has others: its distances are those of that actor and
/// one step more.
bool is_leaf(const Graph& graph, const Arcs& arcs, Row row) {
    return !graph.directed && arcs.degree(row) == 1 && arcs.degree(arcs.to[arcs.first[row]]) > 1;
}

/// What is added up over the distances from one actor.
struct Sum {
    double others = 0, distances = 0, inverses = 0;
    void add(double count, double distance) {
        others += count;
        distances += count * distance;
        inverses += count / distance;
    }
    void write(Row row, Nearness& result) const {
        if (others > 0) result.closeness[row] = others / distances;
        result.harmonic[row] = inverses / static_cast<double>(result.harmonic.size() - 1);
    }
};

/// 64 counters side by side: every word holds one binary digit of all of them.
class Counters {
  public:
    /// Adds `value` to the counters whose bits are set.
    void add(std::uint64_t bits, std::uint32_t value) {
        for (std::size_t digit = 0; value != 0; ++digit, value >>= 1) {
            if (value & 1) add_digit(bits, digit);
        }
    }
    double of(std::size_t counter) const {
        double value = 0;
        for (std::size_t i = digits_.size(); i-- > 0;)
            value = 2 * value + static_cast<double>(digits_[i] >> counter & 1);
        return value;
    }
    void clear() { digits_.clear(); }

  private:
    void add_digit(std::uint64_t bits, std::size_t digit) {
        for (; bits != 0; ++digit) {
            if (digit >= digits_.size()) digits_.resize(digit + 1, 0);
            const std::uint64_t carry = digits_[digit] & bits;
            digits_[digit] ^= bits;
            bits = carry;
        }
    }

    std::vector<std::uint64_t> digits_;
};

struct Leaf {
    Row row = 0;
    Row beside = 0;
    double length = 0;
};

/// The graph without its leaves, and these.
struct Trunk {
    std::vector<Row> sources;  // all but the leaves
    Arcs arcs;                 // without those to leaves
    std::vector<Leaf> leaves;
    std::vector<std::uint32_t> leaves_at;  // row -> number of its leaves
    Trunk(const Graph& graph, Distance distance);
};

Trunk::Trunk(const Graph& graph, Distance distance) : leaves_at(graph.actors, 0) {
    const Arcs all = arcs_of(graph, distance);
    std::vector<bool> leaf(graph.actors);
    for (Row row = 0; row < graph.actors; ++row) leaf[row] = is_leaf(graph, all, row);
    for (Row row = 0; row < graph.actors; ++row) {
        if (!leaf[row]) {
            sources.push_back(row);
            continue;
        }
        const std::uint32_t arc = all.first[row];
        leaves.push_back({row, all.to[arc], all.lengths.empty() ? 1 : all.lengths[arc]});
        ++leaves_at[all.to[arc]];
    }
    Graph trunk{.actors = graph.actors, .directed = graph.directed, .edges = {}};
    for (const Edge& e : graph.edges)
        if (!leaf[e.from] && !leaf[e.to]) trunk.edges.push_back(e);
    arcs = arcs_of(trunk, distance);
}

/// Searches from up to 64 actors at once: bit b of a row's word stands for the b-th of them.
class HopSearch {
  public:
    explicit HopSearch(const Trunk& trunk);
    void run(std::span<const Row> sources, const Progress& progress);

    Sum own[64];        // of the sources
    Sum of_leaves[64];  // of a leaf beside each source, if it has one

  private:
    void start(std::span<const Row> sources);
    std::uint64_t step();
    void meet(Row row, std::uint64_t bits);

    const Trunk& trunk_;
    std::vector<std::uint64_t> seen_, fresh_, next_;
    std::vector<Row> open_, open_next_;  // room for one more than there are
    std::size_t open_count_ = 0;
    Counters met_, met_next_;
    std::uint64_t leaves_met_ = 0;  // by whom, with the next hop
};

HopSearch::HopSearch(const Trunk& trunk)
    : trunk_(trunk),
      seen_(trunk.arcs.actors(), 0),
      fresh_(trunk.arcs.actors(), 0),
      next_(trunk.arcs.actors(), 0),
      open_(trunk.arcs.actors() + 1),
      open_next_(trunk.arcs.actors() + 1) {}

void HopSearch::meet(Row row, std::uint64_t bits) {
    seen_[row] |= bits;
    fresh_[row] = bits;
    if (trunk_.leaves_at[row] == 0) return;
    met_next_.add(bits, trunk_.leaves_at[row]);
    leaves_met_ |= bits;
}

void HopSearch::start(std::span<const Row> sources) {
    for (std::size_t b = 0; b < sources.size(); ++b) {
        meet(sources[b], std::uint64_t{1} << b);
        open_[open_count_++] = sources[b];
    }
}

/// One hop further from all sources: those that met somebody new.
std::uint64_t HopSearch::step() {
    const std::uint32_t* const first = trunk_.arcs.first.data();
    const Row* const to_of = trunk_.arcs.to.data();
    const std::uint64_t* const seen = seen_.data();
    std::uint64_t* const next = next_.data();
    Row* const open_next = open_next_.data();
    std::size_t count = 0;
    for (std::size_t i = 0; i < open_count_; ++i) {
        const Row at = open_[i];
        const std::uint64_t bits = fresh_[at];
        for (std::uint32_t a = first[at], last = first[at + 1]; a < last; ++a) {
            const Row to = to_of[a];
            const std::uint64_t gained = bits & ~seen[to], before = next[to];
            open_next[count] = to;
            count += static_cast<std::size_t>(before == 0) & static_cast<std::size_t>(gained != 0);
            next[to] = before | gained;
        }
    }
    std::uint64_t any = std::exchange(leaves_met_, 0);
    std::swap(met_, met_next_);
    met_next_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        const Row to = open_next_[i];
        const std::uint64_t bits = std::exchange(next_[to], 0);
        met_.add(bits, 1);
        any |= bits;
        meet(to, bits);
    }
    open_.swap(open_next_);
    open_count_ = count;
    return any;
}

void HopSearch::run(std::span<const Row> sources, const Progress& progress) {
    start(sources);
    for (double hops = 1;; ++hops) {
        progress.check();
        std::uint64_t any = step();
        if (any == 0) return;
        for (; any != 0; any &= any - 1) {
            const auto b = static_cast<std::size_t>(std::countr_zero(any));
            const double count = met_.of(b);
            own[b].add(count, hops);
            of_leaves[b].add(hops == 1 ? count - 1 : count, hops + 1);  // less the leaf itself
        }
    }
}

constexpr std::size_t together = 64;

/// Calls search(sources) for 64 sources of the trunk after another.
template <class Search>
void for_each_64(const Trunk& trunk, unsigned threads, const Progress& progress, Search search) {
    const std::size_t count = (trunk.sources.size() + together - 1) / together;
    parallel_for(count, threads, progress, "measuring distances",
                 [&](std::size_t i, const Progress& quiet) {
                     const auto some = std::span(trunk.sources).subspan(i * together);
                     search(some.first(std::min(together, some.size())), quiet);
                 });
}

void search_by_hops(const Graph& graph, unsigned threads, const Progress& progress,
                    Nearness& result) {
    const Trunk trunk(graph, Distance::hop);
    std::vector<Sum> of_leaves(graph.actors);
    for_each_64(trunk, threads, progress, [&](std::span<const Row> sources, const Progress& quiet) {
        HopSearch search(trunk);
        search.run(sources, quiet);
        for (std::size_t b = 0; b < sources.size(); ++b) {
            search.own[b].write(sources[b], result);
            of_leaves[sources[b]] = search.of_leaves[b];
        }
    });
    for (const Leaf& leaf : trunk.leaves) {
        Sum sum = of_leaves[leaf.beside];
        sum.add(1, 1);
        sum.write(leaf.row, result);
    }
}

class LengthSearch {
  public:
    explicit LengthSearch(const Trunk& trunk) : trunk_(trunk), paths_(trunk.arcs) {}
    void run(Row source, Nearness& result, const Progress& progress);

  private:
    const Trunk& trunk_;
    ShortestPaths paths_;
    std::vector<std::pair<double, Row>> found_;  // everybody within reach
};

void LengthSearch::run(Row source, Nearness& result, const Progress& progress) {
    paths_.settle(source);
    found_.clear();
    for (const Row row : paths_.reached()) found_.emplace_back(paths_.distance(row), row);
    for (const Leaf& leaf : trunk_.leaves) {
        const double distance = paths_.distance(leaf.beside);
        if (std::isfinite(distance)) found_.emplace_back(distance + leaf.length, leaf.row);
    }
    const auto write = [&](Row from, double first_step) {
        progress.check();
        Sum sum;
        for (const auto& [distance, row] : found_)
            if (row != from) sum.add(1, first_step + distance);
        sum.write(from, result);
    };
    write(source, 0);
    for (const Leaf& leaf : trunk_.leaves)
        if (leaf.beside == source) write(leaf.row, leaf.length);
}

void search_by_lengths(const Graph& graph, unsigned threads, const Progress& progress,
                       Nearness& result) {
    const Trunk trunk(graph, Distance::inverse);
    for_each_64(trunk, threads, progress, [&](std::span<const Row> sources, const Progress& quiet) {
        LengthSearch search(trunk);
        for (const Row source : sources) search.run(source, result, quiet);
    });
}

}  // namespace

Nearness nearness(const Graph& graph, Distance distance, unsigned threads,
                  const Progress& progress) {
    Nearness result;
    result.closeness.assign(graph.actors, std::numeric_limits<double>::quiet_NaN());
    result.harmonic.assign(graph.actors, 0);
    if (distance == Distance::hop) {
        search_by_hops(graph, threads, progress, result);
    } else {
        search_by_lengths(graph, threads, progress, result);
    }
    return result;
}

}  // namespace entente::detail
