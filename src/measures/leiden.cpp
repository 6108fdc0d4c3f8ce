#include "leiden.hpp"

#include <algorithm>
#include <cmath>

#include "igraph.hpp"
#include "mix.hpp"

namespace entente::detail {
namespace {

constexpr double randomness = 0.01;  // of the refinement, in mean weights: the authors' default
constexpr std::size_t most_rounds = 100;  // of one run; it stops by itself after about five
constexpr std::size_t starts = 3;         // kinds of them
constexpr std::size_t most_runs = 50;
constexpr std::size_t work = 10'000;  // actors + edges of all runs of one graph together

/// Larger graphs leave time for few runs, and tiny ones have little to find.
std::size_t runs_of(const Graph& graph) {
    const std::size_t fit = work / (graph.actors + graph.edges.size());
    const std::size_t useful = graph.actors < 7 ? std::size_t{1} << (graph.actors - 1) : most_runs;
    return std::clamp(fit, std::size_t{1}, useful);
}

/// A view of numbers as igraph wants them; they must outlive it.
igraph_vector_t view(const std::vector<double>& numbers) {
    igraph_vector_t vector;
    igraph_vector_view(&vector, numbers.data(), static_cast<igraph_integer_t>(numbers.size()));
    return vector;
}

/// A number by lot, of at most 31 bits, which is what igraph's generator is sure to use.
std::size_t lot(std::uint64_t seed, std::size_t run, std::size_t draw) {
    return mixed(mixed(mixed(seed) + run) + draw) >> 33U;
}

class Search {
  public:
    Search(const IgraphSession& session, const Graph& graph,
           const std::vector<double>& node_weights, double resolution, const Progress& progress)
        : session_(session),
          graph_(graph),
          node_weights_(node_weights),
          resolution_(resolution),
          progress_(progress),
          igraph_(session, graph),
          group_(session, graph.actors) {
        double sum = 0;
        for (const Edge& e : graph.edges) sum += std::abs(e.weight);
        unit_ = sum / static_cast<double>(graph.edges.size());
        for (const Edge& e : graph.edges) weights_.push_back(e.weight);
    }

    /// One run to the end; its groups are kept if they are the best so far.
    void run(std::uint64_t seed, std::size_t number) {
        start(seed, number);
        double before = 0;
        for (std::size_t round = 0; round < most_rounds; ++round) {
            improve(lot(seed, number, round), number % starts > 0 || round > 0);
            const double now = quality();
            if (round > 0 && now <= before) break;
            before = now;
            if (!best_.empty() && now <= best_quality_) continue;
            best_quality_ = now;
            best_.resize(graph_.actors);
            for (std::size_t i = 0; i < best_.size(); ++i)
                best_[i] = static_cast<std::size_t>(group_[i]);
        }
    }

    const std::vector<std::size_t>& best() const { return best_; }

  private:
    /// All alone, all together, or three groups by lot, in turn: they end in different optima.
    void start(std::uint64_t seed, std::size_t number) {
        for (std::size_t i = 0; i < graph_.actors; ++i) {
            const std::size_t groups =
                number % starts == 1 ? 1 : std::min<std::size_t>(3, graph_.actors);
            const std::size_t group = lot(seed, number, most_rounds + i) % groups;
            group_[i] = static_cast<igraph_integer_t>(group);
        }
    }

    void improve(std::size_t seed, bool from_here) {
        const igraph_vector_t weights = view(weights_), sizes = view(node_weights_);
        igraph_integer_t groups = 0;
        igraph_real_t ignored = 0;  // by igraph's measure, which fails when weights cancel out
        progress_.check();
        session_.check(igraph_rng_seed(igraph_rng_default(), seed));
        const igraph_error_t code = igraph_community_leiden(
            igraph_.get(), &weights, &sizes, resolution_, randomness * unit_, from_here, 1,
            group_.get(), &groups, &ignored);
        progress_.check();
        session_.check(code);
    }

    /// What leiden() makes large.
    double quality() {
        double inside = 0, squares = 0;
        std::vector<double> size(graph_.actors, 0);
        for (const Edge& e : graph_.edges)
            if (group_[e.from] == group_[e.to]) inside += e.weight;
        for (Row row = 0; row < graph_.actors; ++row) {
            double& total = size[static_cast<std::size_t>(group_[row])];
            squares += node_weights_[row] * total;
            total += node_weights_[row];
        }
        return inside - resolution_ * squares;
    }

    const IgraphSession& session_;
    const Graph& graph_;
    const std::vector<double>& node_weights_;
    double resolution_;
    const Progress& progress_;
    IgraphGraph igraph_;
    IgraphIntVector group_;
    double unit_ = 1;
    std::vector<double> weights_;
    double best_quality_ = 0;
    std::vector<std::size_t> best_;
};

/// Groups taken apart where no positive edge holds them together, which costs nothing and may gain.
std::vector<std::size_t> parts_of_groups(const Graph& graph,
                                         const std::vector<std::size_t>& group) {
    Graph inside{.actors = graph.actors, .directed = false, .edges = {}};
    for (const Edge& e : graph.edges)
        if (e.weight > 0 && group[e.from] == group[e.to]) inside.edges.push_back(e);
    return components(Neighbours(inside)).of;
}

}  // namespace

std::vector<std::size_t> leiden(const Graph& graph, const std::vector<double>& node_weights,
                                double resolution, std::uint64_t seed, const Progress& progress) {
    const std::size_t runs = runs_of(graph);
    const IgraphSession session(progress);
    Search search(session, graph, node_weights, resolution, progress);
    for (std::size_t run = 0; run < runs; ++run) search.run(seed, run);
    return parts_of_groups(graph, search.best());
}

}  // namespace entente::detail
