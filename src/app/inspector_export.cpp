// The Export page: what, how, where to; a look at it; the command and the recipe that make it
// again.
#include "inspector.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/files.hpp"

namespace entente::app {
namespace {

constexpr float caption_width = 96;

/// Caption on the left, what follows on the right of it.
void caption(Ui& ui, const char* words) {
    ImGui::AlignTextToFramePadding();
    muted(ui, words);
    ImGui::SameLine(px(ui, caption_width));
}

/// A combo that sets the value to what is chosen.
template <class Value, std::size_t count>
void pick(Ui& ui, const char* mark_name,
          const std::array<std::pair<Value, const char*>, count>& all, Value& value,
          std::string_view tip) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < count; ++i)
        choices.push_back({std::to_string(i), all[i].second, {}, all[i].first == value});
    const std::string id = combo(ui, mark_name, choices, ImGui::GetContentRegionAvail().x, tip);
    if (!id.empty()) value = all[std::stoul(id)].first;
}

/// A text field that shows `truth` until somebody types in it; true with each change.
bool field(Ui& ui, const char* mark_name, std::string& text, const std::string& truth) {
    if (ui.state.edited != mark_name) text = truth;
    ImGui::SetNextItemWidth(-1);
    ImGui::PushID(mark_name);
    const bool changed = ImGui::InputText("##field", &text);
    if (ImGui::IsItemActive())
        ui.state.edited = mark_name;
    else if (ui.state.edited == mark_name)
        ui.state.edited.clear();
    ImGui::PopID();
    mark(ui, mark_name);
    return changed;
}

const char* words_for(const std::string& ending) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 13> known{
        {{"svg", "SVG, for the web and for drawing programs"},
         {"png", "PNG, pixels"},
         {"pdf", "PDF, for print"},
         {"dot", "DOT, for Graphviz"},
         {"gif", "GIF, plays everywhere"},
         {"webp", "WebP, small, for browsers"},
         {"mp4", "MP4, for slides and video"},
         {"html", "HTML, one file that works offline"},
         {"gexf", "GEXF, for Gephi"},
         {"graphml", "GraphML, for igraph, networkx, Cytoscape"},
         {"net", "Pajek"},
         {"csv", "CSV, for spreadsheets and R"},
         {"json", "JSON, for d3 and networkx"}}};
    for (const auto& [id, words] : known)
        if (ending == id) return words;
    return "";
}

void draw_format(ExportSettings& settings, Ui& ui) {
    const auto product = static_cast<std::size_t>(settings.product);
    const auto& endings = endings_of(settings.product);
    std::vector<Choice> choices;
    for (const std::string& ending : endings)
        choices.push_back({ending, words_for(ending), {}, ending == settings.endings[product]});
    caption(ui, "Format");
    const std::string id = combo(ui, marks::format, choices, ImGui::GetContentRegionAvail().x,
                                 "Decided by the file's ending.");
    if (id.empty()) return;
    settings.endings[product] = id;
    std::string& name = settings.names[product];
    const std::string own = ending_of(name);
    if (std::find(endings.begin(), endings.end(), own) != endings.end())
        name.replace(name.size() - own.size(), own.size(), id);
}

void draw_picture_choices(const ExportView& view, ExportSettings& settings, Ui& ui) {
    static constexpr std::array<std::pair<PageSize, const char*>, 5> sizes{
        {{PageSize::canvas, "as the canvas"},
         {PageSize::slide, "a slide, 16:9"},
         {PageSize::column, "a column of print, 8.5 cm"},
         {PageSize::text, "the width of print, 17.5 cm"},
         {PageSize::own, "other"}}};
    static constexpr std::array<std::pair<int, const char*>, 5> resolutions{
        {{96, "96 pixels an inch: screens"},
         {144, "144 pixels an inch"},
         {192, "192 pixels an inch: sharp screens"},
         {300, "300 pixels an inch: print"},
         {600, "600 pixels an inch: fine print"}}};
    caption(ui, "Size");
    pick(ui, marks::page_size, sizes, settings.page_size,
         "Text keeps the size that can be read, whatever the page.");
    if (settings.page_size == PageSize::own) {
        caption(ui, "");
        int sides[2] = {settings.own_width, settings.own_height};
        ImGui::SetNextItemWidth(-1);
        if (ImGui::InputInt2("##sides", sides)) {
            settings.own_width = sides[0];
            settings.own_height = sides[1];
        }
        hint(ui, "Width and height in pixels of a screen, 96 an inch.");
    }
    if (settings.endings[static_cast<std::size_t>(Product::picture)] == "png") {
        caption(ui, "Resolution");
        pick(ui, marks::resolution, resolutions, settings.dpi, "More pixels for the same picture.");
    }
    caption(ui, "");
    wrapped_muted(ui, view.size);
}

