#include "graph.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

constexpr double rounding = 1e-9;  // of the intensity: a smaller net is the noise of its sums

void check(const Tie& tie, const Network& network) {
    for (const double sum : {tie.cooperation, tie.conflict, intensity(tie), tie.events}) {
        if (std::isfinite(sum) && sum >= 0) continue;
        throw Error(ErrorCategory::data,
                    fmt::format("a tie of slice {} sums to {}, which no measure can use; look for "
                                "values or weights beyond the range of numbers",
                                network.slice.label, sum));
    }
}

Row row_of(const Network& network, ActorId actor) {
    const auto found = std::lower_bound(network.present.begin(), network.present.end(), actor);
    if (found == network.present.end() || *found != actor) {
        throw Error(ErrorCategory::internal,
                    fmt::format("slice {} has a tie of actor {}, which is not present",
                                network.slice.label, index(actor)));
    }
    return static_cast<Row>(found - network.present.begin());
}

template <class WeightOf>
Graph graph_of(const Network& network, bool directed, WeightOf weight_of) {
    Graph graph{.actors = network.present.size(), .directed = directed, .edges = {}};
    graph.edges.reserve(network.ties.size());
    for (std::size_t t = 0; t < network.ties.size(); ++t) {
        const Tie& tie = network.ties[t];
        check(tie, network);
        const Row from = row_of(network, tie.source), to = row_of(network, tie.target);
        if (from == to) {
            throw Error(
                ErrorCategory::internal,
                fmt::format("slice {} has a tie of an actor with itself", network.slice.label));
        }
        if (const auto weight = weight_of(tie)) graph.edges.push_back({from, to, *weight, t});
    }
    return graph;
}

}  // namespace

Graph layer_graph(const Network& network, Layer layer, bool directed) {
    return graph_of(network, directed, [&](const Tie& tie) -> std::optional<double> {
        const double weight = layer_weight(tie, layer);
        if (layer != Layer::interaction && weight == 0) return std::nullopt;
        return weight;
    });
}

Graph weighted_only(const Graph& graph) {
    Graph result{.actors = graph.actors, .directed = graph.directed, .edges = {}};
    std::copy_if(graph.edges.begin(), graph.edges.end(), std::back_inserter(result.edges),
                 [](const Edge& e) { return e.weight > 0; });
    return result;
}

Graph undirected(const Graph& graph) {
    Graph result = graph;
    result.directed = false;
    if (!graph.directed) return result;
    for (Edge& e : result.edges) {
        if (e.from > e.to) std::swap(e.from, e.to);
    }
    std::stable_sort(result.edges.begin(), result.edges.end(), [](const Edge& a, const Edge& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    std::size_t kept = 0;
    for (const Edge& e : result.edges) {
        const bool merges =
            kept > 0 && result.edges[kept - 1].from == e.from && result.edges[kept - 1].to == e.to;
        if (merges) {
            result.edges[kept - 1].weight += e.weight;
        } else {
            result.edges[kept++] = e;
        }
    }
    result.edges.resize(kept);
    for (const Edge& e : result.edges) {
        if (!std::isfinite(e.weight)) {
            throw Error(ErrorCategory::data,
                        "the ties of one pair add up to more than a number can hold");
        }
    }
    return result;
}

Graph signed_graph(const Network& network, bool directed) {
    const auto sums = [&](auto weight_of) {
        return undirected(graph_of(network, directed, [&](const Tie& tie) {
            return std::optional<double>(weight_of(tie));
        }));
    };
    Graph nets = sums([](const Tie& tie) { return net(tie); });
    const Graph sizes = sums([](const Tie& tie) { return intensity(tie); });
    std::size_t kept = 0;
    for (std::size_t e = 0; e < nets.edges.size(); ++e) {
        if (std::abs(nets.edges[e].weight) > rounding * sizes.edges[e].weight)
            nets.edges[kept++] = nets.edges[e];
    }
    nets.edges.resize(kept);
    return nets;
}

Neighbours::Neighbours(const Graph& graph) : first_(graph.actors + 1, 0) {
    for (const Edge& e : graph.edges) {
        ++first_[e.from + 1];
        ++first_[e.to + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    all_.resize(2 * graph.edges.size());
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (const Edge& e : graph.edges) {
        all_[next[e.from]++] = {e.to, e.weight};
        all_[next[e.to]++] = {e.from, e.weight};
    }
    for (std::size_t row = 0; row < graph.actors; ++row) {
        std::sort(all_.begin() + static_cast<std::ptrdiff_t>(first_[row]),
                  all_.begin() + static_cast<std::ptrdiff_t>(first_[row + 1]),
                  [](const Neighbour& a, const Neighbour& b) { return a.row < b.row; });
    }
}

Components components(const Neighbours& neighbours) {
    constexpr auto unseen = static_cast<std::size_t>(-1);
    Components result;
    result.of.assign(neighbours.actors(), unseen);
    std::vector<Row> open;
    for (Row start = 0; start < neighbours.actors(); ++start) {
        if (result.of[start] != unseen) continue;
        const std::size_t component = result.size.size();
        result.size.push_back(0);
        result.of[start] = component;
        open.push_back(start);
        while (!open.empty()) {
            const Row at = open.back();
            open.pop_back();
            ++result.size[component];
            for (const Neighbour& next : neighbours.of(at)) {
                if (result.of[next.row] != unseen) continue;
                result.of[next.row] = component;
                open.push_back(next.row);
            }
        }
    }
    return result;
}

}  // namespace entente::detail
