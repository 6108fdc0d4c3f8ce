#pragma once
// Every measure once more, straight from its definition on a full matrix, for a dozen actors.
#include <cmath>
#include <limits>
#include <vector>

#include "hand.hpp"

namespace entente::test {

using Matrix = std::vector<std::vector<double>>;

inline Matrix matrix(std::size_t n, double value = 0) {
    return Matrix(n, std::vector<double>(n, value));
}

/// Weight of the layer by row of present and column; -1 where there is no tie of it.
inline Matrix layer_matrix(const Network& network, const SeriesOptions& options) {
    const std::size_t n = network.present.size();
    Matrix weight = matrix(n, -1);
    const auto row = [&](ActorId actor) {
        std::size_t i = 0;
        while (network.present[i] != actor) ++i;
        return i;
    };
    for (const Tie& t : network.ties) {
        double w = t.cooperation + t.conflict;
        if (options.layer == Layer::cooperation) w = t.cooperation > 0 ? t.cooperation : -1;
        if (options.layer == Layer::conflict) w = t.conflict > 0 ? t.conflict : -1;
        weight[row(t.source)][row(t.target)] = w;
        if (!options.directed) weight[row(t.target)][row(t.source)] = w;
    }
    return weight;
}

/// Both directions added, 0 where there is no tie.
inline Matrix both_ways(const Matrix& weight, bool directed) {
    Matrix sum = matrix(weight.size());
    for (std::size_t i = 0; i < sum.size(); ++i)
        for (std::size_t j = 0; j < sum.size(); ++j)
            sum[i][j] = std::max(weight[i][j], 0.0) + (directed ? std::max(weight[j][i], 0.0) : 0);
    return sum;
}

/// 1 where a tie goes either way.
inline Matrix joined(const Matrix& weight) {
    Matrix result = matrix(weight.size());
    for (std::size_t i = 0; i < result.size(); ++i)
        for (std::size_t j = 0; j < result.size(); ++j)
            result[i][j] = weight[i][j] >= 0 || weight[j][i] >= 0 ? 1 : 0;
    return result;
}

struct NaivePaths {
    Matrix distance;  // infinity out of reach
    Matrix count;
};

/// Floyd and Warshall for distances; paths counted by their last step, nearest targets first.
inline NaivePaths naive_paths(const Matrix& length) {
    const std::size_t n = length.size();
    NaivePaths p{length, matrix(n)};
    for (std::size_t i = 0; i < n; ++i) p.distance[i][i] = 0;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                p.distance[i][j] = std::min(p.distance[i][j], p.distance[i][k] + p.distance[k][j]);
    for (std::size_t s = 0; s < n; ++s) {
        std::vector<std::size_t> order(n);
        for (std::size_t i = 0; i < n; ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return p.distance[s][a] < p.distance[s][b];
        });
        p.count[s][s] = 1;
        for (const std::size_t t : order) {
            if (t == s || std::isinf(p.distance[s][t])) continue;
            for (std::size_t v = 0; v < n; ++v)
                if (p.distance[s][v] + length[v][t] == p.distance[s][t])
                    p.count[s][t] += p.count[s][v];
        }
    }
    return p;
}

inline std::vector<double> naive_betweenness(const NaivePaths& p, bool directed) {
    const std::size_t n = p.distance.size();
    std::vector<double> result(n, 0);
    for (std::size_t v = 0; v < n; ++v)
        for (std::size_t s = 0; s < n; ++s)
            for (std::size_t t = directed ? 0 : s + 1; t < n; ++t) {
                if (s == t || v == s || v == t || std::isinf(p.distance[s][t])) continue;
                if (p.distance[s][v] + p.distance[v][t] == p.distance[s][t])
                    result[v] += p.count[s][v] * p.count[v][t] / p.count[s][t];
            }
    return result;
}

