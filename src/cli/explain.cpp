#include "commands.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::cli {

namespace {

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == ',') ++i;
        out += text[i];
    }
    return std::string(trimmed(out));
}

/// The two sides of every comma that may part the two names; names may hold commas themselves.
std::vector<std::pair<std::string, std::string>> partings(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> found;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ',' || (i > 0 && text[i - 1] == '\\')) continue;
        found.emplace_back(unescaped(text.substr(0, i)), unescaped(text.substr(i + 1)));
    }
    return found;
}

std::pair<ActorId, ActorId> tie_of(const Case& source_case, const std::string& text) {
    auto sides = partings(text);
    if (sides.size() > 1) {
        std::erase_if(sides, [&](const auto& side) {
            return !source_case.find_actor(side.first) || !source_case.find_actor(side.second);
        });
    }
    if (sides.size() != 1) {
        throw Error(ErrorCategory::usage,
                    "which tie? give --tie A,B with two actor ids (a comma inside an id as \\,)");
    }
    const ActorId a = actor_of(source_case, sides.front().first);
    const ActorId b = actor_of(source_case, sides.front().second);
    if (a == b) throw Error(ErrorCategory::usage, "--tie takes two different actors");
    return {a, b};
}

}  // namespace

int run_explain(const Job& job) {
    const NetworkSeries series = load_series(job);
    const Case& source_case = series.source_case();
    const auto [a, b] = tie_of(source_case, job.arguments.tie);
    const std::size_t slice = slice_of(series, job.arguments);
    const EventTable& events = source_case.events;
    TableWriter out({"event", "when", "source", "target", "code", "value", "weight", "mass",
                     "contribution", "summary", "citation"},
                    table_options(job, &series.options));
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
