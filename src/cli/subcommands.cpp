#include "subcommands.hpp"

#include <fmt/core.h>

namespace entente::cli {

const std::vector<Subcommand>& subcommands() {
    static const std::vector<Subcommand> list{
        {"view",
         "open the app (the bundled case if none is named)",
         Needs::maybe_case,
         "entente view my-case --at 2002-09",
         {"snapshot", "size", "at", "minus", "select", "tab"},
         true,
         true,
         false},
        {"check",
         "list what is wrong with a case, one problem a line",
         Needs::needs_case,
         "entente check my-case",
         {},
         false,
         false,
         false},
        {"events",
         "the events as read, after roll-up and filters",
         Needs::needs_case,
         "entente events my-case --actors jpn,prk --format table",
         {},
         true,
         false,
         true},
        {"actors",
         "the actors and when they act",
         Needs::needs_case,
         "entente actors my-case",
         {},
         true,
         false,
         true},
        {"slices",
         "one row a slice: window, events, actors, ties, cooperation, conflict",
         Needs::needs_case,
         "entente slices my-case --every 5y",
         {},
         true,
         false,
         true},
        {"network",
         "the ties of one slice, of all, or what changed from one to another",
         Needs::needs_case,
         "entente network my-case --all -o my-case.gexf",
         {"at", "all", "minus", "carried"},
         true,
         false,
         true},
        {"measures",
         "the list of measures; with a case their values",
         Needs::maybe_case,
         "entente measures my-case --level actor --measure betweenness,strength",
         {"level", "measure"},
         true,
         false,
         true},
        {"communities",
         "births, deaths, merges and splits of communities",
         Needs::needs_case,
         "entente communities my-case --resolution 2",
         {},
         true,
         false,
         true},
        {"explain",
         "the events behind a tie; contributions add up to its net",
         Needs::needs_case,
         "entente explain my-case --tie jpn,prk --at 2002",
         {"tie", "at"},
         true,
         false,
         true},
        {"shifts",
         "breaks, ranked, with the ties and acts behind them",
         Needs::needs_case,
         "entente shifts my-case --measure density,tone",
         {"tested", "tie"},
         true,
         false,
         true,
         "A break is a slice where the change to the slice before (in windows that overlap: what "
         "came in)\n"
         "is an outlier (over median + 3 x 1.4826 x MAD) or begins a rise (PELT, BIC), or where a "
         "measure\n"
         "named changes its level. Score: by how many sigma it stands out x sqrt(size / median "
         "size).\n"
         "Rows: by slice, then the ties of a break by their part of its change, until 90 % of it. "
         "Events:\n"
         "ids, each with entered, left, grew or faded. With --tie: the turning points of that tie "
         "alone.\n"},
        {"layout",
         "positions of present actors; or how good they are",
         Needs::needs_case,
         "entente layout my-case --quality",
         {"quality"},
         true,
         false,
         true},
        {"draw",
         "one picture: svg, png, pdf or dot by the file's ending",
         Needs::needs_case,
         "entente draw my-case --at 2002 -o 2002.svg",
         {"at", "minus", "output", "dpi", "view", "move", "places", "labels"},
         true,
         true,
         false},
        {"film",
         "all slices: in motion (gif, webp, mp4), on pages (pdf, svg), to explore (html)",
         Needs::needs_case,
         "entente film my-case -o my-case.webp",
         {"output", "seconds", "fps", "sheet", "move", "labels"},
         true,
         true,
         false},
        {"recipe",
         "how a file was made: version, case, all settings, as JSON",
         Needs::a_file,
         "entente recipe 2002.svg",
         {},
         false,
         false,
         false},
        {"again",
         "make a file anew from its recipe, bit for bit with the same version",
         Needs::a_file,
         "entente again 2002.svg -o 2002-again.svg",
         {"output", "case", "anyway"},
         false,
         false,
         false}};
    return list;
}

std::string Help::make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const {
    std::string out;
    if (app->get_parent() == nullptr) {
        out = "entente: how alliances shift, from cited acts to signed networks\n\n";
        for (const auto& s : subcommands()) out += fmt::format("  {:<13}{}\n", s.name, s.purpose);
        out +=
            "\nCASE is a folder with datapackage.json, a CSV or TSV file (also .gz, .xz), or - "
            ".\n"
            "entente COMMAND --help tells the options of one.\n"
            "Example: entente view\n"
            "Exit codes: 0 done, 1 errors in the data, 2 wrong usage, 3 cannot read or write, "
            "130 interrupted\n";
        return out;
    }
    const auto name = app->get_name();
    for (const auto& s : subcommands()) {
        if (name != s.name) continue;
        const char* argument = s.needs == Needs::a_file       ? " FILE"
                               : s.needs == Needs::needs_case ? " CASE"
                                                              : " [CASE]";
        out += fmt::format("entente {}{} [options]: {}\n", name, argument, s.purpose);
        for (const CLI::Option* o : app->get_options()) {
            if (o->get_positional() || o->get_lnames().empty()) continue;
            std::string left = o->get_snames().empty() ? "" : "-" + o->get_snames()[0] + ", ";
            left += "--" + o->get_lnames()[0];
            if (o->get_type_size() > 0) left += " " + o->get_type_name();
            out += fmt::format("  {:<22}{}\n", left, o->get_description());
        }
        out += fmt::format("{}Example: {}\n", s.note, s.example);
    }
    return out;
}

}  // namespace entente::cli
