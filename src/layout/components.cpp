#include "components.hpp"

namespace entente::detail {
namespace {

std::vector<std::uint32_t> reachable(const Roads& roads, std::uint32_t from,
                                     std::vector<char>& seen) {
    std::vector<std::uint32_t> rows{from};
    seen[from] = 1;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        for (const Arc& arc : roads.from(rows[k])) {
            if (seen[arc.to] != 0) continue;
            seen[arc.to] = 1;
            rows.push_back(arc.to);
        }
    }
    return rows;
}

}  // namespace

Components find_components(const Roads& roads, Search& search, const Progress& progress) {
    Components components;
    components.of.resize(roads.size());
    std::vector<char> seen(roads.size(), 0);
    for (std::uint32_t row = 0; row < roads.size(); ++row) {
        if (seen[row] != 0) continue;
        progress.check();
        const std::vector<std::uint32_t> rows = reachable(roads, row, seen);
        for (std::uint32_t member : rows) {
            components.of[member] = static_cast<std::uint32_t>(components.rows.size());
        }
        const std::uint32_t end = search.nearest(row, rows.size()).back().row;
        components.width.push_back(search.nearest(end, rows.size()).back().distance);
        components.rows.push_back(rows);
    }
    return components;
}

}  // namespace entente::detail
