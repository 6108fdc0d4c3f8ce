#include "pelt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::detail {
namespace {

/// 1 / i, and 0 for 0: so that no division stands in the innermost loop.
std::vector<double> inverses(std::size_t count) {
    std::vector<double> inverse(count, 0.0);
    for (std::size_t i = 1; i < count; ++i) inverse[i] = 1 / static_cast<double>(i);
    return inverse;
}

/// Costs and means of segments of some series, each in constant time.
class Segments {
  public:
    explicit Segments(const std::vector<std::vector<double>>& series)
        : inverse_(inverses(series.front().size() + 1)) {
        for (const auto& values : series) {
            auto& sums = sums_.emplace_back(values.size() + 1);
            for (std::size_t i = 0; i < values.size(); ++i) {
                const bool defined = !std::isnan(values[i]);
                const double x = defined ? values[i] : 0;
                sums[i + 1] = {sums[i].count + (defined ? 1 : 0), sums[i].sum + x,
                               sums[i].squares + x * x};
            }
        }
    }
    double cost(std::size_t begin, std::size_t end) const {
        double all = 0;
        for (const auto& sums : sums_) {
            const double sum = sums[end].sum - sums[begin].sum;
            const double squares = sums[end].squares - sums[begin].squares;
            const double inverse = inverse_[sums[end].count - sums[begin].count];
            all += std::max(squares - sum * sum * inverse, 0.0);
        }
        return all;
    }
    std::vector<double> means(std::size_t begin, std::size_t end) const {
        std::vector<double> result;
        for (const auto& sums : sums_) {
            const auto count = static_cast<double>(sums[end].count - sums[begin].count);
            result.push_back((sums[end].sum - sums[begin].sum) / count);  // 0 / 0 is NaN
        }
        return result;
    }

  private:
    struct Sum {
        std::size_t count = 0;
        double sum = 0, squares = 0;
    };
    std::vector<double> inverse_;
    std::vector<std::vector<Sum>> sums_;
};

constexpr double infinite = std::numeric_limits<double>::infinity();

/// A place where the last segment may begin, until it is known to be no better than another one.
struct Candidate {
    std::size_t begin;
    std::size_t dies = std::numeric_limits<std::size_t>::max();
    double value = -infinite;  // least cost of all up to the last end, this segment being the last
};

/// For every end the begin of the last segment of the best segmentation up to there.
std::vector<std::size_t> last_begins(const Segments& segments, std::size_t n, double penalty,
                                     std::size_t min_size, const Progress& progress) {
    std::vector<double> best(n + 1, infinite);
    std::vector<std::size_t> begins(n + 1, 0);
    best[0] = -penalty;
    std::vector<Candidate> candidates;
    for (std::size_t end = min_size; end <= n; ++end) {
        progress.check();
        const std::size_t fresh = end - min_size;
        if (fresh == 0 || fresh >= min_size) candidates.push_back({fresh});
        std::size_t kept = 0;
        for (Candidate c : candidates) {
            // A cut at the end before costs one penalty and never adds to the cost, so a segment
            // from c on is beaten; but the one that begins there must have room first.
            if (c.value - penalty > best[end - 1]) c.dies = std::min(c.dies, end - 1 + min_size);
            if (c.dies <= end) continue;
            c.value = best[c.begin] + segments.cost(c.begin, end) + penalty;
            if (c.value < best[end]) {
                best[end] = c.value;
                begins[end] = c.begin;
            }
            candidates[kept++] = c;
        }
        candidates.resize(kept);
    }
    return begins;
}

}  // namespace

std::vector<ChangePoint> pelt(const std::vector<std::vector<double>>& series, double penalty,
                              std::size_t min_size, const Progress& progress) {
    const std::size_t n = series.empty() ? 0 : series.front().size();
    if (n < min_size || n - min_size < min_size) return {};
    const Segments segments(series);
    const auto begins = last_begins(segments, n, penalty, min_size, progress);
    std::vector<std::size_t> bounds{n};
    while (bounds.back() > 0) bounds.push_back(begins[bounds.back()]);
    std::reverse(bounds.begin(), bounds.end());
    std::vector<ChangePoint> found;
    for (std::size_t i = 1; i + 1 < bounds.size(); ++i) {
        const std::size_t a = bounds[i - 1], c = bounds[i], b = bounds[i + 1];
        found.push_back({c, segments.cost(a, b) - segments.cost(a, c) - segments.cost(c, b),
                         segments.means(a, c), segments.means(c, b)});
    }
    return found;
}

}  // namespace entente::detail
