#pragma once
// A case small enough to be worked out with a pencil, and the analysis of it.
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/analysis.hpp"
#include "app/model.hpp"
#include "entente/cases/edtf.hpp"

namespace entente::app {

struct SmallEvent {
    std::string when, source, target;
    double value = 1;
    std::string citation = "doc:1 ¶1";
};

inline Actor small_actor(const std::string& id, const std::string& name) {
    Actor actor;
    actor.id = id;
    actor.name = name;
    return actor;
}

/// `actors` sorted by id.
inline std::shared_ptr<const Case> small_case(std::vector<Actor> actors,
                                              const std::vector<SmallEvent>& events) {
    auto result = std::make_shared<Case>();
    result->name = "A small case";
    result->path = "small";
    result->actors = std::move(actors);
    Source doc;
    doc.id = "doc";
    doc.title = "The document";
    result->sources = {doc};
    for (const SmallEvent& event : events) {
        const When when = std::get<When>(parse_edtf(event.when));
        EventTable& table = result->events;
        table.begin.push_back(when.days.begin);
        table.end.push_back(when.days.end);
        table.source.push_back(result->find_actor(event.source).value());
        table.target.push_back(result->find_actor(event.target).value());
        table.act.push_back(static_cast<std::uint32_t>(table.acts.size()));
        table.acts.push_back({.code = "042", .value = event.value, .lasts = when.lasts});
        table.id.push_back(std::to_string(table.size()));
        table.when.push_back(event.when);
        table.happening.push_back("");
        table.summary.push_back("act " + std::to_string(table.size()));
        table.citation.push_back(event.citation);
    }
    return result;
}

//   2000: a +4 b      2001: a -2 b, b +6 c     2002: nothing     2003: b +1 c
inline std::shared_ptr<const Case> abc_case() {
    Actor a = small_actor("a", "Anna"), b = small_actor("b", "Béla"),
          c = small_actor("c", "Chō 長");
    a.groups = {"north"};
    b.groups = {"north", "south"};
    c.groups = {"south"};
    return small_case({a, b, c}, {{"2000-05-01", "a", "b", 4},
                                  {"2001-03-01", "a", "b", -2},
                                  {"2001-06-01", "b", "c", 6},
                                  {"2003-02-01", "b", "c", 1}});
}

//   2000   a +3 b, a +2 c, b -4 c: the tie a-c is frustrated (L = 2); d +1 to b and to c, who are
//          foes: one of the two is frustrated, d undecided. L = 3 of 11: F = 1 - 6/11
//   2001   a -3 b, a +2 c: balanced, a has left b's side for c's
inline std::shared_ptr<const Case> sides_case() {
    return small_case({small_actor("a", "Anna"), small_actor("b", "Béla"), small_actor("c", "Chō"),
                       small_actor("d", "Dora")},
                      {{"2000-05-01", "a", "b", 3},
                       {"2000-05-02", "a", "c", 2},
                       {"2000-05-03", "b", "c", -4},
                       {"2000-05-04", "b", "d", 1},
                       {"2000-05-05", "c", "d", 1},
                       {"2001-05-01", "a", "b", -3},
                       {"2001-05-02", "a", "c", 2}});
}

/// a +4 b every year from 2000 to 2011; in 2006 a -6 b instead, and a +2 c.
inline std::shared_ptr<const Case> broken_case() {
    std::vector<SmallEvent> events;
    for (int year = 2000; year < 2012; ++year) {
        const std::string day = std::to_string(year) + "-03-01";
        events.push_back({day, "a", "b", year == 2006 ? -6.0 : 4.0});
        if (year == 2006) events.push_back({day, "a", "c", 2});
    }
    return small_case({small_actor("a", "Anna"), small_actor("b", "Béla"), small_actor("c", "Chō")},
                      events);
}

inline std::shared_ptr<const Analysis> unread(std::shared_ptr<const Case> source_case) {
    auto reading = std::make_shared<CaseReading>();
    reading->result = std::move(source_case);
    auto analysis = std::make_shared<Analysis>();
    analysis->reading = reading;
    return analysis;
}

inline AnalysisPtr analysed(std::shared_ptr<const Case> source_case,
                            const SeriesOptions& options = {}) {
    AnalysisPtr last;
    analyse({.work = whole_work,
             .case_path = {},
             .overrides = {},
             .options = options,
             .before = unread(std::move(source_case))},
            {}, [&](AnalysisPtr analysis) { last = std::move(analysis); });
    return last;
}

/// The model after the case was opened and all work is done, at the first slice.
inline AppModel opened(const AnalysisPtr& analysis) {
    AppModel model = make_model({});
    model.shown = analysis;
    model.case_path = "small";
    model.wanted = analysis->series->options;
    model.range = {-0.5, static_cast<double>(analysis->slices()) - 0.5};
    return model;
}

}  // namespace entente::app