void draw_film_sizes(FilmOptions& film, Ui& ui) {
    using Sides = std::pair<int, int>;
    static constexpr Sides other{0, 0};
    static constexpr std::array<std::pair<Sides, const char*>, 7> sizes{
        {{{1280, 720}, "1280 × 720"},
         {{1920, 1080}, "1920 × 1080"},
         {{3840, 2160}, "3840 × 2160"},
         {{800, 450}, "800 × 450"},
         {{1080, 1080}, "1080 × 1080"},
         {{1080, 1920}, "1080 × 1920, upright"},
         {other, "other"}}};
    caption(ui, "Size");
    const Sides now{film.width, film.height};
    const bool listed =
        std::any_of(sizes.begin(), sizes.end(), [&](const auto& one) { return one.first == now; });
    bool& own = ui.state.own_film_size;
    own = own || !listed;
    Sides chosen = own ? other : now;
    const Sides before = chosen;
    pick(ui, marks::film_size, sizes, chosen, "Pixels; on pages points.");
    if (chosen != before) own = chosen == other;
    if (!own) {
        film.width = chosen.first;
        film.height = chosen.second;
        return;
    }
    caption(ui, "");
    int sides[2] = {film.width, film.height};
    ImGui::SetNextItemWidth(-1);
    if (ImGui::InputInt2("##film sides", sides)) {
        film.width = sides[0];
        film.height = sides[1];
    }
    hint(ui, "Width and height, 100 to 4096.");
}

void draw_film_choices(ExportSettings& settings, Ui& ui) {
    FilmOptions& film = settings.film;
    draw_film_sizes(film, ui);
    const std::string& ending = settings.endings[static_cast<std::size_t>(Product::film)];
    if (ending == "svg" || ending == "pdf") {
        using Cells = std::pair<int, int>;
        static constexpr std::array<std::pair<Cells, const char*>, 6> sheets{
            {{{0, 0}, "a page a slice"},
             {{2, 2}, "sheets of 2 × 2"},
             {{3, 2}, "sheets of 3 × 2"},
             {{4, 3}, "sheets of 4 × 3"},
             {{5, 4}, "sheets of 5 × 4"},
             {{6, 5}, "sheets of 6 × 5"}}};
        const Sheet sheet =
            film.sheet.value_or(ending == "svg" ? Sheet{} : Sheet{.columns = 0, .rows = 0});
        Cells cells{sheet.columns, sheet.rows};
        caption(ui, "Pages");
        pick(ui, marks::sheet, sheets, cells,
             "Small multiples on one fixed layout, with one legend; an SVG is always one sheet.");
        if (cells == Cells{0, 0})
            film.sheet.reset();
        else if (cells != Cells{sheet.columns, sheet.rows} || film.sheet)
            film.sheet = Sheet{.columns = cells.first, .rows = cells.second};
        return;
    }
    static constexpr std::array<std::pair<double, const char*>, 7> lengths{
        {{0, "1 second a slice, 60 at most"},
         {5, "5 seconds"},
         {10, "10 seconds"},
         {20, "20 seconds"},
         {30, "30 seconds"},
         {60, "1 minute"},
         {120, "2 minutes"}}};
    double seconds = film.seconds.value_or(0);
    caption(ui, "Length");
    pick(ui, marks::film_length, lengths, seconds, "From the first slice to the last.");
    film.seconds = seconds > 0 ? std::optional(seconds) : std::nullopt;
    static constexpr std::array<std::pair<double, const char*>, 5> rates{
        {{10, "10 frames a second"},
         {20, "20 frames a second"},
         {25, "25 frames a second"},
         {30, "30 frames a second"},
         {50, "50 frames a second"}}};
    caption(ui, "Rate");
    pick(ui, marks::film_rate, rates, film.fps, "More frames: smoother, and a larger file.");
}

