#include "spectral.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "symmetric.hpp"
#include "tridiagonal.hpp"

namespace entente::detail {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double rounding = 1e-16;        // a residual this small, relative, is rounding alone
constexpr double invariant = 1e-14;       // a step this short, relative, leads nowhere new
constexpr double distinguishable = 1e-9;  // gap of the two largest eigenvalues, relative
constexpr std::size_t most_steps = 2000;
constexpr std::size_t most_numbers = std::size_t{1} << 24;  // kept at a time: 128 MiB
constexpr int most_runs = 20;

void scale_to_length_one(std::vector<double>& v) {
    const double length = std::sqrt(dot(v, v));
    for (double& x : v) x /= length;
}

double largest_weight(const Neighbours& graph) {
    double largest = 0;
    for (Row i = 0; i < graph.actors(); ++i)
        for (const Neighbour& j : graph.of(i)) largest = std::max(largest, j.weight);
    return largest;
}

struct Leading {
    double value = 0;            // in units of the largest weight
    std::vector<double> vector;  // length 1
    bool settled = false;        // else: the best so far, to start again from
    bool determined = true;      // the second eigenvalue is far enough away
    bool usable() const { return settled && determined; }
};

/// Krylov space of one run: orthonormal vectors and the weights as they look in them.
struct Krylov {
    std::vector<std::vector<double>> basis;
    TridiagonalMatrix inside;
};

/// The part of A q that is new to the basis; its length is returned.
double next_direction(const Neighbours& graph, double unit, Krylov& krylov, std::vector<double>& w,
                      const Progress& progress) {
    const auto& q = krylov.basis.back();
    for (Row i = 0; i < graph.actors(); ++i) {
        w[i] = 0;
        for (const Neighbour& j : graph.of(i)) w[i] += j.weight / unit * q[j.row];
    }
    krylov.inside.diagonal.push_back(dot(w, q));
    for (int pass = 0; pass < 2; ++pass) {
        for (const auto& known : krylov.basis) {
            progress.check();
            add(w, -dot(w, known), known);
        }
    }
    return std::sqrt(dot(w, w));
}

/// Leading pair inside the basis. `beyond` is the length of the next direction.
Leading inside_basis(const Krylov& krylov, double beyond, bool complete) {
    const TridiagonalMatrix& inside = krylov.inside;
    Leading found;
    found.value = eigenvalue_from_above(inside, 0);
    const auto s = leading_vector(inside, found.value);
    found.settled = complete || beyond * s.back() <= rounding * found.value;
    if (found.settled && inside.size() > 1) {
        found.determined =
            found.value - eigenvalue_from_above(inside, 1) > distinguishable * found.value;
    }
    found.vector.assign(krylov.basis[0].size(), 0);
    for (std::size_t k = 0; k < s.size(); ++k) add(found.vector, s[k], krylov.basis[k]);
    return found;
}

Leading lanczos(const Neighbours& graph, double unit, std::vector<double> start,
                const Progress& progress) {
    const std::size_t n = graph.actors();
    const std::size_t steps = std::min({n, most_steps, std::max<std::size_t>(2, most_numbers / n)});
    Krylov krylov;
    std::vector<double> w(n);
    krylov.basis.push_back(std::move(start));
    for (std::size_t step = 1;; ++step) {
        const double beyond = next_direction(graph, unit, krylov, w, progress);
        const double value = krylov.inside.diagonal[0];  // > 0: the start has no negative entry
        const bool complete = step == n || beyond <= invariant * value;
        if (complete || step == steps || step % 8 == 0) {
            Leading found = inside_basis(krylov, beyond, complete);
            if (found.settled || step == steps) return found;
        }
        krylov.inside.beside.push_back(beyond);
        krylov.basis.push_back(w);
        for (double& x : krylov.basis.back()) x /= beyond;
    }
}

/// Runs again from the best vector so far until it settles.
Leading leading(const Neighbours& component, const Progress& progress) {
    const double unit = largest_weight(component);
    std::vector<double> start(component.actors(), 1);
    scale_to_length_one(start);
    Leading found;
    for (int run = 0; run < most_runs && !found.settled; ++run) {
        found = lanczos(component, unit, std::move(start), progress);
        start = found.vector;
        for (double& x : start) x = std::max(x, 0.0);
        scale_to_length_one(start);
    }
    found.value *= unit;
    return found;
}

/// Entries of the rows in [first, end) to `values`, the largest scaled to 1. Rounded to 12
/// decimals: equal actors get equal values, and no digit that rounding made is shown.
void spread(const Leading& found, const std::vector<Row>& rows, Row first, Row end,
            std::vector<double>& values) {
    double largest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] >= first && rows[i] < end) largest = std::max(largest, found.vector[i]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] < first || rows[i] >= end) continue;
        const double value = std::round(found.vector[i] / largest * 1e12) / 1e12;
        values[rows[i] - first] = found.usable() ? std::max(0.0, value) : nan;
    }
}

