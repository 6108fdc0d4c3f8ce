#include "roads.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace entente::detail {
namespace {

constexpr double shortest_tie = 0.5;
constexpr double longest_tie = 1;
constexpr double hostile_factor = 2.5;

double friendly_length(double weight, double reference) {
    const double length = 1 / (1 + std::log1p(weight) / std::log1p(reference));
    return std::clamp(length, shortest_tie, longest_tie);
}

}  // namespace

std::vector<double> tie_lengths(const std::vector<SignedPair>& pairs, double reference_weight) {
    const double reference =
        reference_weight > 0 && std::isfinite(reference_weight) ? reference_weight : 1;
    std::vector<double> lengths(pairs.size());
    double sum = 0;
    double friendly = 0;
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net < 0) continue;
        lengths[e] = friendly_length(pairs[e].net, reference);
        sum += lengths[e];
        ++friendly;
    }
    const double mean = friendly > 0 ? sum / friendly : (shortest_tie + longest_tie) / 2;
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        if (pairs[e].net < 0) lengths[e] = hostile_factor * mean;
    }
    return lengths;
}

Roads::Roads(std::size_t n, const std::vector<SignedPair>& pairs,
             const std::vector<double>& lengths)
    : first_(n + 1, 0), arcs_(2 * pairs.size()) {
    for (const SignedPair& p : pairs) {
        ++first_[p.a + 1];
        ++first_[p.b + 1];
    }
    for (std::size_t i = 0; i < n; ++i) first_[i + 1] += first_[i];
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        arcs_[next[pairs[e].a]++] = {pairs[e].b, lengths[e]};
        arcs_[next[pairs[e].b]++] = {pairs[e].a, lengths[e]};
    }
}

Search::Search(const Roads& roads) : roads_(roads), distance_(roads.size(), unreached) {}

const std::vector<Search::Reached>& Search::nearest(std::uint32_t from, std::size_t limit) {
    for (std::uint32_t row : touched_) distance_[row] = unreached;
    touched_.assign(1, from);
    reached_.clear();
    open_.assign(1, {0.0, from});
    distance_[from] = 0;
    while (!open_.empty() && reached_.size() < limit) {
        const auto [so_far, at] = open_.front();
        std::pop_heap(open_.begin(), open_.end(), std::greater<>());
        open_.pop_back();
        if (so_far > distance_[at]) continue;
        reached_.push_back({at, so_far});
        for (const Arc& arc : roads_.from(at)) {
            double& known = distance_[arc.to];
            if (so_far + arc.length >= known) continue;
            if (known == unreached) touched_.push_back(arc.to);
            known = so_far + arc.length;
            open_.emplace_back(known, arc.to);
            std::push_heap(open_.begin(), open_.end(), std::greater<>());
        }
    }
    return reached_;
}

}  // namespace entente::detail
