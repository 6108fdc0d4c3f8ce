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

double range(const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *high - *low;
}

double robust_sigma(const std::vector<double>& values, double least) {
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
    const double span = range(defined);
    if (span <= 1e-9) return {};
    std::vector<double> steps;
    for (std::size_t i = lag; i < defined.size(); ++i)
        steps.push_back((defined[i] - defined[i - lag]) / std::numbers::sqrt2);
    const double sigma = robust_sigma(steps, least_noise * span);
    const double middle = median(defined);
    Standardised result{{}, middle * largest, sigma * largest};
    for (const double v : x) result.values.push_back((v / largest - middle) / sigma);
    return result;
}

}  // namespace entente::detail
