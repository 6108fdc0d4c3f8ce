#pragma once
// Cases by hand, a line an event.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "entente/network/series.hpp"

namespace small {

using namespace entente;

inline Day day(int year, int month = 1, int d = 1) {
    return day_of({year, month, d});
}

struct ActorRow {
    std::string id;
    std::string parent = {};
    std::vector<std::string> groups = {};
    std::optional<Day> from = {};
    std::optional<Day> to = {};
};

struct EventRow {
    std::string source, target;
    DaySpan days;
    double value = 1;
    double weight = 1;
    bool mutual = false;
    std::string happening = {};
    std::string citation = {};
    bool lasts = false;
};

/// One day.
inline DaySpan on(int year, int month, int d) {
    return {day(year, month, d), day(year, month, d) + 1};
}

inline EventTable table(const std::vector<EventRow>& rows, const Case& source_case) {
    EventTable events;
    std::map<Act, std::uint32_t> acts;
    for (const EventRow& row : rows) {
        const Act act{.code = "",
                      .value = row.value,
                      .weight = row.weight,
                      .mutual = row.mutual,
                      .lasts = row.lasts};
        const auto [at, fresh] = acts.emplace(act, static_cast<std::uint32_t>(acts.size()));
        if (fresh) events.acts.push_back(act);
        events.begin.push_back(row.days.begin);
        events.end.push_back(row.days.end);
        events.source.push_back(source_case.find_actor(row.source).value());
        events.target.push_back(source_case.find_actor(row.target).value());
        events.act.push_back(at->second);
        events.id.push_back(std::to_string(events.begin.size()));
        events.when.push_back("");
        events.happening.push_back(row.happening);
        events.summary.push_back("");
        events.citation.push_back(row.citation);
    }
    return events;
}

inline std::shared_ptr<Case> make_case(std::vector<ActorRow> actors,
                                       const std::vector<EventRow>& rows,
                                       const std::vector<std::string>& sources = {}) {
    auto made = std::make_shared<Case>();
    std::sort(actors.begin(), actors.end(),
              [](const ActorRow& a, const ActorRow& b) { return a.id < b.id; });
    for (const ActorRow& row : actors) {
        Actor actor;
        actor.id = actor.name = row.id;
        actor.groups = row.groups;
        actor.exists_from = row.from;
        actor.exists_to = row.to;
        made->actors.push_back(actor);
    }
    for (std::size_t i = 0; i < actors.size(); ++i) {
        if (!actors[i].parent.empty()) made->actors[i].parent = made->find_actor(actors[i].parent);
    }
    for (const auto& id : sources) {
        Source source;
        source.id = id;
        made->sources.push_back(source);
    }
    made->events = table(rows, *made);
    return made;
}

inline SeriesOptions options(const std::vector<std::pair<std::string, std::string>>& set) {
    SeriesOptions options;
    for (const auto& [name, text] : set) set_option(options, name, text);
    return options;
}

inline ActorId id(const Case& source_case, const std::string& name) {
    return source_case.find_actor(name).value();
}

/// The tie of two actors in the slice with that label; all zero when there is none.
inline Tie tie(const NetworkSeries& series, const std::string& label, const std::string& a,
               const std::string& b) {
    for (const Network& network : series.networks) {
        if (network.slice.label != label) continue;
        const Case& source_case = series.source_case();
        const Tie* found =
            network.find(id(source_case, a), id(source_case, b), series.options.directed);
        return found ? *found : Tie{};
    }
    throw std::runtime_error("no slice " + label);
}

}  // namespace small
