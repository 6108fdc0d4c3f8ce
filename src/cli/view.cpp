#include <charconv>
#include <cstdlib>
#include <tuple>

#include "commands.hpp"
#include "entente/app/app.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::cli {

namespace {

std::pair<int, int> size_of(const std::string& text) {
    int width = 0, height = 0;
    const char* end = text.data() + text.size();
    const auto [x, fault] = std::from_chars(text.data(), end, width);
    if (fault == std::errc{} && x != end && *x == 'x') {
        const auto [rest, second] = std::from_chars(x + 1, end, height);
        const auto fits = [](int n) { return n >= 320 && n <= 8192; };
        if (second == std::errc{} && rest == end && fits(width) && fits(height))
            return {width, height};
    }
    throw Error(
        ErrorCategory::usage,
        "--size is WIDTHxHEIGHT, 320 to 8192 pixels each, e.g. 1600x900; found " + printable(text));
}

/// Where programs keep what is no setting (XDG base directories); empty when there is no such
/// place.
std::filesystem::path state_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path folder = state != nullptr ? state : "";
    if (!folder.is_absolute() && home != nullptr)
        folder = std::filesystem::path(home) / ".local/state";
    return folder.is_absolute() ? folder / "entente" / "export-folder" : std::filesystem::path();
}

}  // namespace

int run_view(const Job& job) {
    const Arguments& arguments = job.arguments;
    AppOptions options;
    options.version = ENTENTE_VERSION;
    options.case_path = arguments.case_path.empty() ? bundled_case() : arguments.case_path;
    options.bundled_case = bundled_case();
    options.overrides = arguments.overrides;
    options.style = style_of(arguments);
    if (arguments.stability_auto)
        throw Error(ErrorCategory::usage,
                    "the window's --stability is a number; `entente layout CASE --stability auto "
                    "--quality` chooses one");
    options.stability = stability_of(arguments);
    if (arguments.width) options.width = *arguments.width;
    if (arguments.height) options.height = *arguments.height;
    if (!arguments.size.empty()) std::tie(options.width, options.height) = size_of(arguments.size);
    if (!arguments.at.empty()) options.at = first_day(arguments.at, "--at");
    if (!arguments.minus.empty()) options.minus = first_day(arguments.minus, "--minus");
    options.select = arguments.select;
    options.tab = arguments.tab;
    options.limits = arguments.limits;
    options.stop = job.console.progress().stop_token();
    check_case_path(options.case_path);  // told here, not in a window or about a display
    if (!arguments.snapshot.empty()) {
        if (!arguments.snapshot.ends_with(".png"))
            throw Error(ErrorCategory::usage,
                        "--snapshot writes a PNG: name a file that ends in .png");
        write_snapshot(options, arguments.snapshot);
        return 0;
    }
    options.memory = state_file();
    return run_window(options);
}

}  // namespace entente::cli
