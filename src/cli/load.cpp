#include "load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "entente/cases/edtf.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/measures/measure.hpp"
#include "recipe.hpp"

namespace entente::cli {

std::string bundled_case() {
    const auto installed = program_folder() / ".." / "share" / "entente" / "japan-dprk";
    std::error_code fault;
    const auto near = std::filesystem::weakly_canonical(installed, fault);
    return !fault && std::filesystem::exists(near) ? near.string()
                                                   : ENTENTE_SOURCE_DATA "/japan-dprk";
}

CaseReading read_named_case(const Job& job) {
    return with_checked_defaults(
        read_case(job.arguments.case_path, job.arguments.limits, job.console.progress()));
}

std::shared_ptr<const Case> load_case(const Job& job) {
    const std::string& path = job.arguments.case_path;
    const CaseReading reading = read_named_case(job);
    if (const std::size_t rows = reading.result->skipped_rows) {
        say(fmt::format("{} row{} of {} without a source or a target actor {} left out", rows,
                        rows == 1 ? "" : "s", printable(path), rows == 1 ? "is" : "are"));
    }
    keep_the_case(*reading.result, job.arguments.output);
    check_wanted(job, *reading.result);
    if (reading.error_count == 0) return reading.result;
    std::size_t shown = 0;
    for (const auto& problem : reading.problems) {
        if (problem.severity != Severity::error) continue;
        if (++shown > 10) break;
        std::fputs((to_string(problem) + "\n").c_str(), stderr);
    }
    const std::string count =
        fmt::format("{} error{}", reading.error_count, reading.error_count == 1 ? "" : "s");
    if (job.arguments.skip_bad_rows && reading.file_error_count > 0) {
        throw Error(
            ErrorCategory::data,
            fmt::format("{} in {}, {} of them about more than a row; --skip-bad-rows leaves "
                        "out rows and nothing else",
                        count, printable(path), reading.file_error_count));
    }
    if (!job.arguments.skip_bad_rows) {
        throw Error(
            ErrorCategory::data,
            fmt::format(
                "{} in {}; entente check lists them, --skip-bad-rows goes on without the rows",
                count, printable(path)));
    }
    say(fmt::format("{} in {}: rows with errors are left out (of an actor's row the field alone)",
                    count, printable(path)));
    return reading.result;
}

SeriesOptions series_options(const Case& source_case, const Arguments& arguments) {
    SeriesOptions options = options_from(source_case.defaults);
    for (const auto& [name, text] : arguments.overrides) set_option(options, name, text);
    return options;
}

NetworkSeries load_series(const Job& job) {
    const auto source_case = load_case(job);
    return build_series(source_case, series_options(*source_case, job.arguments),
                        job.console.progress());
}

bool in_time(const SelectedEvent& event, const SeriesOptions& options) {
    return !(options.from && event.end <= *options.from) &&
           !(options.to && event.begin >= *options.to);
}

Day first_day(const std::string& text, const std::string& name) {
    const auto parsed = parse_edtf(trimmed(text));
    if (const auto* fault = std::get_if<EdtfFault>(&parsed)) {
        throw Error(ErrorCategory::usage,
                    fmt::format("{} {} is no date: expected {} at character {}", name,
                                printable(text), fault->expected, fault->column));
    }
    return std::get<When>(parsed).days.begin;
}

namespace {

std::size_t slice_at(const NetworkSeries& series, const std::string& date, const char* option) {
    const Day day = first_day(date, option);
    if (const auto slice = series.slice_at(day)) return *slice;
    if (series.networks.empty()) throw Error(ErrorCategory::usage, why_no_slices(series));
    throw Error(ErrorCategory::usage,
                fmt::format("{} {} is outside the slices, which go from {} to {} (excluded)",
                            option, printable(date), iso(series.networks.front().slice.days.begin),
                            iso(series.networks.back().slice.days.end)));
}

}  // namespace

std::size_t slice_of(const NetworkSeries& series, const Arguments& arguments) {
    if (arguments.at.empty()) throw Error(ErrorCategory::usage, "which slice? give --at DATE");
    return slice_at(series, arguments.at, "--at");
}

std::optional<std::size_t> minus_of(const NetworkSeries& series, const Arguments& arguments) {
    if (arguments.minus.empty()) return {};
    const std::size_t minus = slice_at(series, arguments.minus, "--minus");
    if (minus == slice_of(series, arguments))
        throw Error(ErrorCategory::usage,
                    fmt::format("--at and --minus name the same slice, {}; nothing differs",
                                series.networks[minus].slice.label));
    return minus;
}

ActorId actor_of(const Case& source_case, const std::string& id) {
    if (const auto actor = source_case.find_actor(id)) return *actor;
    const std::string hint = suggest_actor(source_case.actors, id);
    throw Error(ErrorCategory::usage,
                fmt::format("unknown actor {}; {}", printable(id),
                            hint.empty() ? "entente actors CASE lists them" : hint));
}

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

}  // namespace

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