void draw_network_choices(ExportSettings& settings, Ui& ui) {
    static constexpr std::array<std::pair<bool, const char*>, 2> scopes{
        {{true, "all slices, in time"}, {false, "this slice"}}};
    static constexpr std::array<std::pair<bool, const char*>, 2> measures{
        {{false, "the measure of the discs"}, {true, "all measures of actors"}}};
    caption(ui, "Slices");
    pick(ui, marks::scope, scopes, settings.all_slices,
         "The whole sequence with its time, or a plain graph of the slice on the canvas.");
    if (settings.endings[static_cast<std::size_t>(Product::network)] == "csv") return;
    caption(ui, "Actors have");
    pick(ui, marks::carried, measures, settings.all_measures,
         "Beside name, kind, groups, place and colour.");
}

void draw_table_choices(ExportSettings& settings, Ui& ui) {
    static constexpr std::array<std::pair<Level, const char*>, 3> levels{
        {{Level::network, "of the networks"},
         {Level::actor, "of the actors"},
         {Level::tie, "of the ties"}}};
    caption(ui, "Measures");
    pick(ui, marks::level, levels, settings.level,
         "All of that level, in all slices; with bands while these are shown.");
}

void draw_choices(const ExportView& view, ExportSettings& settings, Ui& ui) {
    static constexpr std::array<std::pair<Product, const char*>, 5> products{
        {{Product::picture, "Picture of this slice"},
         {Product::film, "Film of all slices"},
         {Product::page, "Page to explore in a browser"},
         {Product::network, "Network for other programs"},
         {Product::measures, "Table of measures"}}};
    caption(ui, "What");
    pick(ui, marks::product, products, settings.product, "What is to be written.");
    draw_format(settings, ui);
    switch (settings.product) {
        case Product::picture:
            return draw_picture_choices(view, settings, ui);
        case Product::film:
            return draw_film_choices(settings, ui);
        case Product::page:
            return;
        case Product::network:
            return draw_network_choices(settings, ui);
        case Product::measures:
            return draw_table_choices(settings, ui);
    }
}

void draw_image(const Image& image, Ui& ui) {
    const float room = ImGui::GetContentRegionAvail().x, tallest = px(ui, 260);
    const float width = static_cast<float>(image.width), height = static_cast<float>(image.height);
    const float scale = std::min({room / width, tallest / height, 1.0f});
    const ImVec2 size{std::floor(width * scale), std::floor(height * scale)};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 corner{at.x + std::floor((room - size.x) / 2), at.y};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::Dummy({room, size.y});
    mark(ui, marks::preview);
    if (ui.frame.preview_texture != 0)
        list.AddImage(reinterpret_cast<ImTextureID>(ui.frame.preview_texture), corner,
                      {corner.x + size.x, corner.y + size.y});
    list.AddRect(corner, {corner.x + size.x, corner.y + size.y},
                 colour32(faded(ui.palette.muted, 0.5)));
}

void draw_preview(const ExportView& view, Ui& ui) {
    if (view.preview.image) draw_image(*view.preview.image, ui);
    if (!view.preview.lines.empty()) {
        const FontScope font(ui.frame.fonts.small);
        for (const std::string& line : view.preview.lines)
            clipped(ui, line, ImGui::GetContentRegionAvail().x);
    }
    if (!view.preview.note.empty()) wrapped_muted(ui, view.preview.note);
}

void draw_target(const ExportView& view, ExportSettings& settings, Ui& ui) {
    caption(ui, "Folder");
    if (field(ui, marks::folder, ui.state.export_folder, view.folder)) {
        settings.folder = ui.state.export_folder;
        std::string& name = settings.names[static_cast<std::size_t>(settings.product)];
        if (!name.empty()) name = view.name;  // that may have had a folder of its own
    }
    hint(ui, "Empty: where entente was started.");
    caption(ui, "File");
    if (field(ui, marks::file_name, ui.state.export_name, view.name))
        settings.names[static_cast<std::size_t>(settings.product)] = ui.state.export_name;
    hint(ui, "Empty: named after the case. The ending decides the format.");
}

