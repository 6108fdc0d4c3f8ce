#include "sweeps.hpp"

#include <cmath>
#include <ranges>

namespace entente::detail {

HopSweep::HopSweep(const PathPart& part)
    : part_(part),
      reached_(part.arcs.actors() + 1),
      fresh_(part.arcs.actors(), 1),
      paths_(part.arcs.actors()),
      arriving_(part.arcs.actors(), 0),
      on_(part.arcs.actors(), 0),
      on_next_(part.arcs.actors(), 0) {}

void HopSweep::add(Row source, PathSums& sums) {
    go(source);
    come_back(source, sums);
}

// No step asks whether it leads onward: paths also arrive at actors that are done, where nobody
// looks any more. The plain pointers spare reading the vectors' own again after every write.
void HopSweep::go(Row source) {
    const std::uint32_t* const first = part_.arcs.first.data();
    const Row* const to_of = part_.arcs.to.data();
    Row* const reached = reached_.data();
    double* const arriving = arriving_.data();
    std::uint32_t* const fresh = fresh_.data();
    level_.assign(1, 0);
    reached[0] = source;
    fresh[source] = 0;
    arriving[source] = 1;
    for (std::size_t begin = 0, end = 1, count = 1; begin < end; begin = end, end = count) {
        level_.push_back(end);
        for (std::size_t i = begin; i < end; ++i) paths_[reached[i]] = arriving[reached[i]];
        for (std::size_t i = begin; i < end; ++i) {
            const Row at = reached[i];
            const double ways = paths_[at];
            for (std::uint32_t a = first[at], last = first[at + 1]; a < last; ++a) {
                const Row to = to_of[a];
                arriving[to] += ways;
                reached[count] = to;
                count += fresh[to];
                fresh[to] = 0;
            }
        }
    }
}

// on_[w] is what comes to w from one more path to it, whoever it is for, and 0 but for the actors
// one hop farther away than those at hand: again no step asks where it leads.
void HopSweep::come_back(Row source, PathSums& sums) {
    const std::uint32_t* const first = part_.arcs.first.data();
    const Row* const to_of = part_.arcs.to.data();
    const double* const on = on_.data();
    double* const of_arcs = sums.arcs.data();
    const double starts = part_.sources[source];
    const std::size_t levels = level_.size() - 1;
    for (std::size_t l = levels; l-- > 0;) {
        for (std::size_t i = level_[l]; i < level_[l + 1]; ++i) {
            const Row at = reached_[i];
            const double ways = paths_[at], each = starts * ways;
            if (std::isinf(ways)) sums.countable = false;
            double beyond = 0;
            for (std::uint32_t a = first[at], last = first[at + 1]; a < last; ++a) {
                const double share = on[to_of[a]];
                beyond += share;
                of_arcs[a] += each * share;
            }
            beyond *= ways;
            on_next_[at] = (part_.targets[at] + beyond) / ways;
            if (l > 0) sums.actors[at] += starts * beyond;
        }
        if (l + 1 < levels)
            for (std::size_t i = level_[l + 1]; i < level_[l + 2]; ++i) on_[reached_[i]] = 0;
        for (std::size_t i = level_[l]; i < level_[l + 1]; ++i)
            on_[reached_[i]] = on_next_[reached_[i]];
    }
    on_[source] = 0;
    for (std::size_t i = 0; i < level_.back(); ++i) {
        fresh_[reached_[i]] = 1;
        arriving_[reached_[i]] = 0;
    }
}

void LengthSweep::add(Row source, PathSums& sums) {
    const Arcs& arcs = part_.arcs;
    found_.settle(source);
    found_.count();
    const double starts = part_.sources[source];
    for (const Row at : std::views::reverse(found_.reached())) {
        const double ways = found_.paths(at), each = starts * ways;
        if (std::isinf(ways)) sums.countable = false;
        double beyond = 0;
        for (std::uint32_t a = arcs.first[at]; a < arcs.first[at + 1]; ++a) {
            if (!found_.is_step(at, a)) continue;
            const double share = on_[arcs.to[a]];
            beyond += share;
            sums.arcs[a] += each * share;
        }
        beyond *= ways;
        on_[at] = (part_.targets[at] + beyond) / ways;
        if (at != source) sums.actors[at] += starts * beyond;
    }
}

}  // namespace entente::detail
