#include "pairs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace entente::detail {
namespace {

std::optional<std::uint32_t> row_of(const Network& network, ActorId actor) {
    const auto place = std::lower_bound(network.present.begin(), network.present.end(), actor);
    if (place == network.present.end() || *place != actor) return std::nullopt;
    return static_cast<std::uint32_t>(place - network.present.begin());
}

double settled_net(double cooperation, double conflict) {
    constexpr double largest = 1e300;
    const double net = std::min(cooperation, largest) - std::min(conflict, largest);
    const double rounding = 1e-9 * (std::min(cooperation, largest) + std::min(conflict, largest));
    return std::isfinite(net) && std::abs(net) > rounding ? net : 0;
}

}  // namespace

std::vector<SignedPair> signed_pairs(const Network& network) {
    struct Sum {
        std::uint32_t a, b;
        double cooperation, conflict;
    };
    std::vector<Sum> sums;
    sums.reserve(network.ties.size());
    for (const Tie& tie : network.ties) {
        const auto source = row_of(network, tie.source);
        const auto target = row_of(network, tie.target);
        if (!source || !target || *source == *target) continue;
        const auto [a, b] = std::minmax(*source, *target);
        sums.push_back({a, b, tie.cooperation, tie.conflict});
    }
    std::stable_sort(sums.begin(), sums.end(),
                     [](const Sum& p, const Sum& q) { return p.a != q.a ? p.a < q.a : p.b < q.b; });
    std::vector<SignedPair> pairs;
    for (std::size_t k = 0; k < sums.size();) {
        Sum sum = sums[k];
        for (++k; k < sums.size() && sums[k].a == sum.a && sums[k].b == sum.b; ++k) {
            sum.cooperation += sums[k].cooperation;
            sum.conflict += sums[k].conflict;
        }
        pairs.push_back({sum.a, sum.b, settled_net(sum.cooperation, sum.conflict)});
    }
    return pairs;
}

}  // namespace entente::detail
