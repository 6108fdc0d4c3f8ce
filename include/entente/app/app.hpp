#pragma once
// The window: the case in it, at which size, and a way to take one frame without a display.
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "entente/cases/read.hpp"
#include "entente/network/options.hpp"
#include "entente/picture/style.hpp"

namespace entente {

struct AppOptions {
    std::string version;  ///< of the program, for the recipes of what is written
    std::filesystem::path case_path;
    std::map<std::string, std::string> overrides;  ///< options given on the command line, by name
    Style style;
    double stability = 0.5;
    int width = 1600, height = 900;
    std::optional<Day> at;     ///< slice to open at; default: the last
    std::optional<Day> minus;  ///< slice to compare it with; default: none
    /// For snapshots: actor or tie ("a" or "a,b") to select, and the inspector tab ("slice",
    /// "actors", "actor", "tie", "balance", "shifts", "export").
    std::string select;
    std::string tab;
    std::filesystem::path bundled_case;   ///< looked at last for the case of a recipe
    std::filesystem::path export_folder;  ///< where files are written to; empty: the present one
    /// File in which the window keeps the folder written to last, which it then begins with;
    /// empty: nowhere. Snapshots have no use for it.
    std::filesystem::path memory;
    ReadOptions limits;    ///< of every case that the window reads
    std::stop_token stop;  ///< ends the window or the snapshot
};

/// Opens the window and returns when it is closed; the exit code. Throws Error{io} without a
/// display, Error{usage} for an unknown tab, Error{interrupted} when asked to stop, the window
/// closed. An `at`, a `minus` or a `select` that the case does not have is told in the window.
int run_window(const AppOptions& options);
/// One frame of the same window, all background work done, drawn off-screen to a PNG file. Needs no
/// display. Throws Error, without a file: io; data, when the case has errors; usage, for an unknown
/// tab and for an `at`, a `minus`, a `select` or other options that the case does not have;
/// interrupted.
void write_snapshot(const AppOptions& options, const std::filesystem::path& png);

}  // namespace entente
