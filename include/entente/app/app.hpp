#pragma once
// The window: the case in it, at which size, and a way to take one frame without a display.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "entente/network/options.hpp"
#include "entente/picture/style.hpp"

namespace entente {

struct AppOptions {
    std::filesystem::path case_path;
    std::map<std::string, std::string> overrides;  ///< options given on the command line, by name
    Style style;
    double stability = 0.5;
    int width = 1600, height = 900;
    std::optional<Day> at;           ///< slice to open at; default: the last
    /// For snapshots: actor or tie ("a" or "a,b") to select, and the inspector tab ("slice", "actors", "actor", "tie", "balance", "shifts", "export").
    std::string select;
    std::string tab;
};

/// Opens the window and returns when it is closed; the exit code. Throws Error{io} without a display.
int run_window(const AppOptions& options);
/// One frame of the same window, all background work done, drawn off-screen to a PNG file. Needs no display.
void write_snapshot(const AppOptions& options, const std::filesystem::path& png);

}  // namespace entente
