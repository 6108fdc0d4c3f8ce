#include "robust.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::detail {

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    const double below = *std::max_element(values.begin(), middle);
    return below + (*middle - below) / 2;
}

double robust_sigma(const std::vector<double>& values, double least) {
    if (values.size() < 2) return 0;
    const double middle = median(values);
    std::vector<double> away;
    double sum = 0;
    for (const double x : values) {
        away.push_back(std::abs(x - middle));
        sum += away.back();
    }
    double sigma = 1.4826 * median(away);
    if (sigma <= least) sigma = 1.2533 * sum / static_cast<double>(values.size());
    return std::max(sigma, least);
}

Standardised standardise(const std::vector<double>& x, std::size_t lag) {
    double largest = 0;
    for (const double v : x)
        if (!std::isnan(v)) largest = std::max(largest, std::abs(v));
    std::vector<double> defined;  // in units of the largest, so that nothing overflows
    for (const double v : x)
        if (!std::isnan(v) && largest > 0) defined.push_back(v / largest);
    if (defined.size() < 5 || defined.size() <= lag + 1) return {};
    const auto [low, high] = std::minmax_element(defined.begin(), defined.end());
    const double range = *high - *low;
    if (range <= 1e-9) return {};
    std::vector<double> steps;
    for (std::size_t i = lag; i < defined.size(); ++i)
        steps.push_back((defined[i] - defined[i - lag]) / std::numbers::sqrt2);
    const double sigma = robust_sigma(steps, 1e-6 * range);
    const double middle = median(defined);
    Standardised result{{}, middle * largest, sigma * largest};
    for (const double v : x) result.values.push_back((v / largest - middle) / sigma);
    return result;
}

}  // namespace entente::detail