/// One component of a graph by itself. `rows` lists its actors, ascending.
Neighbours part(const Neighbours& graph, const std::vector<Row>& rows) {
    std::vector<Row> inside(graph.actors());
    for (Row i = 0; i < rows.size(); ++i) inside[rows[i]] = i;
    Graph result{.actors = rows.size(), .directed = false, .edges = {}};
    for (const Row from : rows) {
        for (const Neighbour& to : graph.of(from)) {
            if (from < to.row) result.edges.push_back({inside[from], inside[to.row], to.weight, 0});
        }
    }
    return Neighbours(result);
}

/// Steps of the random walk, by the actor they lead to.
struct StepsInto {
    struct Step {
        Row from = 0;
        double share = 0;
    };
    std::vector<std::size_t> first;  // row -> first step into it; one more at the end
    std::vector<Step> all;
    std::vector<Row> stranded;  // no way out
    explicit StepsInto(const Graph& graph);
};

StepsInto::StepsInto(const Graph& graph) : first(graph.actors + 1, 0) {
    const auto each = [&](auto work) {
        for (const Edge& e : graph.edges) {
            work(e.from, e.to, e.weight);
            if (!graph.directed) work(e.to, e.from, e.weight);
        }
    };
    // Shares of the heaviest way out first: the sum of weights may be beyond the range of numbers.
    std::vector<double> heaviest(graph.actors, 0), sum(graph.actors, 0);
    each([&](Row from, Row to, double weight) {
        heaviest[from] = std::max(heaviest[from], weight);
        ++first[to + 1];
    });
    std::partial_sum(first.begin(), first.end(), first.begin());
    each([&](Row from, Row, double weight) { sum[from] += weight / heaviest[from]; });
    all.resize(first.back());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    each([&](Row from, Row to, double weight) {
        all[next[to]++] = {from, weight / heaviest[from] / sum[from]};
    });
    for (Row row = 0; row < graph.actors; ++row)
        if (sum[row] == 0) stranded.push_back(row);
}

std::vector<std::vector<Row>> rows_of(const Components& components) {
    std::vector<std::vector<Row>> rows(components.size.size());
    for (Row i = 0; i < components.of.size(); ++i) rows[components.of[i]].push_back(i);
    return rows;
}

}  // namespace

std::vector<double> eigenvector_centrality(const Neighbours& graph, const Progress& progress) {
    const auto parts = rows_of(components(graph));
    std::size_t most = 0;
    for (const auto& rows : parts) most = std::max(most, rows.size());
    const auto n = static_cast<Row>(graph.actors());
    if (most < 2) return std::vector<double>(n, nan);
    std::vector<double> values(n, 0);
    for (const auto& rows : parts)
        if (rows.size() == most) spread(leading(part(graph, rows), progress), rows, 0, n, values);
    return values;
}

HubsAndAuthorities hubs_and_authorities(const Graph& graph, const Progress& progress) {
    const auto n = static_cast<Row>(graph.actors);
    if (graph.edges.empty()) return {std::vector<double>(n, nan), std::vector<double>(n, nan)};
    // Every actor twice, as one who acts and as one acted upon: singular vectors of the weights are
    // eigenvectors of this undirected graph.
    Graph twice{.actors = 2 * graph.actors, .directed = false, .edges = graph.edges};
    for (Edge& e : twice.edges) e.to += n;
    const Neighbours neighbours(twice);
    auto parts = rows_of(components(neighbours));
    std::erase_if(parts, [](const std::vector<Row>& rows) { return rows.size() < 2; });
    std::vector<Leading> found;
    double largest = 0;
    for (const auto& rows : parts) {
        found.push_back(leading(part(neighbours, rows), progress));
        largest = std::max(largest, found.back().value);
    }
    HubsAndAuthorities result{std::vector<double>(n, 0), std::vector<double>(n, 0)};
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (found[p].value < (1 - distinguishable) * largest) continue;
        spread(found[p], parts[p], 0, n, result.hub);
        spread(found[p], parts[p], n, 2 * n, result.authority);
    }
    return result;
}

std::vector<double> page_rank(const Graph& graph, const Progress& progress) {
    constexpr double damping = 0.85;
    const std::size_t n = graph.actors;
    if (n == 0) return {};
    const StepsInto into(graph);
    const double count = static_cast<double>(n);
    std::vector<double> rank(n, 1 / count), next(n);
    for (int round = 0; round < 400; ++round) {  // 0.85^400 is below the last digit of any rank
        progress.check();
        double stranded = 0;
        for (const Row i : into.stranded) stranded += rank[i];
        const double anywhere = (1 - damping + damping * stranded) / count;
        double moved = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double arrived = 0;
            for (std::size_t s = into.first[i]; s < into.first[i + 1]; ++s)
                arrived += into.all[s].share * rank[into.all[s].from];
            next[i] = anywhere + damping * arrived;
            moved += std::abs(next[i] - rank[i]);
        }
        rank.swap(next);
        if (moved < 1e-15) break;  // the rest of the way is six times as long at most
    }
    return rank;
}

}  // namespace entente::detail
