#include "commands.hpp"
#include "recipe.hpp"

namespace entente::cli {

int run_slices(const Job& job) {
    const NetworkSeries series = load_series(job);
    TableWriter out({"slice", "begin", "end", "window_begin", "partial", "events", "actors", "ties",
                     "cooperation", "conflict"},
                    table_options(job, series));
    for (const Network& n : series.networks) {
        out.row({n.slice.label, iso(n.slice.days.begin), iso(n.slice.days.end),
                 iso(n.slice.window_begin), std::string(n.slice.partial ? "yes" : "no"), n.events,
                 static_cast<double>(n.present.size()), static_cast<double>(n.ties.size()),
                 n.cooperation, n.conflict});
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
