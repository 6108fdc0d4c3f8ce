#include "paths.hpp"

#include <cmath>
#include <limits>
#include <ranges>

#include "entente/core/error.hpp"
#include "shortest.hpp"

namespace entente::detail {
namespace {

/// Adds the source's share to betweenness: `beyond` is what each actor passes on, per source.
void add_betweenness(const ShortestPaths& found, std::vector<double>& beyond,
                     PathMeasures& result) {
    for (const Row row : found.reached()) {
        beyond[row] = 0;
        if (std::isinf(found.paths(row))) result.countable = false;
    }
    for (const Step& step : std::views::reverse(found.steps())) {
        const double share = found.paths(step.from) / found.paths(step.to) * (1 + beyond[step.to]);
        beyond[step.from] += share;
        result.edge_betweenness[step.edge] += share;
    }
    for (const Row row : found.reached().subspan(1)) result.betweenness[row] += beyond[row];
}

void set_nearness(const ShortestPaths& found, PathMeasures& result) {
    const auto others = found.reached().subspan(1);
    const Row source = found.reached().front();
    double sum = 0, inverses = 0;
    for (const Row row : others) {
        sum += found.distance(row);
        inverses += 1 / found.distance(row);
    }
    if (!others.empty()) result.closeness[source] = static_cast<double>(others.size()) / sum;
    result.harmonic[source] = inverses / static_cast<double>(result.harmonic.size() - 1);
}

}  // namespace

void require_countable(const PathMeasures& measures) {
    if (measures.countable) return;
    throw Error(ErrorCategory::data,
                "there are more shortest paths between two actors than a number can count");
}

PathMeasures path_measures(const Graph& graph, Distance distance, const Progress& progress) {
    const std::size_t n = graph.actors;
    PathMeasures result;
    result.betweenness.assign(n, 0);
    result.edge_betweenness.assign(graph.edges.size(), 0);
    result.closeness.assign(n, std::numeric_limits<double>::quiet_NaN());
    result.harmonic.assign(n, 0);
    ShortestPaths paths(graph, distance);
    std::vector<double> beyond(n, 0);
    for (Row source = 0; source < n; ++source) {
        if (source % 16 == 0) progress.check();
        paths.search(source);
        add_betweenness(paths, beyond, result);
        set_nearness(paths, result);
    }
    if (!graph.directed) {  // every pair was met from both ends
        for (double& value : result.betweenness) value /= 2;
        for (double& value : result.edge_betweenness) value /= 2;
    }
    return result;
}

}  // namespace entente::detail
