#include "entente/layout/layout.hpp"

#include "commands.hpp"
#include "entente/core/text.hpp"
#include "recipe.hpp"

namespace entente::cli {

namespace {

void write_positions(const NetworkSeries& series, const LayoutSeries& layouts,
                     const TableOptions& options) {
    TableWriter out({"slice", "actor", "x", "y"}, options);
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        for (const ActorId actor : series.networks[s].present) {
            const Point p = layouts.positions[s][index(actor)];
            out.row(
                {series.networks[s].slice.label, series.source_case().actor(actor).id, p.x, p.y});
        }
    }
    out.finish();
}

void write_quality(const LayoutQuality& q, const LayoutSeries& layouts, bool chosen,
                   const TableOptions& options) {
    TableWriter out({"measure", "value"}, options);
    out.row({std::string("stress"), q.stress});
    out.row({std::string("movement_mean"), q.movement_mean});
    out.row({std::string("movement_p95"), q.movement_p95});
    out.row({std::string("crowding"), q.crowding});
    out.row({std::string("friend_nearer"), q.friend_nearer});
    if (options.file.empty())  // a file is to be made again bit for bit
        out.row({std::string("seconds"), q.seconds});
    out.row({std::string("stress_worst"), q.stress_worst});
    out.row({std::string("movement_nonrigid"), q.movement_nonrigid});
    out.row({std::string("neighbourhood"), q.neighbourhood});
    out.row({std::string("change_faithfulness"), q.change_faithfulness});
    out.row({std::string("tie_length_variation"), q.tie_length_variation});
    out.row({std::string("sweeps"), static_cast<double>(q.sweeps)});
    if (chosen) {
        out.row({std::string("stability"), layouts.stability});
        out.row({std::string("stress_ratio"), layouts.chosen_stress_ratio});
    }
    out.finish();
}

}  // namespace

int run_layout(const Job& job) {
    const LayoutOptions how = layout_options(job.arguments);
    const NetworkSeries series = load_series(job);
    const LayoutSeries layouts = lay_out(series, how, job.console.progress());
    const TableOptions options =
        table_options(job, series,
                      {{"stability", how.automatic ? "auto" : number_text(how.stability)},
                       {"seed", std::to_string(how.seed)}});
    if (job.arguments.quality) {
        write_quality(layout_quality(series, layouts, job.console.progress()), layouts,
                      how.automatic, options);
    } else {
        write_positions(series, layouts, options);
    }
    return 0;
}

}  // namespace entente::cli
