#include "change.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::detail {
namespace {

/// Calls visit(before, now) for every pair with a tie in either network; nullptr where it has none.
template <class Visit>
void for_each_pair(const Network& before, const Network& now, Visit visit) {
    const auto place = [](const Tie& t) { return std::pair(t.source, t.target); };
    auto a = before.ties.begin();
    auto b = now.ties.begin();
    while (a != before.ties.end() || b != now.ties.end()) {
        const bool a_first =
            b == now.ties.end() || (a != before.ties.end() && place(*a) < place(*b));
        const bool both = !a_first && a != before.ties.end() && place(*a) == place(*b);
        visit(a_first || both ? &*a : nullptr, a_first ? nullptr : &*b);
        if (a_first || both) ++a;
        if (!a_first) ++b;
    }
}

double largest_sum(const Network& network) {
    double largest = 0;
    for (const Tie& t : network.ties) largest = std::max({largest, t.cooperation, t.conflict});
    return largest;
}

}  // namespace

Comparison compare(const Network& before, const Network& now) {
    const double unit = std::max(largest_sum(before), largest_sum(now));
    Comparison result;
    if (unit == 0) return result;
    double least = 0, most = 0, more = 0;
    const auto count = [&](double a, double b) {
        least += std::min(a, b) / unit;
        most += std::max(a, b) / unit;
        more += std::max(b / unit - a / unit, 0.0);
    };
    for_each_pair(before, now, [&](const Tie* a, const Tie* b) {
        count(a ? a->cooperation : 0, b ? b->cooperation : 0);
        count(a ? a->conflict : 0, b ? b->conflict : 0);
    });
    result.distance = 1 - least / most;
    result.arrived = more / most;
    result.root_size = std::sqrt(most) * std::sqrt(unit);
    return result;
}

double ruzicka_distance(const Network& before, const Network& now) {
    return compare(before, now).distance;
}

std::vector<TieChange> tie_changes(const Network& before, const Network& now) {
    const double unit = std::max(largest_sum(before), largest_sum(now));
    std::vector<TieChange> changes;
    double most = 0;
    for_each_pair(before, now, [&](const Tie* a, const Tie* b) {
        const Tie& either = a ? *a : *b;
        const double p = a ? a->cooperation : 0, p_now = b ? b->cooperation : 0;
        const double n = a ? a->conflict : 0, n_now = b ? b->conflict : 0;
        if (unit > 0) most += std::max(p, p_now) / unit + std::max(n, n_now) / unit;
        if (p == p_now && n == n_now) return;
        const double apart = std::abs(p_now / unit - p / unit) + std::abs(n_now / unit - n / unit);
        changes.push_back({either.source, either.target, apart, p - n, p_now - n_now});
    });
    for (TieChange& change : changes) change.part /= most;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const TieChange& x, const TieChange& y) { return x.part > y.part; });
    return changes;
}

double tie_persistence(const Network& before, const Network& now) {
    if (before.ties.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::size_t kept = 0;
    for_each_pair(before, now, [&](const Tie* a, const Tie* b) { kept += a && b ? 1 : 0; });
    return static_cast<double>(kept) / static_cast<double>(before.ties.size());
}

std::vector<double> net_changes(const Network& before, const Network& now) {
    std::vector<double> changes;
    changes.reserve(now.ties.size());
    for_each_pair(before, now, [&](const Tie* a, const Tie* b) {
        if (b) changes.push_back(net(*b) - (a ? net(*a) : 0));
    });
    return changes;
}

}  // namespace entente::detail
