#pragma once
// The window on the bundled case, and its pictures made again by the program.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "../folder.hpp"
#include "app/shell.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/recipe.hpp"

namespace entente::app {

namespace fs = std::filesystem;

/// The version of the program that is asked to make the file again.
inline std::string version_of_program(const test::Folder& folder) {
    const std::string command =
        std::string(ENTENTE_PROGRAM " --version > ") + (folder / "version").string();
    REQUIRE(std::system(command.c_str()) == 0);
    const std::string said = read_file(folder / "version");  // "entente 1.2.3\n"
    return said.substr(8, said.size() - 9);
}

inline void frame(Shell& shell) {
    shell.begin_frame(1280, 720, 1, 1.0 / 60);
    shell.settle();
    shell.begin_frame(1280, 720, 1, 1.0 / 60);
}

inline void write(Shell& shell, ExportSettings settings, const fs::path& file) {
    settings.folder = file.parent_path();
    settings.names[static_cast<std::size_t>(settings.product)] = file.filename().string();
    shell.queue().push(command::SetExport{settings});
    shell.queue().push(command::Export{});
    frame(shell);
    frame(shell);
    INFO(shell.model().exporting.message);
    REQUIRE(fs::exists(file));
}

/// `entente again` gives the same bytes.
inline void check_again(const fs::path& file) {
    const fs::path again = file.parent_path() / ("again" + file.extension().string());
    const std::string command =
        std::string(ENTENTE_PROGRAM " again ") + file.string() + " -o " + again.string();
    INFO(command);
    CHECK(std::system(command.c_str()) == 0);
    CHECK(read_file(file) == read_file(again));
    if (const fs::path beside = recipe_beside(file); fs::exists(beside))
        CHECK(read_file(beside) == read_file(recipe_beside(again)));
}

/// The window on the bundled case.
struct ExportingWindow {
    ExportingWindow(const test::Folder& where, CivilDate at)
        : folder(where), shell(options(where, at)) {
        frame(shell);
        REQUIRE(shell.model().shown);
    }
    static AppOptions options(const test::Folder& folder, CivilDate at) {
        AppOptions options;
        options.version = version_of_program(folder);
        options.case_path = ENTENTE_DATA "/japan-dprk";
        options.at = day_of(at);
        return options;
    }
    /// Writes the picture, makes it again from its recipe, and gives this.
    Recipe exported(const char* file) {
        write(shell, {}, folder / file);
        check_again(folder / file);
        return parse_recipe(find_recipe(folder / file), file);
    }

    const test::Folder& folder;
    Shell shell;
};

}  // namespace entente::app