namespace {

template <class Value>
Value choose(const std::string& text, const std::string& option,
             const std::vector<std::pair<std::string, Value>>& choices) {
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
        if (name == text) return value;
        names.push_back(name);
    }
    const std::string hint = suggestion(text, names);
    throw Error(
        ErrorCategory::usage,
        fmt::format("unknown {} {}; {}", option, printable(text),
                    hint.empty() ? fmt::format("one of {}", fmt::join(names, ", ")) : hint));
}

}  // namespace

Style style_of(const Arguments& arguments) {
    Style style;
    if (!arguments.theme.empty()) {
        style.theme = choose<Theme>(arguments.theme, "theme",
                                    {{"light", Theme::light}, {"dark", Theme::dark}});
    }
    if (!arguments.colour_by.empty()) {
        std::vector<std::pair<std::string, ColourBy>> choices;
        for (const ColourBy by :
             {ColourBy::kind, ColourBy::group, ColourBy::side, ColourBy::community})
            choices.emplace_back(to_string(by), by);
        style.colour_by = choose<ColourBy>(arguments.colour_by, "colour", choices);
    }
    if (!arguments.size_by.empty()) {
        const auto measures = parse_measures(Level::actor, arguments.size_by);
        if (measures.size() != 1) throw Error(ErrorCategory::usage, "--size-by takes one measure");
        style.size_by = std::string(measures.front()->id);
        if (is_name(*measures.front()))
            throw Error(ErrorCategory::usage,
                        fmt::format("{} is a name, not a size; try --colour-by {}", style.size_by,
                                    style.size_by));
    }
    if (arguments.labels == "no")
        style.labels = false;
    else if (!arguments.labels.empty() && arguments.labels != "yes")
        throw Error(ErrorCategory::usage,
                    fmt::format("--labels is yes or no, not {}", printable(arguments.labels)));
    return style;
}

double stability_of(const Arguments& arguments) {
    const double s = arguments.stability.value_or(0.5);
    if (!(s >= 0 && s < 1))
        throw Error(ErrorCategory::usage, "--stability is a number from 0 up to, not including, 1");
    return s;
}

LayoutOptions layout_options(const Arguments& arguments) {
    return {.stability = stability_of(arguments),
            .automatic = arguments.stability_auto,
            .seed = arguments.seed};
}

LayoutSeries laid_out(const NetworkSeries& series, const LayoutOptions& how,
                      const Progress& progress) {
    LayoutSeries layouts = lay_out(series, how, progress);
    if (how.automatic)
        say(fmt::format(
            "stability {} chosen: 95 % of the steps are within {:.3g} of a tie's "
            "length, stress {:.3g} times that of stability 0",
            number_text(layouts.stability), layouts.chosen_p95, layouts.chosen_stress_ratio));
    return layouts;
}

MeasureOptions measure_options(const Arguments& arguments) {
    MeasureOptions options;
    options.seed = arguments.seed;
    options.seconds = arguments.seconds.value_or(options.seconds);
    if (!(options.seconds > 0 && options.seconds <= 1e6))
        throw Error(ErrorCategory::usage, "--seconds is a number above 0, at most a million");
    options.resolution = arguments.resolution.value_or(options.resolution);
    if (!(options.resolution >= 0 && options.resolution <= 1e6))
        throw Error(ErrorCategory::usage, "--resolution is a number from 0 to a million");
    if (!arguments.communities.empty()) {
        options.communities =
            choose<CommunityTies>(arguments.communities, "kind of communities",
                                  {{"layer", CommunityTies::layer}, {"net", CommunityTies::net}});
    }
    return options;
}

std::optional<BandOptions> band_options(const Arguments& arguments) {
    const bool resamples = !arguments.resample.empty();
    if (resamples) choose<bool>(arguments.resample, "--resample", {{"events", true}});
    if (!arguments.bands) {
        if (!resamples) return std::nullopt;
        throw Error(ErrorCategory::usage,
                    "--resample is how --bands draws replicates; give --bands R too");
    }
    if (*arguments.bands < 1 || *arguments.bands > most_replicates) {
        throw Error(ErrorCategory::usage,
                    fmt::format("--bands is a whole number from 1 to {}", most_replicates));
    }
    return BandOptions{
        .replicates = *arguments.bands, .seed = arguments.seed, .resample_events = resamples};
}

}  // namespace entente::cli
