// What the window writes is made again by the command line.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "../folder.hpp"
#include "app/shell.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/place_text.hpp"
#include "entente/picture/recipe.hpp"

using namespace entente;
using namespace entente::app;

namespace {

namespace fs = std::filesystem;

/// The version of the program that is asked to make the file again.
std::string version_of_program(const test::Folder& folder) {
    const std::string command =
        std::string(ENTENTE_PROGRAM " --version > ") + (folder / "version").string();
    REQUIRE(std::system(command.c_str()) == 0);
    const std::string said = read_file(folder / "version");  // "entente 1.2.3\n"
    return said.substr(8, said.size() - 9);
}

void frame(Shell& shell) {
    shell.begin_frame(1280, 720, 1, 1.0 / 60);
    shell.settle();
    shell.begin_frame(1280, 720, 1, 1.0 / 60);
}

}  // namespace

TEST_CASE(
    "a picture written by the window is made again bit for bit, zoom and dragged actors too") {
    const test::Folder folder;
    AppOptions options;
    options.version = version_of_program(folder);
    options.case_path = ENTENTE_DATA "/japan-dprk";
    options.at = day_of({2007, 5, 1});
    Shell shell(options);
    frame(shell);
    REQUIRE(shell.model().shown);
    const auto actor = shell.model().shown->series->source_case().find_actor("jpn");
    const auto exported = [&](const char* file) {
        shell.queue().push(command::ExportPicture{folder / file});
        frame(shell);
        frame(shell);
        INFO(shell.model().exporting.message);
        REQUIRE(fs::exists(folder / file));
        const std::string command =
            std::string(ENTENTE_PROGRAM " again ") + (folder / file).string() + " -o " +
            (folder / "again").string() + fs::path(file).extension().string();
        CHECK(std::system(command.c_str()) == 0);
        CHECK(read_file(folder / file) ==
              read_file(folder / ("again" + fs::path(file).extension().string())));
    };
    exported("plain.svg");
    shell.queue().push(command::SetTheme{Theme::dark});
    shell.queue().push(command::SetColourBy{ColourBy::side});
    shell.queue().push(command::SetLabels{false});
    shell.queue().push(command::ZoomCanvas{1.7, {300, 200}});
    shell.queue().push(command::MoveActor{*actor, {123.4, 321.7}});
    frame(shell);
    exported("moved.svg");
    const Recipe recipe = parse_recipe(find_recipe(folder / "moved.svg"), "moved.svg");
    CHECK(recipe.settings.at("labels") == "no");
    CHECK(recipe.settings.at("move").starts_with("jpn,"));
    CHECK(recipe.settings.contains("view"));
    Shell fresh(options);
    frame(fresh);
    fresh.queue().push(command::OpenRecipe{folder / "moved.svg"});
    for (int i = 0; i < 4; ++i) frame(fresh);
    INFO(fresh.model().notice << fresh.model().exporting.message);
    CHECK(fresh.model().style == shell.model().style);
    CHECK(fresh.model().moved == shell.model().moved);
    fresh.queue().push(command::ExportPicture{folder / "reopened.svg"});
    frame(fresh);
    frame(fresh);
    Recipe reopened = parse_recipe(find_recipe(folder / "reopened.svg"), "reopened.svg");
    CHECK(parse_view(reopened.settings.at("view"), 1, 1, "").scale ==
          Approx(parse_view(recipe.settings.at("view"), 1, 1, "").scale));
    reopened.settings["view"] = recipe.settings.at("view");  // but for rounding
    CHECK(reopened == recipe);
    fresh.queue().push(command::OpenRecipe{folder / "version"});
    for (int i = 0; i < 3; ++i) frame(fresh);
    CHECK(fresh.model().exporting.failed);
    CHECK(fresh.model().exporting.message.find("carries no recipe") != std::string::npos);
    shell.queue().push(command::SetWindow{WindowKind::cumulative, {}});
    frame(shell);
    exported("window.png");
    const Recipe placed = parse_recipe(find_recipe(folder / "window.png"), "window.png");
    CHECK(placed.settings.contains("places"));
    CHECK_FALSE(recipe.settings.contains("places"));
}
