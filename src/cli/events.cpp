#include "commands.hpp"
#include "recipe.hpp"

namespace entente::cli {

int run_events(const Job& job) {
    const auto source_case = load_case(job);
    const SeriesOptions options = series_options(*source_case, job.arguments);
    const Selection selection = select(source_case, options);
    const EventTable& table = source_case->events;
    TableWriter out({"id", "when", "begin", "end", "source", "target", "mutual", "code", "value",
                     "weight", "happening", "summary", "citation"},
                    table_options(job, *source_case, options));
    for (const SelectedEvent& e : selection.events) {
        if (!in_time(e, options)) continue;
        const std::size_t i = index(e.event);
        out.row({std::string(table.id[i]), std::string(table.when[i]), iso(e.begin), iso(e.end),
                 source_case->actor(e.source).id, source_case->actor(e.target).id,
                 std::string(e.mutual ? "yes" : "no"), table.act_of(i).code, e.value, e.weight,
                 std::string(table.happening[i]), std::string(table.summary[i]),
                 std::string(table.citation[i])});
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
