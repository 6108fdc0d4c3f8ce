#include "accounts.hpp"

#include <algorithm>
#include <compare>
#include <string_view>

namespace entente::detail {

namespace {

using Sources = std::vector<std::string_view>;  // sorted, each once

/// What rows must share to be accounts of one act.
struct Act {
    std::string_view happening;
    ActorId a{}, b{};
    bool mutual = false;
    int sign = 0;
    auto operator<=>(const Act&) const = default;
};

struct Account {
    Act act;
    std::size_t event = 0;
    Sources sources;
};

Sources cited_sources(std::string_view citation, const std::vector<std::string>& taken) {
    Sources sources;
    for (const Citation& cited : split_citations(citation)) {
        if (std::find(taken.begin(), taken.end(), cited.source) == taken.end()) {
            sources.push_back(cited.source);
        }
    }
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    return sources;
}

Act act_told(const EventTable& events, std::size_t event) {
    const entente::Act& act = events.act_of(event);
    ActorId a = events.source[event];
    ActorId b = events.target[event];
    if (act.mutual && b < a) std::swap(a, b);
    const int sign = (act.value > 0) - (act.value < 0);
    return {events.happening[event], a, b, act.mutual, sign};
}

bool disjoint(const Sources& a, const Sources& b) {
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        if (*i == *j) return false;
        (*i < *j ? i : j)++;
    }
    return true;
}

void divide(const Account* first, const Account* last, std::vector<std::uint32_t>& accounts) {
    std::vector<Sources> tellers;
    for (const Account* row = first; row != last; ++row) tellers.push_back(row->sources);
    std::sort(tellers.begin(), tellers.end());
    tellers.erase(std::unique(tellers.begin(), tellers.end()), tellers.end());
    std::vector<std::uint32_t> count_of;
    for (const Sources& own : tellers) {
        const auto others =
            std::count_if(tellers.begin(), tellers.end(),
                          [&](const Sources& other) { return disjoint(own, other); });
        count_of.push_back(1 + static_cast<std::uint32_t>(others));
    }
    for (const Account* row = first; row != last; ++row) {
        const auto at = std::lower_bound(tellers.begin(), tellers.end(), row->sources);
        accounts[row->event] = count_of[static_cast<std::size_t>(at - tellers.begin())];
    }
}

}  // namespace

std::vector<std::uint32_t> count_accounts(const Case& source_case,
                                          const std::vector<std::string>& without_source) {
    const EventTable& events = source_case.events;
    std::vector<std::uint32_t> accounts(events.size(), 1);
    std::vector<Account> told;
    for (std::size_t event = 0; event < events.size(); ++event) {
        const bool may_share = !events.happening[event].empty();
        const std::string_view citation = events.citation[event];
        if (citation.empty() || (!may_share && without_source.empty())) continue;
        Sources sources = cited_sources(citation, without_source);
        if (sources.empty()) {
            accounts[event] = split_citations(citation).empty() ? 1 : 0;
        } else if (may_share) {
            told.push_back({act_told(events, event), event, std::move(sources)});
        }
    }
    std::stable_sort(told.begin(), told.end(),
                     [](const Account& a, const Account& b) { return a.act < b.act; });
    for (auto first = told.begin(); first != told.end();) {
        const auto last = std::find_if(first, told.end(),
                                       [&](const Account& row) { return row.act != first->act; });
        if (last - first > 1) divide(&*first, &*first + (last - first), accounts);
        first = last;
    }
    return accounts;
}

}  // namespace entente::detail
