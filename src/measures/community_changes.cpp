#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "carry.hpp"
#include "entente/core/error.hpp"
#include "entente/measures/communities.hpp"

namespace entente {
namespace {

using namespace detail;

/// Label -> its actors, sorted.
using Members = std::map<std::size_t, std::vector<ActorId>>;

Members members_of(const Grouped& grouped) {
    Members members;
    for (std::size_t i = 0; i < grouped.actors.size(); ++i)
        if (grouped.group[i]) members[*grouped.group[i]].push_back(grouped.actors[i]);
    return members;
}

/// The other side's label with most of `actors` of the label, if that is at least half of them.
struct Partner {
    std::size_t label = 0;
    std::size_t size = 0;    ///< of the other side's community
    std::size_t shared = 0;  ///< actors in both
};

/// For each label of `ours` that `theirs` lacks.
std::map<std::size_t, std::optional<Partner>> partners(const Members& ours, const Members& theirs,
                                                       const std::vector<Overlap>& shared,
                                                       bool ours_are_rows) {
    std::map<std::size_t, std::optional<Partner>> found;
    for (const auto& [label, members] : ours)
        if (!theirs.contains(label)) found.emplace(label, std::nullopt);
    for (const Overlap& o : shared) {
        const auto our = found.find(ours_are_rows ? o.row : o.column);
        if (our == found.end()) continue;
        const std::size_t label = ours_are_rows ? o.column : o.row;
        const Partner other{label, theirs.at(label).size(), static_cast<std::size_t>(o.size)};
        if (2 * other.shared < ours.at(our->first).size()) continue;
        auto& best = our->second;
        const auto rank = [](const Partner& p) { return std::pair(p.shared, p.size); };
        if (!best || rank(other) > rank(*best)) best = other;
    }
    return found;
}

void add_common(std::vector<ActorId>& to, const std::vector<ActorId>& a,
                const std::vector<ActorId>& b) {
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(to));
}

/// Labels of `ours` that `theirs` lacks: one change by itself for each without a partner, one
/// together for those with the same partner.
void add_changes(std::vector<CommunityChange>& changes, std::size_t slice, const Members& ours,
                 const Members& theirs,
                 const std::map<std::size_t, std::optional<Partner>>& partner_of,
                 CommunityChangeKind alone, CommunityChangeKind together) {
    std::map<std::size_t, CommunityChange> joint;
    for (const auto& [label, partner] : partner_of) {
        if (!partner) {
            changes.push_back({slice, alone, label, {}, ours.at(label)});
            continue;
        }
        CommunityChange& change = joint[partner->label];
        change.slice = slice;
        change.kind = together;
        change.community = partner->label;
        change.others.push_back(label);
        add_common(change.members, ours.at(label), theirs.at(partner->label));
    }
    for (auto& [label, change] : joint) {
        std::sort(change.members.begin(), change.members.end());
        changes.push_back(std::move(change));
    }
}

std::vector<CommunityChange> changes_between(std::size_t slice, const Grouped& before,
                                             const Grouped& now) {
    const Members old_members = members_of(before), new_members = members_of(now);
    const auto shared = shared_actors(before, now);
    std::vector<CommunityChange> changes;
    add_changes(changes, slice, old_members, new_members,
                partners(old_members, new_members, shared, true), CommunityChangeKind::death,
                CommunityChangeKind::merge);
    add_changes(changes, slice, new_members, old_members,
                partners(new_members, old_members, shared, false), CommunityChangeKind::birth,
                CommunityChangeKind::split);
    std::sort(changes.begin(), changes.end(),
              [](const CommunityChange& a, const CommunityChange& b) {
                  return std::pair(a.community, a.kind) < std::pair(b.community, b.kind);
              });
    return changes;
}

void check(const NetworkSeries& series, const std::vector<Partition>& partitions) {
    bool fits = partitions.size() == series.networks.size();
    for (std::size_t s = 0; fits && s < partitions.size(); ++s)
        fits = partitions[s].community.size() == series.networks[s].present.size();
    if (fits) return;
    throw Error(ErrorCategory::internal, "communities of another series");
}

}  // namespace

std::string_view to_string(CommunityChangeKind kind) {
    switch (kind) {
        case CommunityChangeKind::birth:
            return "birth";
        case CommunityChangeKind::death:
            return "death";
        case CommunityChangeKind::merge:
            return "merge";
        case CommunityChangeKind::split:
            break;
    }
    return "split";
}

std::vector<CommunityChange> community_changes(const NetworkSeries& series,
                                               const std::vector<Partition>& partitions) {
    check(series, partitions);
    const std::vector<ActorId> nobody;
    const std::vector<std::optional<std::size_t>> no_groups;
    std::vector<CommunityChange> all;
    for (std::size_t s = 0; s < partitions.size(); ++s) {
        const Grouped before =
            s == 0 ? Grouped{nobody, no_groups}
                   : Grouped{series.networks[s - 1].present, partitions[s - 1].community};
        const Grouped now{series.networks[s].present, partitions[s].community};
        auto changes = changes_between(s, before, now);
        std::move(changes.begin(), changes.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace entente
