// What the window writes is made again by the command line.
#include <catch2/catch.hpp>

#include "entente/picture/place_text.hpp"
#include "exported.hpp"

using namespace entente;
using namespace entente::app;

TEST_CASE(
    "a picture written by the window is made again bit for bit, zoom and dragged actors too") {
    const test::Folder folder;
    ExportingWindow window(folder, {2007, 5, 1});
    Shell& shell = window.shell;
    const auto actor = shell.model().shown->series->source_case().find_actor("jpn");
    window.exported("plain.svg");
    shell.queue().push(command::SetTheme{Theme::dark});
    shell.queue().push(command::SetColourBy{ColourBy::side});
    shell.queue().push(command::SetLabels{false});
    shell.queue().push(command::ZoomCanvas{1.7, {300, 200}});
    shell.queue().push(command::MoveActor{*actor, {123.4, 321.7}});
    frame(shell);
    const Recipe recipe = window.exported("moved.svg");
    CHECK(recipe.settings.at("labels") == "no");
    CHECK(recipe.settings.at("move").starts_with("jpn,"));
    CHECK(recipe.settings.contains("view"));
    ExportingWindow second(folder, {2007, 5, 1});
    Shell& fresh = second.shell;
    fresh.queue().push(command::OpenRecipe{folder / "moved.svg"});
    for (int i = 0; i < 4; ++i) frame(fresh);
    INFO(fresh.model().notice << fresh.model().exporting.message);
    CHECK(fresh.model().style == shell.model().style);
    CHECK(fresh.model().moved == shell.model().moved);
    write(fresh, {}, folder / "reopened.svg");
    Recipe reopened = parse_recipe(find_recipe(folder / "reopened.svg"), "reopened.svg");
    CHECK(parse_view(reopened.settings.at("view"), 1, 1, "").scale ==
          Approx(parse_view(recipe.settings.at("view"), 1, 1, "").scale));
    reopened.settings["view"] = recipe.settings.at("view");  // but for rounding
    CHECK(reopened == recipe);
    fresh.queue().push(command::OpenRecipe{folder / "version"});
    for (int i = 0; i < 3; ++i) frame(fresh);
    CHECK(fresh.model().exporting.recipe_trouble.find("carries no recipe") != std::string::npos);
    shell.queue().push(command::SetWindow{WindowKind::cumulative, {}});
    frame(shell);
    const Recipe placed = window.exported("window.png");
    CHECK(placed.settings.contains("places"));
    CHECK_FALSE(recipe.settings.contains("places"));
}

TEST_CASE("films, pages, networks and tables written by the window are made again bit for bit") {
    const test::Folder folder;
    AppOptions options;
    options.version = version_of_program(folder);
    options.case_path = ENTENTE_DATA "/japan-dprk";
    options.overrides = {{"from", "1998"}, {"to", "2005"}};
    options.at = day_of({2002, 5, 1});
    Shell shell(options);
    frame(shell);
    const auto actor = shell.model().shown->series->source_case().find_actor("jpn");
    shell.queue().push(command::MoveActor{*actor, {123.4, 321.7}});
    shell.queue().push(command::SetColourBy{ColourBy::side});
    frame(shell);
    ExportSettings film{.product = Product::film};
    film.film.seconds = 1;
    film.film.fps = 10;
    film.film.width = 320;
    film.film.height = 200;
    ExportSettings sheet = film;
    sheet.film.width = 1280;
    sheet.film.height = 800;
    sheet.film.sheet = Sheet{.columns = 3, .rows = 2};
    ExportSettings print;
    print.page_size = PageSize::column;
    print.dpi = 300;
    ExportSettings slide;
    slide.page_size = PageSize::slide;
    const ExportSettings page{.product = Product::page};
    const ExportSettings network{.product = Product::network};
    ExportSettings one_slice = network;
    one_slice.all_slices = false;
    one_slice.all_measures = true;
    const ExportSettings table{.product = Product::measures};
    for (const auto& [settings, name] :
         std::vector<std::pair<ExportSettings, const char*>>{{film, "film.gif"},
                                                             {film, "film.webp"},
                                                             {sheet, "pages.pdf"},
                                                             {sheet, "sheet.svg"},
                                                             {print, "column.png"},
                                                             {print, "column.pdf"},
                                                             {slide, "slide.svg"},
                                                             {page, "page.html"},
                                                             {network, "all.gexf"},
                                                             {network, "all.csv"},
                                                             {one_slice, "one.graphml"},
                                                             {one_slice, "one.net"},
                                                             {network, "all.json"},
                                                             {table, "measures.csv"}}) {
        INFO(name);
        write(shell, settings, folder / name);
        check_again(folder / name);
    }
    // Another window is laid out from what is on screen, which no recipe of a film knows.
    shell.queue().push(command::SetWindow{WindowKind::cumulative, {}});
    frame(shell);
    write(shell, film, folder / "afresh.gif");
    check_again(folder / "afresh.gif");
    shell.queue().push(command::SetBands{true});
    frame(shell);
    ExportSettings bands = table;
    bands.level = Level::tie;
    write(shell, bands, folder / "bands.csv");
    CHECK(find_recipe(folder / "bands.csv").find("\"bands\":\"200\"") != std::string::npos);
    check_again(folder / "bands.csv");
}

