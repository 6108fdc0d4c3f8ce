#include "sparse.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "components.hpp"
#include "entente/core/random.hpp"

namespace entente::detail {
namespace {

constexpr std::size_t landmark_count = 64;
constexpr std::size_t near_count = 30;
constexpr double sample_size = 70;

// The actors with most ties, and one in every component that reaches beyond the nearest.
std::vector<std::uint32_t> choose_landmarks(const Roads& roads, const Components& components) {
    std::vector<std::uint32_t> rows(roads.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto busier = [&](std::uint32_t a, std::uint32_t b) {
        return roads.from(a).size() > roads.from(b).size();
    };
    std::stable_sort(rows.begin(), rows.end(), busier);
    rows.resize(std::min(rows.size(), landmark_count));
    std::vector<char> has_one(components.rows.size(), 0);
    for (std::uint32_t row : rows) has_one[components.of[row]] = 1;
    for (std::size_t c = 0; c < components.rows.size(); ++c) {
        if (has_one[c] != 0 || components.rows[c].size() <= near_count) continue;
        rows.push_back(
            *std::min_element(components.rows[c].begin(), components.rows[c].end(), busier));
    }
    return rows;
}

// Shortest way between two actors over any landmark.
class Landmarks {
  public:
    Landmarks(std::size_t n, const std::vector<std::uint32_t>& rows, Search& search,
              const Progress& progress)
        : count_(rows.size()), distance_(n * rows.size(), std::numeric_limits<float>::infinity()) {
        for (std::size_t k = 0; k < count_; ++k) {
            progress.check();
            for (const auto [row, d] : search.nearest(rows[k], n)) {
                distance_[row * count_ + k] = static_cast<float>(d);
            }
        }
    }
    double between(std::size_t a, std::size_t b) const {
        const float* from = distance_.data() + a * count_;
        const float* to = distance_.data() + b * count_;
        float best = std::numeric_limits<float>::infinity();
        for (std::size_t k = 0; k < count_; ++k) best = std::min(best, from[k] + to[k]);
        return static_cast<double>(best);
    }

  private:
    std::size_t count_;
    std::vector<float> distance_;  // row by row
};

// The same for two actors in every slice: half of what Random does, for it is asked of every pair.
class Lots {
  public:
    explicit Lots(std::uint32_t a) : start_(Random(a).next()) {}
    std::uint32_t of(std::uint32_t b) const {
        std::uint64_t z = start_ + b * 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        return static_cast<std::uint32_t>(z >> 32U);
    }

  private:
    std::uint64_t start_;
};

// Of the same pair found twice the first holds.
std::vector<SparsePair> without_repeats(std::vector<SparsePair> found) {
    std::stable_sort(found.begin(), found.end(), [](const SparsePair& p, const SparsePair& q) {
        return p.a != q.a ? p.a < q.a : p.b < q.b;
    });
    found.erase(std::unique(found.begin(), found.end(),
                            [](const SparsePair& p, const SparsePair& q) {
                                return p.a == q.a && p.b == q.b;
                            }),
                found.end());
    return found;
}

}  // namespace

std::vector<SparsePair> sparse_pairs(const std::vector<SignedPair>& pairs,
                                     const std::vector<double>& lengths,
                                     std::span<const std::uint32_t> names,
                                     const Progress& progress) {
    const std::size_t n = names.size();
    const Roads roads(n, pairs, lengths);
    Search search(roads);
    const Components components = find_components(roads, search, progress);
    const Landmarks landmarks(n, choose_landmarks(roads, components), search, progress);

    std::vector<SparsePair> found;
    for (std::size_t e = 0; e < pairs.size(); ++e) {
        found.push_back({pairs[e].a, pairs[e].b, lengths[e], 1, true});
    }
    for (std::uint32_t row = 0; row < n; ++row) {
        if (row % 64 == 0) progress.check();
        for (const auto [other, d] : search.nearest(row, near_count + 1)) {
            if (other != row)
                found.push_back({std::min(row, other), std::max(row, other), d, 1, true});
        }
    }
    const double share = std::min(1.0, sample_size / static_cast<double>(n));
    const double highest = share * static_cast<double>(std::numeric_limits<std::uint32_t>::max());
    const auto drawn_below = static_cast<std::uint32_t>(highest);
    for (std::uint32_t a = 0; a < n; ++a) {
        if (a % 64 == 0) progress.check();
        const Lots lots(names[a]);
        for (std::uint32_t b = a + 1; b < n; ++b) {
            if (lots.of(names[b]) > drawn_below) continue;
            const bool path = components.of[a] == components.of[b];
            const double d = path ? landmarks.between(a, b)
                                  : distance_without_path(components.width[components.of[a]],
                                                          components.width[components.of[b]]);
            if (std::isfinite(d)) found.push_back({a, b, d, 1 / share, path});
        }
    }
    return without_repeats(std::move(found));
}

}  // namespace entente::detail