void draw_run(const ExportView& view, Ui& ui) {
    if (view.running) {
        ImGui::ProgressBar(static_cast<float>(view.fraction),
                           {ImGui::GetContentRegionAvail().x - px(ui, 90), 0});
        ImGui::SameLine();
        if (text_button(ui, marks::cancel_export, "Cancel", "Stops; no file is left."))
            ui.queue.push(command::CancelExport{});
        muted(ui, view.step);
    } else if (view.exists) {
        wrapped(view.message);
        if (text_button(ui, marks::replace, "Replace it", "Writes over that file."))
            ui.queue.push(command::Export{.replace = true});
        ImGui::SameLine();
        if (text_button(ui, marks::cancel_export, "Leave it", "Nothing is written."))
            ui.queue.push(command::CancelExport{});
        return;
    } else if (text_button(ui, marks::write, "Write", "Writes the file; it carries its recipe.",
                           view.why_not.empty())) {
        ui.queue.push(command::Export{});
    }
    if (!view.why_not.empty()) wrapped_muted(ui, view.why_not);
    if (view.message.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text,
                          colour32(view.failed ? ui.palette.conflict : ui.palette.text));
    wrapped(view.message);
    ImGui::PopStyleColor();
}

/// Words on a plate, with a button that copies them.
void draw_words(const std::string& words, const char* copy_mark, const char* tip, Ui& ui) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetColorU32(ImGuiCol_FrameBg));
    const float width = ImGui::GetContentRegionAvail().x - 2 * px(ui, 8);
    const ImVec2 size =
        ImGui::CalcTextSize(words.data(), words.data() + words.size(), false, width);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(ui, 8), px(ui, 6)});
    ImGui::BeginChild(copy_mark, {0, size.y + px(ui, 13)}, true, ImGuiWindowFlags_NoScrollbar);
    wrapped(words);
    ImGui::EndChild();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    ImGui::PushID(copy_mark);
    if (text_button(ui, copy_mark, "Copy", tip)) ui.queue.push(command::CopyText{words});
    ImGui::PopID();
}

void draw_again(const ExportView& view, Ui& ui) {
    if (!view.command.empty()) {
        muted(ui, "The same on the command line:");
        draw_words(view.command, marks::copy_command, "Puts the command on the clipboard.", ui);
    }
    if (!view.note.empty()) wrapped_muted(ui, view.note);
    if (view.recipe.empty()) return;
    const bool open = ImGui::CollapsingHeader("The recipe that the file carries");
    mark(ui, marks::recipe);
    hint(ui, "What it was made from. `entente again FILE` makes it anew.");
    if (!open) return;
    const FontScope font(ui.frame.fonts.small);
    draw_words(view.recipe, marks::copy_recipe, "Puts the recipe on the clipboard.", ui);
}

void draw_open_recipe(const ExportView& view, Ui& ui) {
    heading(ui, "Open a recipe");
    ImGui::SetNextItemWidth(-1);
    ImGui::InputText("##recipe", &ui.state.recipe_file);
    hint(ui, "Any file that entente wrote: its case and its view come back.");
    if (text_button(ui, marks::open_recipe, "Open", "Shows what the file was made from.",
                    !view.running && !ui.state.recipe_file.empty()))
        ui.queue.push(command::OpenRecipe{ui.state.recipe_file});
    if (view.recipe_trouble.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, colour32(ui.palette.conflict));
    wrapped(view.recipe_trouble);
    ImGui::PopStyleColor();
}

}  // namespace

void draw_export(const ExportView& view, Ui& ui) {
    ExportSettings settings = view.settings;
    ImGui::BeginDisabled(view.running);
    draw_choices(view, settings, ui);
    ImGui::EndDisabled();
    ImGui::Spacing();
    draw_preview(view, ui);
    ImGui::Spacing();
    ImGui::BeginDisabled(view.running);
    draw_target(view, settings, ui);
    ImGui::EndDisabled();
    draw_run(view, ui);
    ImGui::Dummy({0, px(ui, 6)});
    draw_again(view, ui);
    ImGui::Dummy({0, px(ui, 6)});
    draw_open_recipe(view, ui);
    if (!(settings == view.settings)) ui.queue.push(command::SetExport{std::move(settings)});
}

}  // namespace entente::app
