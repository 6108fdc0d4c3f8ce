#include "entente/measures/shifts.hpp"

#include "commands.hpp"
#include "entente/core/error.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

/// "e12 entered;e7 left". The word stands behind the id: a cell that began with + or - would be
/// taken for a formula.
std::string acts(const Case& source_case, const ShiftTie& tie) {
    std::string out;
    for (const ShiftEvent& e : tie.events) {
        if (!out.empty()) out += ';';
        out += std::string(source_case.events.id[index(e.event)]) + ' ' +
               std::string(to_string(e.turn));
    }
    return out;
}

void write_shifts(const NetworkSeries& series, const std::vector<Shift>& shifts, TableWriter& out) {
    const Case& source_case = series.source_case();
    for (const Shift& shift : shifts) {
        const Slice& slice = series.networks[shift.slice].slice;
        const std::vector<Cell> head{
            slice.label,         iso(slice.days.begin),
            iso(slice.days.end), shift.change ? Cell{*shift.change} : Cell{},
            shift.score,         static_cast<double>(shift.rank)};
        for (const ShiftTie& tie : shift.ties) {
            std::vector<Cell> row = head;
            row.insert(row.end(),
                       {source_case.actor(tie.source).id, source_case.actor(tie.target).id,
                        tie.part, tie.before, tie.after, acts(source_case, tie)});
            out.row(std::move(row));
        }
        if (!shift.ties.empty()) continue;
        std::vector<Cell> row = head;  // a measure broke where no tie did
        row.resize(head.size() + 6);
        out.row(std::move(row));
    }
}

std::vector<Shift> find(const Job& job, const NetworkSeries& series,
                        const std::vector<const Measure*>& measures) {
    const Progress progress = job.console.progress();
    if (!job.arguments.tie.empty()) {
        const auto [a, b] = tie_of(series.source_case(), job.arguments.tie);
        return find_tie_shifts(series, a, b, {}, progress);
    }
    if (measures.empty()) return find_shifts(series, {}, {}, progress);
    const MeasureTable table =
        measure(series, Level::network, measures, measure_options(job.arguments), progress);
    return find_shifts(series, table, {}, progress);
}

}  // namespace

int run_shifts(const Job& job) {
    const Arguments& arguments = job.arguments;
    if (!arguments.tie.empty() && !arguments.measure.empty()) {
        throw Error(ErrorCategory::usage,
                    "--tie has its own series, cooperation and conflict; leave --measure out");
    }
    const auto measures = arguments.measure.empty()
                              ? std::vector<const Measure*>{}
                              : parse_measures(Level::network, arguments.measure);
    const NetworkSeries series = load_series(job);
    TableWriter out({"slice", "begin", "end", "change", "score", "rank", "source", "target", "part",
                     "before", "after", "events"},
                    table_options(job, series, measure_settings(job.arguments)));
    const auto shifts = find(job, series, measures);
    write_shifts(series, shifts, out);
    out.finish();
    if (shifts.empty())
        say("no slice stands out from the others; five comparable ones are the least to tell");
    return 0;
}

}  // namespace entente::cli
