// The default view of a case: options as its datapackage.json gives them.
#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/network/options.hpp"
#include "option_text.hpp"

namespace entente {

namespace {

struct Fault {
    std::string name;  ///< of the default
    std::string found, expected;
};

std::string shown(const std::string& name, const std::string& text) {
    return fmt::format("default {} \"{}\"", printable(name), printable(text));
}

bool is_option(std::string_view name) {
    const auto names = option_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Those that are good go into `options`.
std::vector<Fault> apply(const std::map<std::string, std::string>& defaults,
                         SeriesOptions& options) {
    std::vector<Fault> faults;
    std::string window_set_by;
    for (const auto& [name, text] : defaults) {
        if (!is_option(name)) continue;
        const WindowKind before = options.window_kind;
        const std::string expected = detail::try_option(options, name, text);
        if (!expected.empty()) {
            faults.push_back({name, shown(name, text), expected});
            continue;
        }
        if (!detail::is_window_option(name) || options.window_kind == before) continue;
        if (!window_set_by.empty()) {
            faults.push_back(
                {name,
                 fmt::format("defaults {} and {}, which replace one another", window_set_by, name),
                 "one of window, cumulative and half-life"});
        }
        window_set_by = name;
    }
    if (options.from && options.to && *options.from >= *options.to) {
        faults.push_back({"to", shown("to", defaults.at("to")),
                          fmt::format("a date that is not before from, {}", iso(*options.from))});
    }
    return faults;
}

bool is_actor_or_group(const Case& source_case, const std::string& name) {
    return source_case.find_actor(name) ||
           std::any_of(source_case.actors.begin(), source_case.actors.end(), [&](const Actor& a) {
               return std::find(a.groups.begin(), a.groups.end(), name) != a.groups.end();
           });
}

void check_names(const Case& source_case, const SeriesOptions& options,
                 std::vector<Fault>& faults) {
    for (const auto& name : options.actors) {
        if (is_actor_or_group(source_case, name)) continue;
        const std::string hint = suggest_actor(source_case.actors, name);
        faults.push_back({"actors", shown("actors", name),
                          "an actor or a group of the case" + (hint.empty() ? "" : ": " + hint)});
    }
    for (const auto& name : options.without_source) {
        if (source_case.find_source(name)) continue;
        faults.push_back({"without-source", shown("without-source", name), "a source of the case"});
    }
}

Problem problem_of(const CaseReading& reading, const Fault& fault, Severity severity) {
    const auto place = reading.default_places.find(fault.name);
    const DefaultPlace none{reading.result->path, 0, 0};
    const DefaultPlace& at = place == reading.default_places.end() ? none : place->second;
    return {severity, at.file, at.line, at.column, fault.found, fault.expected};
}

}  // namespace

SeriesOptions options_from(const std::map<std::string, std::string>& defaults) {
    SeriesOptions options;
    const auto faults = apply(defaults, options);
    if (faults.empty()) return options;
    throw Error(ErrorCategory::data,
                fmt::format("the case's default view: found {}, expected {}", faults.front().found,
                            faults.front().expected),
                faults.front().name);
}

CaseReading with_checked_defaults(CaseReading reading) {
    const Case& source_case = *reading.result;
    SeriesOptions options;
    std::vector<Fault> faults = apply(source_case.defaults, options);
    if (reading.file_error_count == 0) check_names(source_case, options, faults);
    std::vector<Problem> found;
    for (const Fault& fault : faults) found.push_back(problem_of(reading, fault, Severity::error));
    reading.error_count += faults.size();
    reading.file_error_count += faults.size();
    const std::vector<std::string> known(option_names().begin(), option_names().end());
    for (const auto& [name, text] : source_case.defaults) {
        const std::string hint = is_option(name) ? "" : suggestion(name, known);
        if (hint.empty()) continue;
        const Fault fault{name, shown(name, text) + ", which is no option", "an option: " + hint};
        found.push_back(problem_of(reading, fault, Severity::warning));
        ++reading.warning_count;
    }
    auto& all = reading.problems;
    all.insert(all.begin(), found.begin(), found.end());
    if (found.empty()) return reading;
    const auto end = std::find_if(all.begin(), all.end(), [&](const Problem& problem) {
        return problem.file != found.front().file;
    });
    std::stable_sort(all.begin(), end, [](const Problem& a, const Problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return reading;
}

}  // namespace entente
