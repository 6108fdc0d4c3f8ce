#include "change.hpp"

#include <algorithm>
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

double ruzicka_distance(const Network& before, const Network& now) {
    const double unit = std::max(largest_sum(before), largest_sum(now));
    if (unit == 0) return std::numeric_limits<double>::quiet_NaN();
    double least = 0, most = 0;
    const auto count = [&](double a, double b) {
        least += std::min(a, b) / unit;
        most += std::max(a, b) / unit;
    };
    for_each_pair(before, now, [&](const Tie* a, const Tie* b) {
        count(a ? a->cooperation : 0, b ? b->cooperation : 0);
        count(a ? a->conflict : 0, b ? b->conflict : 0);
    });
    return 1 - least / most;
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
