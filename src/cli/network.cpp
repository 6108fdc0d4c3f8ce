#include "commands.hpp"
#include "entente/core/error.hpp"

namespace entente::cli {

int run_network(const Job& job) {
    if (job.arguments.all && !job.arguments.at.empty()) {
        throw Error(ErrorCategory::usage, "--at and --all exclude one another; give one of them");
    }
    const NetworkSeries series = load_series(job);
    const std::size_t first = job.arguments.all ? 0 : slice_of(series, job.arguments);
    const std::size_t last = job.arguments.all ? series.networks.size() : first + 1;
    const Case& source_case = series.source_case();
    TableWriter out({"slice", "source", "target", "cooperation", "conflict", "net", "intensity",
                     "tone", "events"},
                    table_options(job, &series.options));
    for (std::size_t s = first; s < last; ++s) {
        const Network& network = series.networks[s];
        for (const Tie& tie : network.ties) {
            const auto t = tone(tie);
            out.row({network.slice.label, source_case.actor(tie.source).id,
                     source_case.actor(tie.target).id, tie.cooperation, tie.conflict, net(tie),
                     intensity(tie), t ? Cell{*t} : Cell{}, tie.events});
        }
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
