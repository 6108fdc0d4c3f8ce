#pragma once
// What is usual in a series, whatever its outliers.
#include <cstddef>
#include <vector>

namespace entente::detail {

/// Mean of the two in the middle for an even number. Precondition: not empty, nothing NaN. O(n).
double median(std::vector<double> values);

/// Largest less smallest, likewise.
double range(const std::vector<double>& values);

/// Standard deviation of normal values, likewise: the median absolute deviation from the median (x
/// 1.4826); when that is no more than `least`, the mean absolute deviation from it (x 1.2533, as
/// Iglewicz & Hoaglin 1993 do); at least `least`.
double robust_sigma(const std::vector<double>& values, double least);

/// What counts as noise at least, in ranges of a series. Below it are leap years and rounding: a
/// lasting act is a little more of a year of 365 days than of one of 366.
inline constexpr double least_noise = 0.01;

/// A series in units of its noise.
struct Standardised {
    std::vector<double> values;  ///< (x - middle) / sigma; NaN where x is; empty: it never changes
    double middle = 0, sigma = 1;  ///< of x, as given
};
/// sigma is that of differences over `lag` values (>= 1), the undefined left out, over sqrt 2; at
/// least a hundredth of the range of x. Nothing (values empty) when less than five values or no
/// difference are defined, or x does not change beyond rounding (1e-9 of its largest).
Standardised standardise(const std::vector<double>& x, std::size_t lag);

}  // namespace entente::detail
