#include "cores.hpp"

#include <algorithm>
#include <numeric>

namespace entente::detail {

std::vector<double> k_cores(const Graph& graph) {
    const Neighbours neighbours(graph);
    const auto n = static_cast<Row>(graph.actors);
    std::vector<std::size_t> degree(n);
    for (Row row = 0; row < n; ++row) degree[row] = neighbours.degree(row);
    // Rows in the order of their degrees; bin[d] is where those of degree d and more begin.
    const std::size_t most = n == 0 ? 0 : *std::max_element(degree.begin(), degree.end());
    std::vector<std::size_t> bin(most + 2, 0), place(n);
    for (const std::size_t d : degree) ++bin[d + 1];
    std::partial_sum(bin.begin(), bin.end(), bin.begin());
    std::vector<Row> order(n);
    std::vector<std::size_t> next(bin.begin(), bin.end() - 1);
    for (Row row = 0; row < n; ++row) order[place[row] = next[degree[row]]++] = row;
    for (const Row row : order) {
        for (const Neighbour& other : neighbours.of(row)) {
            std::size_t& d = degree[other.row];
            if (d <= degree[row]) continue;
            const Row first = order[bin[d]];  // changes places with the first of its degree
            std::swap(order[place[other.row]], order[bin[d]]);
            std::swap(place[other.row], place[first]);
            ++bin[d--];
        }
    }
    return {degree.begin(), degree.end()};
}

}  // namespace entente::detail
