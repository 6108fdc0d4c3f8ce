#include <algorithm>
#include <array>
#include <cmath>

#include "roads.hpp"
#include "stress.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t pivot_count = 50;
constexpr std::size_t strongest_count = 20;

// Roads as long as the springs, the strongest of each actor.
Roads strongest_roads(const std::vector<Spring>& springs, std::size_t actors) {
    std::vector<std::vector<std::pair<float, std::size_t>>> of(actors);
    for (std::size_t k = 0; k < springs.size(); ++k) {
        of[springs[k].a].emplace_back(-springs[k].weight, k);
        of[springs[k].b].emplace_back(-springs[k].weight, k);
    }
    std::vector<std::size_t> chosen;
    for (auto& list : of) {
        const std::size_t count = std::min(list.size(), strongest_count);
        std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count),
                          list.end());
        for (std::size_t k = 0; k < count; ++k) chosen.push_back(list[k].second);
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    std::vector<SignedPair> pairs;
    std::vector<double> lengths;
    for (const std::size_t k : chosen) {
        pairs.push_back({springs[k].a, springs[k].b, 1});
        lengths.push_back(static_cast<double>(springs[k].distance));
    }
    return {actors, pairs, lengths};
}

// Squared distances to the pivots, pivot by pivot.
std::vector<std::vector<double>> pivot_squares(const Roads& roads, const Progress& progress) {
    const std::size_t n = roads.size();
    Search search(roads);
    std::vector<std::vector<double>> squares;
    std::vector<double> nearest(n, unreached);
    std::size_t pivot = 0;
    while (squares.size() < std::min(n, pivot_count)) {
        progress.check();
        std::vector<double> distance(n, unreached);
        double farthest = 0;
        for (const auto [row, d] : search.nearest(static_cast<std::uint32_t>(pivot), n)) {
            distance[row] = d;
            farthest = d;
        }
        for (std::size_t i = 0; i < n; ++i) {
            if (distance[i] == unreached) distance[i] = farthest + 1;
            nearest[i] = std::min(nearest[i], distance[i]);
        }
        pivot = static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) -
                                         nearest.begin());
        for (double& d : distance) d *= d;
        squares.push_back(std::move(distance));
    }
    return squares;
}

void centre_twice(std::vector<std::vector<double>>& squares) {
    const std::size_t n = squares[0].size();
    for (std::vector<double>& column : squares) {
        double mean = 0;
        for (const double value : column) mean += value / static_cast<double>(n);
        for (double& value : column) value = 0.5 * (mean - value);
    }
    for (std::size_t i = 0; i < n; ++i) {
        double mean = 0;
        for (const auto& column : squares) mean += column[i] / static_cast<double>(squares.size());
        for (auto& column : squares) column[i] -= mean;
    }
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
    return sum;
}

// The two eigenvectors of largest eigenvalues of a symmetric matrix without negative ones, by
// iteration.
std::array<std::vector<double>, 2> leading(const std::vector<std::vector<double>>& matrix) {
    constexpr int rounds = 200;
    std::array<std::vector<double>, 2> vectors;
    for (std::size_t v = 0; v < 2; ++v) {
        std::vector<double> at(matrix.size());
        for (std::size_t k = 0; k < at.size(); ++k) at[k] = 1 / static_cast<double>(k + 1 + v);
        for (int round = 0; round < rounds; ++round) {
            std::vector<double> next;
            for (const auto& row : matrix) next.push_back(product(row, at));
            if (v == 1) {
                const double part = product(next, vectors[0]);
                for (std::size_t k = 0; k < next.size(); ++k) next[k] -= part * vectors[0][k];
            }
            const double size = std::sqrt(product(next, next));
            if (!(size > 0)) break;
            for (double& value : next) value /= size;
            at = std::move(next);
        }
        vectors[v] = std::move(at);
    }
    return vectors;
}

void scale_to(const std::vector<Spring>& springs, std::vector<Point>& places) {
    double push = 0;
    double square = 0;
    for (const Spring& spring : springs) {
        const double weight = static_cast<double>(spring.weight);
        const double drawn = distance(places[spring.a], places[spring.b]);
        push += weight * static_cast<double>(spring.distance) * drawn;
        square += weight * drawn * drawn;
    }
    if (!(square > 0)) return;
    for (Point& p : places) p = (push / square) * p;
}

}  // namespace

std::vector<Point> pivot_places(const std::vector<Spring>& springs, std::size_t actors,
                                const Progress& progress) {
    std::vector<Point> places(actors);
    if (actors == 0) return places;
    std::vector<std::vector<double>> columns =
        pivot_squares(strongest_roads(springs, actors), progress);
    centre_twice(columns);
    std::vector<std::vector<double>> products;
    for (const auto& a : columns) {
        products.emplace_back();
        for (const auto& b : columns) products.back().push_back(product(a, b));
    }
    const auto [first, second] = leading(products);
    Point squares;
    for (std::size_t i = 0; i < actors; ++i) {
        for (std::size_t k = 0; k < columns.size(); ++k)
            places[i] = places[i] + columns[k][i] * Point{first[k], second[k]};
        squares = squares + Point{places[i].x * places[i].x, places[i].y * places[i].y};
    }
    // An axis is now as long as its eigenvalue; in classical scaling it is as long as the root.
    const auto root = [](double square) {
        return square > 0 ? 1 / std::sqrt(std::sqrt(square)) : 0;
    };
    for (Point& p : places) p = {root(squares.x) * p.x, root(squares.y) * p.y};
    scale_to(springs, places);
    // Actors at equal distances of all pivots must not stay in one place.
    for (std::size_t i = 0; i < actors; ++i) {
        const double angle = 2.4 * static_cast<double>(i);
        places[i] = places[i] + 0.01 * Point{std::cos(angle), std::sin(angle)};
    }
    return places;
}

}  // namespace entente::detail
