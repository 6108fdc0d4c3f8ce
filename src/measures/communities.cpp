#include "entente/measures/communities.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "canonical.hpp"
#include "carry.hpp"
#include "entente/core/error.hpp"
#include "entente/core/parallel.hpp"
#include "leiden.hpp"
#include "modularity.hpp"

namespace entente {
namespace {

using namespace detail;

constexpr double enough = 1e12;  // a resolution at which all stay alone, and nothing overflows

/// What Leiden is asked of one connected part, in the part's own unit.
struct Question {
    std::vector<double> node_weights;
    double resolution = 0;
};

/// All weight of edges whose weights are > 0.
ScaledSum weight_of(const Graph& graph) {
    std::vector<double> weights;
    for (const Edge& e : graph.edges) weights.push_back(e.weight);
    return scaled_sum(std::move(weights));
}

/// What friends are to each other at least, as a rule: the lower median of the positive weights,
/// times the share of pairs of the n actors with an edge that have one, an actor with itself being
/// a pair as in modularity's chance.
double usual_weight(const Graph& graph, std::size_t n) {
    std::vector<double> weights;
    for (const Edge& e : graph.edges)
        if (e.weight > 0) weights.push_back(e.weight);
    if (weights.empty()) return 0;
    const std::size_t middle = (weights.size() - 1) / 2;
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(middle),
                     weights.end());
    const double actors = static_cast<double>(n);
    return weights[middle] * (2 * static_cast<double>(weights.size()) / actors / actors);
}

/// Modularity: strengths, and resolution over twice all weight.
Question by_modularity(const Part& part, const ScaledSum& weight, double resolution) {
    Question question{.node_weights = std::vector<double>(part.graph.actors, 0), .resolution = 0};
    double of_part = 0;
    for (const Edge& e : part.graph.edges) {
        question.node_weights[e.from] += e.weight;
        question.node_weights[e.to] += e.weight;
        of_part += e.weight;
    }
    // no less than the part has: the lightest edges were rounded up
    const double all = std::max(of_part, std::ldexp(weight.fraction, weight.exponent + part.scale));
    question.resolution = std::min(enough, resolution / 2 / all);
    return question;
}

/// Constant Potts: every actor counts 1, every pair costs resolution x the usual weight.
Question by_pairs(const Part& part, double usual, double resolution) {
    return {.node_weights = std::vector<double>(part.graph.actors, 1),
            .resolution = std::min(enough, std::ldexp(resolution * usual, part.scale))};
}

struct Ties {
    Graph graph;  // undirected; no weight is 0
    bool has_signs = false;
};

Ties ties_of(const Network& network, const SeriesOptions& series, CommunityTies kind) {
    if (kind == CommunityTies::net) return {signed_graph(network, series.directed), true};
    return {undirected(weighted_only(layer_graph(network, series.layer, series.directed))), false};
}

void number_by_first(Partition& partition) {
    std::vector<std::optional<std::size_t>> number(partition.communities);
    std::size_t next = 0;
    for (auto& community : partition.community) {
        if (!community) continue;
        auto& mine = number[*community];
        if (!mine) mine = next++;
        community = mine;
    }
}

/// Communities of one slice, numbered by their first actors.
Partition partition_of(const Ties& ties, const MeasureOptions& options, const Progress& progress) {
    const Graph& graph = ties.graph;
    Partition result;
    result.community.resize(graph.actors);
    if (graph.edges.empty()) return result;
    const std::vector<Part> parts = canonical_parts(graph, progress);
    std::size_t n = 0;
    for (const Part& part : parts) n += part.rows.size();
    const ScaledSum weight = ties.has_signs ? ScaledSum{} : weight_of(graph);
    const double usual = ties.has_signs ? usual_weight(graph, n) : 0;
    for (const Part& part : parts) {
        const auto [node_weights, resolution] =
            ties.has_signs ? by_pairs(part, usual, options.resolution)
                           : by_modularity(part, weight, options.resolution);
        const auto found = leiden(part.graph, node_weights, resolution, options.seed, progress);
        for (std::size_t i = 0; i < found.size(); ++i)
            result.community[part.rows[i]] = result.communities + found[i];
        result.communities += 1 + *std::max_element(found.begin(), found.end());
    }
    std::vector<std::size_t> group;
    for (const auto& community : result.community) group.push_back(community.value_or(0));
    result.modularity = signed_modularity(graph, group);
    number_by_first(result);
    return result;
}

/// Labels of the communities now, by number: those of the slice before where they are carried on,
/// else the next free ones.
std::vector<std::size_t> labels_of(std::size_t communities,
                                   const std::vector<std::optional<std::size_t>>& carried_to,
                                   const std::vector<std::size_t>& labels_before,
                                   std::size_t& next) {
    std::vector<std::optional<std::size_t>> labels(communities);
    for (std::size_t b = 0; b < carried_to.size(); ++b)
        if (carried_to[b]) labels[*carried_to[b]] = labels_before[b];
    std::vector<std::size_t> result;
    for (const auto& label : labels) result.push_back(label ? *label : next++);
    return result;
}

/// Replaces the numbers by labels that live through time.
void carry_labels(const NetworkSeries& series, std::vector<Partition>& partitions,
                  const Progress& progress) {
    std::vector<std::size_t> labels;  // of the slice before, by number
    std::vector<std::optional<std::size_t>> numbers;
    std::size_t next = 0;
    for (std::size_t s = 0; s < partitions.size(); ++s) {
        Partition& now = partitions[s];
        std::vector<std::optional<std::size_t>> carried_to;
        if (s > 0) {
            const auto shared = shared_actors({series.networks[s - 1].present, numbers},
                                              {series.networks[s].present, now.community});
            carried_to = best_assignment(labels.size(), now.communities, shared, progress);
        }
        labels = labels_of(now.communities, carried_to, labels, next);
        numbers = now.community;
        for (auto& community : now.community)
            if (community) community = labels[*community];
    }
}

}  // namespace

std::vector<Partition> communities_over_time(const NetworkSeries& series,
                                             const MeasureOptions& options,
                                             const Progress& progress) {
    if (!(options.resolution >= 0 && std::isfinite(options.resolution))) {
        throw Error(ErrorCategory::usage,
                    fmt::format("the resolution of communities is a number from 0 (got {})",
                                options.resolution));
    }
    std::vector<Partition> partitions(series.networks.size());
    parallel_for(partitions.size(), options.threads, progress, "finding communities",
                 [&](std::size_t s, const Progress& quiet) {
                     const Ties ties =
                         ties_of(series.networks[s], series.options, options.communities);
                     partitions[s] = partition_of(ties, options, quiet);
                 });
    carry_labels(series, partitions, progress);
    return partitions;
}

}  // namespace entente