TEST_CASE("the Export page shows what it would write, and its recipe") {
    AppOptions options;
    options.version = "1";
    options.case_path = ENTENTE_DATA "/japan-dprk";
    options.tab = "export";
    Shell shell(options);
    frame(shell);
    frame(shell);
    const auto shown = [&](const ExportSettings& settings) {
        shell.queue().push(command::SetExport{settings});
        frame(shell);
        frame(shell);
        return shell.model().exporting.preview;
    };
    const Preview picture = shown({});
    REQUIRE(picture.image);
    const auto shape = page_shape(shell.model());
    CHECK(std::abs(picture.image->width * shape.height - picture.image->height * shape.width) <
          2 * shape.width);
    const Preview film = shown({.product = Product::film});
    REQUIRE(film.image);
    CHECK(film.image->pixels != picture.image->pixels);
    const Preview table = shown({.product = Product::measures});
    CHECK(table.lines.front() == "slice,begin,end,actor,measure,value,low,high");
    CHECK(table.lines.at(1).starts_with("2024,2024-01-01,2025-01-01,"));
    CHECK(shown({.product = Product::network}).lines.front().find(" in 120 slices") !=
          std::string::npos);
    const ExportView view = *shell.views().inspector.export_;
    CHECK(view.recipe.find("\"command\": \"network\"") != std::string::npos);
    CHECK(view.recipe.find("sha256") != std::string::npos);
    CHECK(view.why_not.empty());
}

TEST_CASE("the window keeps the folder written to last") {
    const test::Folder folder;
    AppOptions options;
    options.version = "1";
    options.case_path = ENTENTE_DATA "/japan-dprk";
    options.overrides = {{"from", "2000"}, {"to", "2003"}};
    options.memory = folder / "state" / "entente" / "export-folder";
    Shell shell(options);
    frame(shell);
    write(shell, {}, folder / "x.dot");
    frame(shell);
    CHECK(read_file(options.memory) == folder.path().string());
}

TEST_CASE("a recipe opened brings back what was written, not only what was seen") {
    const test::Folder folder;
    ExportingWindow window(folder, {2002, 5, 1});
    ExportSettings film;
    film.product = Product::film;
    film.film.width = 320;
    film.film.height = 200;
    film.film.seconds = 1;
    film.film.fps = 5;
    ExportSettings print;
    print.page_size = PageSize::column;
    print.dpi = 300;
    ExportSettings own = print;
    own.page_size = PageSize::own;
    own.own_width = 500;
    own.own_height = 400;
    ExportSettings network;
    network.product = Product::network;
    network.all_slices = false;
    network.all_measures = true;
    ExportSettings table;
    table.product = Product::measures;
    table.level = Level::network;
    for (const auto& [settings, name] :
         std::vector<std::pair<ExportSettings, const char*>>{{film, "f.webp"},
                                                             {print, "p.png"},
                                                             {own, "o.png"},
                                                             {network, "n.json"},
                                                             {table, "t.csv"}}) {
        INFO(name);
        write(window.shell, settings, folder / name);
        ExportingWindow fresh(folder, {2007, 5, 1});
        fresh.shell.queue().push(command::OpenRecipe{folder / name});
        for (int i = 0; i < 4; ++i) frame(fresh.shell);
        const fs::path again = folder / ("again-" + std::string(name));
        write(fresh.shell, fresh.shell.model().exporting.settings, again);
        CHECK(read_file(again) == read_file(folder / name));
    }
}

TEST_CASE("a case without ties has its snapshot") {
    const test::Folder folder;
    for (const char* acts : {"", "2001,a,a,1\n"}) {
        write_file(folder / "none.csv", "date,source,target,value\n" + std::string(acts));
        AppOptions options;
        options.version = "1";
        options.case_path = folder / "none.csv";
        options.tab = "export";
        Shell shell(options);
        frame(shell);
        CHECK_FALSE(shell.views().inspector.export_->why_not.empty());
        CHECK_FALSE(frame_recipe(shell.model(), "view").settings.contains("at"));
    }
}
