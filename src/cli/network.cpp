#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/network/difference.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

void write_ties(const NetworkSeries& series, std::size_t first, std::size_t last,
                const TableOptions& options) {
    const Case& source_case = series.source_case();
    TableWriter out({"slice", "source", "target", "cooperation", "conflict", "net", "intensity",
                     "tone", "events"},
                    options);
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
}

/// What a tie has in one slice over the other; who has no tie has zero of everything, and no tone.
void write_difference(const NetworkSeries& series, std::size_t slice, std::size_t minus,
                      const TableOptions& options) {
    const Case& source_case = series.source_case();
    TableWriter out({"slice", "source", "target", "cooperation", "conflict", "net", "intensity",
                     "tone", "events", "minus", "change", "net_before", "net_after"},
                    options);
    for (const TieDifference& d :
         difference(series.networks[minus], series.networks[slice], series.options.layer)) {
        const Tie before = d.before.value_or(Tie{});
        const Tie after = d.after.value_or(Tie{});
        const auto was = tone(before);
        const auto is = tone(after);
        out.row({series.networks[slice].slice.label, source_case.actor(d.source).id,
                 source_case.actor(d.target).id, after.cooperation - before.cooperation,
                 after.conflict - before.conflict, net(after) - net(before),
                 intensity(after) - intensity(before), was && is ? Cell{*is - *was} : Cell{},
                 after.events - before.events, series.networks[minus].slice.label,
                 std::string(to_string(d.change)), d.before ? Cell{net(before)} : Cell{},
                 d.after ? Cell{net(after)} : Cell{}});
    }
    out.finish();
}

}  // namespace

int run_network(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (arguments.all && !arguments.at.empty())
        throw Error(ErrorCategory::usage, "--at and --all exclude one another; give one of them");
    if (arguments.all && !arguments.minus.empty())
        throw Error(ErrorCategory::usage, "--minus compares one slice, not --all; give --at DATE");
    const NetworkSeries series = load_series(job);
    const TableOptions options = table_options(job, series);
    if (arguments.all) {
        write_ties(series, 0, series.networks.size(), options);
        return 0;
    }
    const std::size_t slice = slice_of(series, arguments);
    if (const auto minus = minus_of(series, arguments))
        write_difference(series, slice, *minus, options);
    else
        write_ties(series, slice, slice + 1, options);
    return 0;
}

}  // namespace entente::cli