/// From a to b only: undirected, that meets each unordered pair of ends once.
inline double naive_edge_betweenness(const NaivePaths& p, const Matrix& length, std::size_t a,
                                     std::size_t b) {
    const std::size_t n = p.distance.size();
    double sum = 0;
    for (std::size_t s = 0; s < n; ++s)
        for (std::size_t t = 0; t < n; ++t) {
            if (s == t || std::isinf(p.distance[s][t])) continue;
            if (p.distance[s][a] + length[a][b] + p.distance[b][t] == p.distance[s][t])
                sum += p.count[s][a] * p.count[b][t] / p.count[s][t];
        }
    return sum;
}

/// Largest least degree of any group the actor belongs to, over all groups.
inline std::vector<double> naive_coreness(const Matrix& weight, bool directed) {
    const std::size_t n = weight.size();
    std::vector<double> core(n, 0);
    for (unsigned group = 1; group < (1u << n); ++group) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < n; ++i) {
            if (!(group >> i & 1)) continue;
            double degree = 0;
            for (std::size_t j = 0; j < n; ++j)
                if (group >> j & 1) degree += (weight[i][j] >= 0) + (directed && weight[j][i] >= 0);
            least = std::min(least, degree);
        }
        for (std::size_t i = 0; i < n; ++i)
            if (group >> i & 1) core[i] = std::max(core[i], least);
    }
    return core;
}

/// x of A x = b, by elimination with pivoting.
inline std::vector<double> solve(Matrix a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t i = k; i < n; ++i)
            if (std::abs(a[i][k]) > std::abs(a[best][k])) best = i;
        std::swap(a[k], a[best]);
        std::swap(b[k], b[best]);
        for (std::size_t i = k + 1; i < n; ++i) {
            const double f = a[i][k] / a[k][k];
            for (std::size_t j = k; j < n; ++j) a[i][j] -= f * a[k][j];
            b[i] -= f * b[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return b;
}

inline std::vector<double> naive_pagerank(const Matrix& weight) {
    const std::size_t n = weight.size();
    const double count = static_cast<double>(n);
    Matrix a = matrix(n);
    for (std::size_t j = 0; j < n; ++j) {
        double out = 0;
        for (std::size_t i = 0; i < n; ++i) out += std::max(weight[j][i], 0.0);
        for (std::size_t i = 0; i < n; ++i)
            a[i][j] = (i == j) - 0.85 * (out > 0 ? std::max(weight[j][i], 0.0) / out : 1 / count);
    }
    return solve(a, std::vector<double>(n, 0.15 / count));
}

struct Eigen {
    std::vector<double> values;
    Matrix vectors;  // in columns
};

/// Jacobi's rotations on a symmetric matrix.
inline Eigen jacobi(Matrix a) {
    const std::size_t n = a.size();
    Matrix v = matrix(n);
    for (std::size_t i = 0; i < n; ++i) v[i][i] = 1;
    for (int sweep = 0; sweep < 60; ++sweep)
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q) {
                if (a[p][q] == 0) continue;
                const double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
                const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::hypot(theta, 1));
                const double c = 1 / std::hypot(t, 1), s = t * c;
                for (std::size_t k = 0; k < n; ++k) {
                    const double kp = a[k][p], kq = a[k][q];
                    a[k][p] = c * kp - s * kq;
                    a[k][q] = s * kp + c * kq;
                }
                for (std::size_t k = 0; k < n; ++k) {
                    const double pk = a[p][k], qk = a[q][k];
                    a[p][k] = c * pk - s * qk;
                    a[q][k] = s * pk + c * qk;
                    const double vp = v[k][p], vq = v[k][q];
                    v[k][p] = c * vp - s * vq;
                    v[k][q] = s * vp + c * vq;
                }
            }
    Eigen result{{}, v};
    for (std::size_t i = 0; i < n; ++i) result.values.push_back(a[i][i]);
    return result;
}

}  // namespace entente::test
