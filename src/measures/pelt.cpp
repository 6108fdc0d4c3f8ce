#include "pelt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::detail {
namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

/// Costs and means of segments of one series, each in constant time.
class Sums {
  public:
    explicit Sums(const std::vector<double>& values) : at_(values.size() + 1) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool defined = !std::isnan(values[i]);
            const long double x = defined ? static_cast<long double>(values[i]) : 0;
            at_[i + 1] = {at_[i].count + (defined ? 1 : 0), at_[i].sum + x, at_[i].squares + x * x};
        }
    }
    long double cost(std::size_t begin, std::size_t end) const {
        const Sum s = between(begin, end);
        return s.count > 0 ? std::max(s.squares - s.sum * s.sum / s.count, 0.0L) : 0;
    }
    double mean(std::size_t begin, std::size_t end) const {
        const Sum s = between(begin, end);
        return s.count > 0 ? static_cast<double>(s.sum / s.count)
                           : std::numeric_limits<double>::quiet_NaN();
    }

  private:
    struct Sum {
        long double count = 0, sum = 0, squares = 0;
    };
    Sum between(std::size_t begin, std::size_t end) const {
        const Sum &a = at_[begin], &b = at_[end];
        return {b.count - a.count, b.sum - a.sum, b.squares - a.squares};
    }
    std::vector<Sum> at_;
};

using AllSums = std::vector<Sums>;

long double cost(const AllSums& series, std::size_t begin, std::size_t end) {
    long double all = 0;
    for (const Sums& s : series) all += s.cost(begin, end);
    return all;
}

/// A place where the last segment may begin, until it is known to be no better than another one.
struct Candidate {
    std::size_t begin;
    std::size_t dies = never;
    long double value = 0;  // least cost of all up to the present end, this segment being the last
};

/// For every end the begin of the last segment of the best segmentation up to there.
std::vector<std::size_t> last_begins(const AllSums& series, std::size_t n, long double penalty,
                                     std::size_t min_size, const Progress& progress) {
    std::vector<long double> best(n + 1, std::numeric_limits<long double>::infinity());
    std::vector<std::size_t> begins(n + 1, 0);
    best[0] = -penalty;
    std::vector<Candidate> candidates;
    for (std::size_t end = min_size; end <= n; ++end) {
        progress.check();
        std::erase_if(candidates, [&](const Candidate& c) { return c.dies <= end; });
        const std::size_t fresh = end - min_size;
        if (fresh == 0 || fresh >= min_size) candidates.push_back({fresh});
        for (Candidate& c : candidates) {
            c.value = best[c.begin] + cost(series, c.begin, end) + penalty;
            if (c.value < best[end]) {
                best[end] = c.value;
                begins[end] = c.begin;
            }
        }
        // Cutting here costs one penalty at most, and never adds to the cost; but the next segment
        // must have room first.
        for (Candidate& c : candidates)
            if (c.value - penalty > best[end]) c.dies = std::min(c.dies, end + min_size);
    }
    return begins;
}

}  // namespace

std::vector<ChangePoint> pelt(const std::vector<std::vector<double>>& series, double penalty,
                              std::size_t min_size, const Progress& progress) {
    const std::size_t n = series.empty() ? 0 : series.front().size();
    if (n < min_size || n - min_size < min_size) return {};
    const AllSums sums(series.begin(), series.end());
    const auto begins = last_begins(sums, n, static_cast<long double>(penalty), min_size, progress);
    std::vector<std::size_t> bounds{n};
    while (bounds.back() > 0) bounds.push_back(begins[bounds.back()]);
    std::reverse(bounds.begin(), bounds.end());
    std::vector<ChangePoint> found;
    for (std::size_t i = 1; i + 1 < bounds.size(); ++i) {
        const std::size_t a = bounds[i - 1], c = bounds[i], b = bounds[i + 1];
        const auto gain = cost(sums, a, b) - cost(sums, a, c) - cost(sums, c, b);
        ChangePoint point{.place = c, .gain = static_cast<double>(gain), .before = {}, .after = {}};
        for (const Sums& s : sums) {
            point.before.push_back(s.mean(a, c));
            point.after.push_back(s.mean(c, b));
        }
        found.push_back(std::move(point));
    }
    return found;
}

}  // namespace entente::detail
