#include "entente/network/difference.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace entente {
namespace {

constexpr double same = 1e-9;

TieChange change_of(const Tie& before, const Tie& after, Layer layer) {
    const double net_before = net(before);
    const double net_after = net(after);
    const auto clear = [](double n, const Tie& tie) { return std::abs(n) > same * intensity(tie); };
    if (clear(net_before, before) && clear(net_after, after) && (net_before < 0) != (net_after < 0))
        return TieChange::changed_sign;
    const double was = layer_weight(before, layer);
    const double is = layer_weight(after, layer);
    if (std::abs(is - was) <= same * std::max(is, was)) return TieChange::stayed;
    return is > was ? TieChange::grew : TieChange::shrank;
}

}  // namespace

std::string_view to_string(TieChange change) {
    switch (change) {
        case TieChange::appeared:
            return "appeared";
        case TieChange::vanished:
            return "vanished";
        case TieChange::changed_sign:
            return "changed sign";
        case TieChange::grew:
            return "grew";
        case TieChange::shrank:
            return "shrank";
        case TieChange::stayed:
            break;
    }
    return "stayed";
}

std::vector<TieDifference> difference(const Network& before, const Network& after, Layer layer) {
    const auto pair_of = [](const Tie& tie) { return std::pair(tie.source, tie.target); };
    std::vector<TieDifference> out;
    out.reserve(std::max(before.ties.size(), after.ties.size()));
    auto b = before.ties.begin();
    auto a = after.ties.begin();
    while (b != before.ties.end() || a != after.ties.end()) {
        const bool only_before =
            a == after.ties.end() || (b != before.ties.end() && pair_of(*b) < pair_of(*a));
        const bool only_after =
            !only_before && (b == before.ties.end() || pair_of(*a) < pair_of(*b));
        TieDifference d;
        if (!only_after) d.before = *b++;
        if (!only_before) d.after = *a++;
        std::tie(d.source, d.target) = pair_of(d.after ? *d.after : *d.before);
        d.change = only_before  ? TieChange::vanished
                   : only_after ? TieChange::appeared
                                : change_of(*d.before, *d.after, layer);
        out.push_back(d);
    }
    return out;
}

bool is_on_layer(const TieDifference& tie, Layer layer) {
    const auto has_weight = [&](const std::optional<Tie>& one) {
        return one && layer_weight(*one, layer) > 0;
    };
    return layer == Layer::interaction || has_weight(tie.before) || has_weight(tie.after);
}

ChangeCounts count_changes(const std::vector<TieDifference>& ties, Layer layer) {
    ChangeCounts counts{};
    for (const TieDifference& tie : ties)
        if (is_on_layer(tie, layer)) ++counts[static_cast<std::size_t>(tie.change)];
    return counts;
}

}  // namespace entente
