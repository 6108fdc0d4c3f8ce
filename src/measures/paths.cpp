#include "paths.hpp"

#include <algorithm>
#include <optional>

#include "blocks.hpp"
#include "entente/core/error.hpp"
#include "entente/core/parallel.hpp"
#include "sweeps.hpp"

namespace entente::detail {
namespace {

/// Some sources of a part, summed up. Always the same ones together, so that no sum depends on the
/// number of threads.
struct Share {
    std::size_t part = 0;
    Row first = 0, end = 0;
    std::optional<PathSums> sums{};
};

/// Shares of one part: 64 sources each, but not more numbers than 64 MiB for all.
std::size_t sources_of_share(const Arcs& arcs) {
    constexpr std::size_t sources = 64, most_numbers = std::size_t{1} << 23;
    const std::size_t n = arcs.actors();
    const std::size_t most = std::max<std::size_t>(1, most_numbers / (n + arcs.size()));
    return std::max(sources, (n + most - 1) / most);
}

template <class Sweep>
void sum_up(const PathPart& part, Share& share, const Progress& progress) {
    share.sums.emplace(part.arcs);
    Sweep sweep(part);
    for (Row source = share.first; source < share.end; ++source) {
        progress.check();
        sweep.add(source, *share.sums);
    }
}

/// Every block by itself.
class Search {
  public:
    Search(const Graph& graph, Distance distance, const Progress& progress);
    Betweenness run(unsigned threads, const Progress& progress);

  private:
    void add_part(std::size_t block, Distance distance, std::vector<Row>& inside);
    void add_pair(std::size_t block);
    void add(const Share& share);

    const Graph& graph_;
    Blocks blocks_;
    Beyond beyond_;
    std::vector<PathPart> parts_;        // of three actors and more
    std::vector<std::size_t> block_of_;  // part -> block
    std::vector<Share> shares_;
    Betweenness result_;
};

Search::Search(const Graph& graph, Distance distance, const Progress& progress)
    : graph_(graph), blocks_(graph), beyond_(beyond_blocks(graph, blocks_, progress)) {
    result_.actors = beyond_.between_blocks;
    result_.edges.assign(graph.edges.size(), 0);
    std::vector<Row> inside(graph.actors);
    for (std::size_t b = 0; b < blocks_.size(); ++b)
        blocks_.rows(b).size() == 2 ? add_pair(b) : add_part(b, distance, inside);
}

/// All paths from one side to the other go along the edge.
void Search::add_pair(std::size_t block) {
    const std::size_t at = blocks_.first_row(block);
    for (const std::uint32_t e : blocks_.edges(block)) {
        const bool onward = graph_.edges[e].from == blocks_.rows(block)[0];
        const double pairs =
            beyond_.reaching[onward ? at : at + 1] * beyond_.reached[onward ? at + 1 : at];
        result_.edges[e] = graph_.directed ? pairs : 2 * pairs;
    }
}

void Search::add_part(std::size_t block, Distance distance, std::vector<Row>& inside) {
    const auto rows = blocks_.rows(block);
    const std::size_t at = blocks_.first_row(block);
    for (Row i = 0; i < rows.size(); ++i) inside[rows[i]] = i;
    Graph alone{.actors = rows.size(), .directed = graph_.directed, .edges = {}};
    for (const std::uint32_t e : blocks_.edges(block)) {
        const Edge& edge = graph_.edges[e];
        alone.edges.push_back({inside[edge.from], inside[edge.to], edge.weight, e});
    }
    block_of_.push_back(block);
    parts_.push_back({arcs_of(alone, distance),
                      std::span(beyond_.reaching).subspan(at, rows.size()),
                      std::span(beyond_.reached).subspan(at, rows.size())});
    const std::size_t step = sources_of_share(parts_.back().arcs);
    for (std::size_t first = 0; first < rows.size(); first += step) {
        shares_.push_back({.part = parts_.size() - 1,
                           .first = static_cast<Row>(first),
                           .end = static_cast<Row>(std::min(first + step, rows.size()))});
    }
}

void Search::add(const Share& share) {
    const PathPart& part = parts_[share.part];
    const auto rows = blocks_.rows(block_of_[share.part]);
    const auto edges = blocks_.edges(block_of_[share.part]);
    for (std::size_t i = 0; i < rows.size(); ++i) result_.actors[rows[i]] += share.sums->actors[i];
    for (std::size_t a = 0; a < part.arcs.size(); ++a)
        result_.edges[edges[part.arcs.edges[a]]] += share.sums->arcs[a];
    result_.countable = result_.countable && share.sums->countable;
}

Betweenness Search::run(unsigned threads, const Progress& progress) {
    parallel_for(shares_.size(), threads, progress, "searching for paths",
                 [&](std::size_t i, const Progress& quiet) {
                     const PathPart& part = parts_[shares_[i].part];
                     part.arcs.lengths.empty() ? sum_up<HopSweep>(part, shares_[i], quiet)
                                               : sum_up<LengthSweep>(part, shares_[i], quiet);
                 });
    for (const Share& share : shares_) add(share);
    if (!graph_.directed) {  // every pair was met from both ends
        for (double& value : result_.actors) value /= 2;
        for (double& value : result_.edges) value /= 2;
    }
    return std::move(result_);
}

}  // namespace

Betweenness betweenness(const Graph& graph, Distance distance, unsigned threads,
                        const Progress& progress) {
    return Search(graph, distance, progress).run(threads, progress);
}

void require_countable(const Betweenness& found) {
    if (found.countable) return;
    throw Error(ErrorCategory::data,
                "there are more shortest paths between two actors than a number can count");
}

}  // namespace entente::detail
