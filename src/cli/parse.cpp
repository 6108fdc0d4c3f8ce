#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <functional>

#include "arguments.hpp"
#include "console.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "entente/network/options.hpp"
#include "misread.hpp"
#include "subcommands.hpp"

namespace entente::cli {

namespace {

void add_own(CLI::App& app, const std::string& name, Arguments& a) {
    if (name == "at")
        app.add_option("--at", a.at, "the slice that holds the first day of DATE (EDTF)")
            ->type_name("DATE");
    if (name == "minus")
        app.add_option("--minus", a.minus, "the slice compared with: what --at has over it")
            ->type_name("DATE");
    if (name == "all") app.add_flag("--all", a.all, "every slice");
    if (name == "tie")
        app.add_option("--tie", a.tie, "two actor ids; with --directed: from A to B")
            ->type_name("A,B");
    if (name == "level")
        app.add_option("--level", a.level, "network (default), actor or tie")->type_name("LEVEL");
    if (name == "measure")
        app.add_option("--measure", a.measure, "ids with commas between, or all (default)")
            ->type_name("IDS");
    if (name == "carried")
        app.add_option("--measure", a.measure,
                       "of actors, for graph files (default that of --size-by)")
            ->type_name("IDS");
    if (name == "tested")
        app.add_option("--measure", a.measure, "network measures whose level is tested, together")
            ->type_name("IDS");
    if (name == "quality")
        app.add_flag("--quality", a.quality,
                     "stress, movement, crowding, ... instead of positions");
    if (name == "output")
        app.add_option("-o,--output", a.output, "file to write; its ending decides the format")
            ->type_name("FILE");
    if (name == "case")
        app.add_option("--case", a.other_case, "where the case is now")->type_name("PATH");
    if (name == "anyway")
        app.add_flag("--anyway", a.anyway, "also when the case's files have changed");
    if (name == "seconds")
        app.add_option("--seconds", a.seconds, "length (default 1 a slice, at most 60 in all)")
            ->type_name("X");
    if (name == "fps")
        app.add_option("--fps", a.fps, "frames a second (default 20)")->type_name("X");
    if (name == "sheet")
        app.add_option("--sheet", a.sheet, "small multiples in svg and pdf, e.g. 4x3")
            ->type_name("CxR");
    if (name == "view")
        app.add_option("--view", a.view, "pixels of the layout's origin, and pixels a unit")
            ->type_name("X,Y,S");
    if (name == "move")
        app.add_option("--move", a.move, "actors to other places: ID,X,Y;ID,X,Y in layout units")
            ->type_name("PLACES");
    if (name == "places")
        app.add_option("--places", a.places, "likewise, instead of the layout's in this slice")
            ->type_name("PLACES");
    if (name == "labels")
        app.add_option("--labels", a.labels, "yes (default) or no: names beside the discs")
            ->type_name("YES");
    if (name == "dpi")
        app.add_option("--dpi", a.dpi, "pixels an inch on paper: how large text has to be")
            ->type_name("N")
            ->group("Picture");
    if (name == "snapshot")
        app.add_option("--snapshot", a.snapshot,
                       "draw one frame of the window to a PNG, without a display")
            ->type_name("OUT.png");
    if (name == "size")
        app.add_option("--size", a.size, "of the window (default 1600x900)")->type_name("WxH");
    if (name == "select")
        app.add_option("--select", a.select, "actor id, or two ids of a tie, to begin with")
            ->type_name("A[,B]");
    if (name == "tab")
        app.add_option("--tab", a.tab, "slice, actors, actor, tie, balance, shifts or export")
            ->type_name("PAGE");
}

void add_slicing(CLI::App& app, Arguments& a) {
    const auto option = [&](const char* name, const char* type, const char* text) {
        const std::string key = name;
        app.add_option_function<std::string>(
               "--" + key, [&a, key](const std::string& v) { a.overrides[key] = v; }, text)
            ->type_name(type)
            ->group("Slices");
    };
    const auto flag = [&](const char* name, const char* text) {
        const std::string key = name;
        app.add_flag_function(
               "--" + key, [&a, key](std::int64_t n) { a.overrides[key] = n > 0 ? "yes" : "no"; },
               text)
            ->group("Slices");
    };
    option("every", "P", "slice length: 1d, 2w, 3mo, 5y");
    option("window", "W", "events of the W up to a slice's end (default: the slice)");
    flag("cumulative", "all events before a slice's end");
    option("half-life", "H", "all events before, faded by half every H");
    option("from", "DATE", "first day");
    option("to", "DATE", "last day, included");
    flag("directed", "keep who acts on whom apart");
    option("layer", "L", "interaction, cooperation or conflict");
    option("distance", "D", "hop or inverse (1 / weight)");
    option("value", "V", "code, count (+1 an event) or sign");
    option("rollup", "R", "none, parent or top");
    option("actors", "IDS", "keep these actors or groups");
    option("top", "N", "keep the N most active actors");
    option("without-source", "ID", "leave out what only this source tells");
}

void add_look(CLI::App& app, Arguments& a) {
    app.add_option("--size-by", a.size_by, "disc area (default strength)")
        ->type_name("MEASURE")
        ->group("Picture");
    app.add_option("--colour-by", a.colour_by, "kind, group, side or community")
        ->type_name("BY")
        ->group("Picture");
}

void add_pictures(CLI::App& app, Arguments& a, bool film) {
    add_look(app, a);
    app.add_option("--theme", a.theme, "light or dark")->type_name("T")->group("Picture");
    const auto pixels = [&](const char* name, std::optional<int>& target, int usual) {
        app.add_option(name, target, fmt::format("pixels (default {})", usual))
            ->type_name("N")
            ->group("Picture");
    };
    pixels("--width", a.width, film ? 1280 : 1600);
    pixels("--height", a.height, film ? 720 : 900);
}

void add_seed(CLI::App& app, Arguments& a, const char* what, const char* group) {
    app.add_option("--seed", a.seed, what)
        ->check([](const std::string& text) {  // what is wrong is said elsewhere
            std::uint64_t seed = 0;
            const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seed);
            return std::string(fault == std::errc{} && end == text.data() + text.size() ? ""
                                                                                        : "wrong");
        })
        ->type_name("N")
        ->group(group);
}

void add_layout(CLI::App& app, Arguments& a) {
    const auto is_auto = [&a](std::string& text) {
        a.stability_auto = text == "auto";
        if (a.stability_auto) text = "0.5";
        return std::string();
    };
    app.add_option(
           "--stability", a.stability,
           "0 (every slice alone) up to below 1 (all but still), or auto: as much as calms it")
        ->transform(CLI::Validator(is_auto, ""))
        ->type_name("S")
        ->group("Picture");
    add_seed(app, a, "of the layout's start", "Picture");
}

void add_number(CLI::App& app, const char* name, std::optional<double>& target, const char* what) {
    app.add_option(name, target, what)->type_name("X")->group("Measures");
}

void add_bands(CLI::App& app, Arguments& a) {
    app.add_option("--bands", a.bands, "low and high over R draws of the unknown days")
        ->type_name("R")
        ->group("Measures");
    app.add_option("--resample", a.resample, "events: bands draw the events anew too")
        ->type_name("WHAT")
        ->group("Measures");
}

void add_communities(CLI::App& app, Arguments& a) {
    add_number(app, "--resolution", a.resolution, "of communities; larger makes more (default 1)");
    app.add_option("--communities", a.communities, "made of ties of the layer (default) or net")
        ->type_name("TIES")
        ->group("Measures");
    add_seed(app, a, "of communities and bands", "Measures");
}

void add_tables(CLI::App& app, Arguments& a) {
    const bool graphs = app.get_name() == "network";
    app.add_option("-o,--output", a.output,
                   graphs ? "file: csv, json, txt; gexf, graphml, net, dot for other programs"
                          : "file instead of standard output: csv, json, txt")
        ->type_name("FILE")
        ->group("Table");
    app.add_option("--format", a.format, "csv, json or table (default on a terminal)")
        ->type_name("F")
        ->group("Table");
    app.add_flag("--raw", a.raw, "text cells as they are, even if a spreadsheet would run them")
        ->group("Table");
}

void add_limits(CLI::App& app, Arguments& a) {
    const auto limit = [&](const std::string& name, auto& target, const char* what) {
        app.add_option_function<std::string>(
               name, [&target, name](const std::string& text) { target = bytes_of(name, text); },
               what)
            ->type_name("BYTES")
            ->group("Limits");
    };
    limit("--max-field", a.limits.max_field, "of one field of a table (default 64k)");
    limit("--max-row", a.limits.max_row, "of one row (default 1M)");
    limit("--max-bytes", a.limits.max_bytes, "of one file, unpacked (default 16G)");
}

/// The library takes much for a yes, 17x for one.
void check_flags(CLI::App& app) {
    for (CLI::Option* option : app.get_options()) {
        if (option->get_items_expected() != 0 || option == app.get_help_ptr()) continue;
        option->check([](const std::string& text) {
            const bool known = text == "yes" || text == "no" || text == "true" || text == "false";
            return std::string(known ? "" : "wrong");  // what is wrong is said elsewhere
        });
    }
}

void build(CLI::App& app, Arguments& a) {
    app.formatter(std::make_shared<Help>());
    app.set_version_flag("--version", std::string("entente ") + ENTENTE_VERSION);
    app.set_help_flag("-h,--help", "this help");
    app.require_subcommand(1);
    for (const auto& s : subcommands()) {
        CLI::App* sub = app.add_subcommand(s.name, s.purpose);
        sub->allow_extras();
        sub->callback([&a, name = std::string(s.name)] { a.command = name; });
        sub->add_option("CASE", a.case_path, "folder, file or -");
        for (const char* own : s.own) add_own(*sub, own, a);
        if (s.slices) add_slicing(*sub, a);
        const std::string name = s.name;
        if (s.pictures) add_pictures(*sub, a, name == "film");
        if (name == "network") add_look(*sub, a);
        if (s.pictures || name == "layout" || name == "network") add_layout(*sub, a);
        if (name == "measures" || name == "shifts")
            add_number(*sub, "--seconds", a.seconds,
                       "longest exact search of one slice (default 10)");
        if (name == "measures" || name == "communities" || name == "shifts")
            add_communities(*sub, a);
        if (name == "measures") add_bands(*sub, a);
        if (s.tables) add_tables(*sub, a);
        if (name != "check" && name != "view" && s.needs != Needs::a_file) {
            sub->add_flag("--skip-bad-rows", a.skip_bad_rows,
                          "go on without the rows that have errors");
        }
        if (s.needs != Needs::a_file) add_limits(*sub, a);
        check_flags(*sub);
    }
}

std::map<std::string, std::string> options_given(const CLI::App& sub) {
    std::map<std::string, std::string> given;
    for (const CLI::Option* option : sub.get_options()) {
        if (option->count() == 0 || option->get_lnames().empty()) continue;
        const std::string& name = option->get_lnames().front();
        if (name != "output" && name != "snapshot" && name != "format")
            given[name] = option->results().back();
    }
    return given;
}

/// `entente`, `entente CASE` and `entente --snapshot X` mean `entente view ...`.
void name_the_command(std::vector<std::string>& words) {
    const std::vector<std::string> global{"-h", "--help", "--version"};
    std::vector<std::string> names;
    for (const auto& s : subcommands()) names.emplace_back(s.name);
    if (!words.empty()) {
        const auto& first = words.front();
        if (std::find(names.begin(), names.end(), first) != names.end()) return;
        if (std::find(global.begin(), global.end(), first) != global.end()) return;
        const bool path = first == "-" || first.find('/') != std::string::npos ||
                          first.find('.') != std::string::npos || std::filesystem::exists(first);
        if (!first.starts_with("-") && !path) {
            const std::string hint = suggestion(first, names);
            throw Error(ErrorCategory::usage,
                        fmt::format("{} is neither a command nor a case; {}", printable(first),
                                    hint.empty() ? "see entente --help" : hint));
        }
    }
    words.insert(words.begin(), "view");
}

void check_whole(const CLI::App& app, const Arguments& a) {
    const CLI::App* sub = app.get_subcommands().front();
    const auto extras = sub->remaining();
    if (!extras.empty()) throw Error(ErrorCategory::usage, not_understood(*sub, extras.front()));
    for (const auto& s : subcommands()) {
        if (a.command == s.name && s.needs != Needs::maybe_case && a.case_path.empty()) {
            throw Error(ErrorCategory::usage,
                        fmt::format("{} needs a {}: {}", s.name,
                                    s.needs == Needs::a_file ? "file" : "case", s.example));
        }
    }
    if (a.overrides.count("window") + a.overrides.count("cumulative") +
            a.overrides.count("half-life") >
        1) {
        throw Error(ErrorCategory::usage,
                    "--window, --cumulative and --half-life replace one another; give one of them");
    }
    SeriesOptions probe;  // a wrong value is told before any work
    for (const auto& [name, text] : a.overrides) set_option(probe, name, text);
}

}  // namespace

std::optional<Arguments> parse_arguments(std::vector<std::string> words) {
    Arguments arguments;
    name_the_command(words);
    CLI::App app{"entente"};
    build(app, arguments);
    try {
        // The library takes them from the back.
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        print(app.help());
        return std::nullopt;
    } catch (const CLI::CallForVersion& version) {
        print(std::string(version.what()) + "\n");
        return std::nullopt;
    } catch (const CLI::ParseError&) {
        throw Error(ErrorCategory::usage, misread(app, words));
    }
    check_whole(app, arguments);
    arguments.given = options_given(*app.get_subcommands().front());
    return arguments;
}

}  // namespace entente::cli
