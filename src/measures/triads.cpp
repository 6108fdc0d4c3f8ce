#include "triads.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::detail {
namespace {

/// Calls visit(a, b, c, ab, ac, bc) once a triangle: rows and weights. Only the contacts of the end
/// with fewer of them are walked for a tie, which bounds the work whatever the hubs.
template <class Visit>
void for_each_triangle(const Neighbours& graph, const Progress& progress, Visit visit) {
    const auto before = [&](Row a, Row b) {
        return std::pair(graph.degree(a), a) < std::pair(graph.degree(b), b);
    };
    std::vector<double> weight_from_a(graph.actors(), 0);
    std::vector<bool> beside_a(graph.actors(), false);
    for (Row a = 0; a < graph.actors(); ++a) {
        progress.check();
        for (const Neighbour& b : graph.of(a)) {
            beside_a[b.row] = true;
            weight_from_a[b.row] = b.weight;
        }
        for (const Neighbour& b : graph.of(a)) {
            if (!before(b.row, a)) continue;
            for (const Neighbour& c : graph.of(b.row)) {
                if (beside_a[c.row] && before(c.row, b.row))
                    visit(a, b.row, c.row, b.weight, weight_from_a[c.row], c.weight);
            }
        }
        for (const Neighbour& b : graph.of(a)) beside_a[b.row] = false;
    }
}

/// What part of its weights each actor has with each neighbour, in the order of its neighbours.
class Shares {
  public:
    explicit Shares(const Neighbours& graph) : first_(graph.actors() + 1, 0) {
        for (Row i = 0; i < graph.actors(); ++i) {
            // Of the heaviest tie first: the sum of weights may be beyond the range of numbers.
            double heaviest = 0, sum = 0;
            for (const Neighbour& j : graph.of(i)) heaviest = std::max(heaviest, j.weight);
            for (const Neighbour& j : graph.of(i)) sum += j.weight / heaviest;
            for (const Neighbour& j : graph.of(i)) all_.push_back(j.weight / heaviest / sum);
            first_[i + 1] = all_.size();
        }
    }
    std::span<const double> of(Row row) const {
        return std::span(all_).subspan(first_[row], first_[row + 1] - first_[row]);
    }

  private:
    std::vector<std::size_t> first_;  // row -> its first share; one more at the end
    std::vector<double> all_;
};

}  // namespace

std::vector<double> triangles_of(const Neighbours& graph, const Progress& progress) {
    std::vector<double> count(graph.actors(), 0);
    for_each_triangle(graph, progress, [&](Row a, Row b, Row c, double, double, double) {
        ++count[a];
        ++count[b];
        ++count[c];
    });
    return count;
}

TriangleCensus triangle_census(const Neighbours& graph, const Progress& progress) {
    double heaviest = 0;
    for (Row i = 0; i < graph.actors(); ++i)
        for (const Neighbour& j : graph.of(i)) heaviest = std::max(heaviest, std::abs(j.weight));
    TriangleCensus census;
    for_each_triangle(graph, progress, [&](Row, Row, Row, double ab, double ac, double bc) {
        const auto negative = static_cast<std::size_t>((ab < 0) + (ac < 0) + (bc < 0));
        ++census.count[negative];
        census.weight[negative] += std::cbrt(std::abs(ab / heaviest)) *
                                   std::cbrt(std::abs(ac / heaviest)) *
                                   std::cbrt(std::abs(bc / heaviest));
    });
    return census;
}

std::vector<double> burt_constraint(const Neighbours& graph, const Progress& progress) {
    const Shares shares(graph);
    std::vector<double> constraint(graph.actors(), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> invested(graph.actors(), 0);
    std::vector<bool> contact(graph.actors(), false);
    for (Row i = 0; i < graph.actors(); ++i) {
        progress.check();
        const auto contacts = graph.of(i);
        if (contacts.empty()) continue;
        const auto mine = shares.of(i);
        for (std::size_t j = 0; j < contacts.size(); ++j) {
            contact[contacts[j].row] = true;
            invested[contacts[j].row] = mine[j];
        }
        for (std::size_t q = 0; q < contacts.size(); ++q) {
            const auto beyond = graph.of(contacts[q].row);
            const auto theirs = shares.of(contacts[q].row);
            for (std::size_t j = 0; j < beyond.size(); ++j)
                if (contact[beyond[j].row]) invested[beyond[j].row] += mine[q] * theirs[j];
        }
        constraint[i] = 0;
        for (const Neighbour& j : contacts) {
            constraint[i] += invested[j.row] * invested[j.row];
            contact[j.row] = false;
        }
    }
    return constraint;
}

}  // namespace entente::detail
