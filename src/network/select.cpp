#include "entente/network/select.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "accounts.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

using Flags = std::vector<bool>;  // per actor

void check_events(const EventTable& events) {
    constexpr double limit = 1e100;
    for (const Act& act : events.acts) {
        if (!(std::fabs(act.value) <= limit) || !(act.weight >= 0 && act.weight <= limit)) {
            throw Error(ErrorCategory::data,
                        fmt::format("an event has value {} and weight {}; a value must be within "
                                    "1e100, a weight from 0 to 1e100",
                                    act.value, act.weight));
        }
    }
    constexpr Day limit_days = 10'000'000;  // of 27,000 years: the calendar's sums stay in range
    for (std::size_t event = 0; event < events.size(); ++event) {
        const DaySpan days{events.begin[event], events.end[event]};
        if (days.begin < days.end && days.begin > -limit_days && days.end < limit_days) continue;
        throw Error(ErrorCategory::data, fmt::format("event {} has no days, or days out of range",
                                                     printable(events.id[event])));
    }
}

/// Per actor its topmost ancestor; every actor is visited once.
std::vector<ActorId> topmost(const Case& source_case) {
    std::vector<ActorId> heads(source_case.actors.size());
    Flags known(heads.size(), false);
    std::vector<std::size_t> path;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        path.clear();
        std::size_t at = i;
        while (!known[at] && source_case.actors[at].parent) {
            path.push_back(at);
            at = index(*source_case.actors[at].parent);
            if (path.size() <= heads.size()) continue;
            throw Error(ErrorCategory::data, fmt::format("the parents of actor {} go in a circle",
                                                         printable(source_case.actors[i].id)));
        }
        const ActorId head = known[at] ? heads[at] : actor_id(at);
        path.push_back(at);
        for (const std::size_t passed : path) {
            heads[passed] = head;
            known[passed] = true;
        }
    }
    return heads;
}

/// Per actor the one that its events go to.
std::vector<ActorId> rolled_up(const Case& source_case, Rollup rollup) {
    if (rollup == Rollup::top) return topmost(source_case);
    std::vector<ActorId> heads(source_case.actors.size());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto& parent = source_case.actors[i].parent;
        heads[i] = rollup == Rollup::parent && parent ? *parent : actor_id(i);
    }
    return heads;
}

[[noreturn]] void refuse_name(std::string_view what, std::string_view option,
                              const std::string& name, const std::string& hint) {
    throw Error(ErrorCategory::usage,
                fmt::format("{}: there is no {} \"{}\"{}{}", option, what, printable(name),
                            hint.empty() ? "" : "; ", hint),
                std::string(option));
}

bool has_group(const Actor& actor, std::string_view group) {
    return std::find(actor.groups.begin(), actor.groups.end(), group) != actor.groups.end();
}

/// Keeps the actors that one name of --actors stands for.
void keep(const Case& source_case, const std::vector<ActorId>& heads, const Flags& remaining,
          const std::string& name, Flags& kept) {
    const auto id = source_case.find_actor(name);
    if (id) kept[index(heads[index(*id)])] = true;
    bool is_group = false;
    bool has_member = false;
    for (std::size_t i = 0; i < source_case.actors.size(); ++i) {
        if (!has_group(source_case.actors[i], name)) continue;
        is_group = true;
        if (!remaining[i]) continue;
        has_member = true;
        kept[i] = true;
    }
    if (id || has_member) return;
    if (is_group) {
        throw Error(ErrorCategory::usage,
                    fmt::format("--actors: group \"{}\" has no member left after --rollup",
                                printable(name)),
                    "--actors");
    }
    std::vector<std::string> groups;
    for (const Actor& actor : source_case.actors) {
        groups.insert(groups.end(), actor.groups.begin(), actor.groups.end());
    }
    const std::string actor = suggest_actor(source_case.actors, name);
    refuse_name("actor or group", "--actors", name,
                actor.empty() ? suggestion(name, groups) : actor);
}

/// The actors that may appear under roll-up and --actors.
Flags kept_actors(const Case& source_case, const std::vector<ActorId>& heads,
                  const std::vector<std::string>& names) {
    Flags remaining(heads.size(), false);
    for (const ActorId head : heads) remaining[index(head)] = true;
    if (names.empty()) return remaining;
    Flags kept(heads.size(), false);
    for (const auto& name : names) keep(source_case, heads, remaining, name, kept);
    return kept;
}

void check_sources(const Case& source_case, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        if (source_case.find_source(name)) continue;
        std::vector<std::string> known;
        for (const Source& source : source_case.sources) known.push_back(source.id);
        refuse_name("source", "--without-source", name, suggestion(name, known));
    }
}

double counted_value(double value, ValueMode mode) {
    switch (mode) {
        case ValueMode::code:
            return value;
        case ValueMode::count:
            return 1;
        case ValueMode::sign:
            return (value > 0) - (value < 0);
    }
    return value;
}

std::vector<SelectedEvent> counted_events(const Case& source_case, const SeriesOptions& options,
                                          const std::vector<ActorId>& heads, const Flags& kept) {
    const EventTable& events = source_case.events;
    const auto accounts = detail::count_accounts(source_case, options.without_source);
    std::vector<SelectedEvent> counted;
    counted.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const ActorId source = heads[index(events.source[i])];
        const ActorId target = heads[index(events.target[i])];
        if (accounts[i] == 0 || source == target) continue;
        if (!kept[index(source)] || !kept[index(target)]) continue;
        const Act& act = events.act_of(i);
        counted.push_back({.event = event_id(i),
                           .source = source,
                           .target = target,
                           .begin = events.begin[i],
                           .end = events.end[i],
                           .value = counted_value(act.value, options.value),
                           .weight = act.weight / accounts[i],
                           .mutual = act.mutual,
                           .lasts = act.lasts});
    }
    return counted;
}

/// Of the kept actors the `top` most active.
Flags most_active(const std::vector<SelectedEvent>& events, const Flags& kept, int top) {
    std::vector<double> activity(kept.size(), 0.0);
    for (const SelectedEvent& event : events) {
        activity[index(event.source)] += event.weight;
        activity[index(event.target)] += event.weight;
    }
    for (double& sum : activity) sum = std::nearbyint(sum * 1e6);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i]) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return activity[a] > activity[b]; });
    if (order.size() > static_cast<std::size_t>(top)) order.resize(static_cast<std::size_t>(top));
    Flags chosen(kept.size(), false);
    for (const std::size_t i : order) chosen[i] = true;
    return chosen;
}

}  // namespace

Selection select(std::shared_ptr<const Case> source_case, const SeriesOptions& options) {
    check_events(source_case->events);
    check_sources(*source_case, options.without_source);
    const std::vector<ActorId> heads = rolled_up(*source_case, options.rollup);
    Flags kept = kept_actors(*source_case, heads, options.actors);
    Selection selection;
    selection.events = counted_events(*source_case, options, heads, kept);
    if (options.top) {
        kept = most_active(selection.events, kept, *options.top);
        std::erase_if(selection.events, [&](const SelectedEvent& event) {
            return !kept[index(event.source)] || !kept[index(event.target)];
        });
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i]) selection.actors.push_back(actor_id(i));
    }
    selection.source_case = std::move(source_case);
    return selection;
}

}  // namespace entente
