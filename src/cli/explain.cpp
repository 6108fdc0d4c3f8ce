#include "commands.hpp"
#include "recipe.hpp"

namespace entente::cli {

int run_explain(const Job& job) {
    const NetworkSeries series = load_series(job);
    const Case& source_case = series.source_case();
    const auto [a, b] = tie_of(source_case, job.arguments.tie);
    const std::size_t slice = slice_of(series, job.arguments);
    const EventTable& events = source_case.events;
    TableWriter out({"event", "when", "source", "target", "code", "value", "weight", "mass",
                     "contribution", "summary", "citation"},
                    table_options(job, series));
    for (const Contribution& c : explain(series, slice, a, b)) {
        const std::size_t i = index(c.event);
        out.row({std::string(events.id[i]), std::string(events.when[i]),
                 source_case.actor(c.source).id, source_case.actor(c.target).id,
                 events.act_of(i).code, c.value, c.weight, c.mass, c.contribution,
                 std::string(events.summary[i]), std::string(events.citation[i])});
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
