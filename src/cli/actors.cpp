#include <algorithm>
#include <limits>

#include "commands.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

struct Activity {
    Day first = std::numeric_limits<Day>::max();
    Day last = std::numeric_limits<Day>::min();
    std::size_t events = 0;
    void add(const SelectedEvent& e) {
        first = std::min(first, e.begin);
        last = std::max(last, e.end - 1);
        ++events;
    }
};

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& item : list) out += (out.empty() ? "" : ";") + item;
    return out;
}

}  // namespace

int run_actors(const Job& job) {
    const auto source_case = load_case(job);
    const SeriesOptions options = series_options(*source_case, job.arguments);
    const Selection selection = select(source_case, options);
    std::vector<Activity> activity(source_case->actors.size());
    for (const SelectedEvent& e : selection.events) {
        if (!in_time(e, options)) continue;
        activity[index(e.source)].add(e);
        activity[index(e.target)].add(e);
    }
    TableWriter out({"id", "name", "kind", "parent", "groups", "from", "to", "first_event",
                     "last_event", "events"},
                    table_options(job, *source_case, options));
    for (const ActorId id : selection.actors) {
        const Actor& actor = source_case->actor(id);
        const Activity& a = activity[index(id)];
        const auto day = [&](Day d) { return a.events ? Cell{iso(d)} : Cell{}; };
        out.row({actor.id, actor.name, std::string(to_string(actor.kind)),
                 actor.parent ? source_case->actor(*actor.parent).id : std::string{},
                 joined(actor.groups), actor.from_text, actor.to_text, day(a.first), day(a.last),
                 static_cast<double>(a.events)});
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
