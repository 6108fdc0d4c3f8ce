#include "entente/measures/communities.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "recipe.hpp"

namespace entente::cli {

int run_communities(const Job& job) {
    const NetworkSeries series = load_series(job);
    const auto partitions =
        communities_over_time(series, measure_options(job.arguments), job.console.progress());
    TableWriter out({"slice", "begin", "end", "change", "community", "others", "actors", "members"},
                    table_options(job, series, measure_settings(job.arguments)));
    for (const CommunityChange& change : community_changes(series, partitions)) {
        const Slice& slice = series.networks[change.slice].slice;
        std::vector<std::string> ids;
        for (const ActorId member : change.members)
            ids.push_back(series.source_case().actor(member).id);
        out.row({slice.label, iso(slice.days.begin), iso(slice.days.end),
                 std::string(to_string(change.kind)), static_cast<double>(change.community),
                 fmt::format("{}", fmt::join(change.others, ";")),
                 static_cast<double>(change.members.size()),
                 fmt::format("{}", fmt::join(ids, ";"))});
    }
    out.finish();
    return 0;
}

}  // namespace entente::cli
