#include "model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::app {
namespace {

constexpr std::array<std::string_view, 7> tab_names{"slice",   "actors", "actor", "tie",
                                                    "balance", "shifts", "export"};

constexpr double header_height = 88;
constexpr double comparison_height = 36;
constexpr double grip = 6;  // a border's width for the mouse
constexpr double least_inspector = 280, least_timeline = 110;
constexpr double least_canvas_width = 240, least_canvas_height = 120;

/// `wanted` within [least, whole - reserved]; half of the whole when even that does not fit.
double fitting(double wanted, double least, double whole, double reserved) {
    const double most = whole - reserved;
    if (most < least) return std::max(0.0, whole / 2);
    return std::clamp(std::isfinite(wanted) ? wanted : least, least, most);
}

}  // namespace

std::string_view to_string(Tab tab) {
    return tab_names[static_cast<std::size_t>(tab)];
}

std::optional<Tab> parse_tab(std::string_view text) {
    const auto found = std::find(tab_names.begin(), tab_names.end(), text);
    if (found == tab_names.end()) return std::nullopt;
    return static_cast<Tab>(found - tab_names.begin());
}

void check_tab(std::string_view text) {
    if (text.empty() || parse_tab(text)) return;
    const std::string hint = suggestion(text, {tab_names.begin(), tab_names.end()});
    std::string all;
    for (const auto name : tab_names) all += (all.empty() ? "one of " : ", ") + std::string(name);
    throw Error(
        ErrorCategory::usage,
        "--tab: there is no tab \"" + printable(text) + "\"; " + (hint.empty() ? all : hint),
        "--tab");
}

std::size_t slice_count(const AppModel& model) {
    return model.shown ? model.shown->slices() : 0;
}

std::size_t current_slice(const AppModel& model) {
    const double last = static_cast<double>(slice_count(model)) - 1;
    return static_cast<std::size_t>(std::clamp(std::round(model.clock.moment), 0.0, last));
}

std::optional<TwoSlices> compared(const AppModel& model) {
    if (!model.pinned || *model.pinned >= slice_count(model)) return {};
    const TwoSlices two{.slice = current_slice(model), .minus = *model.pinned};
    return two.slice == two.minus ? std::nullopt : std::optional(two);
}

const MeasureTable& shown_measures(const AppModel& model, Level level) {
    const Analysis& analysis = *model.shown;
    const bool network = level == Level::network;
    const auto& bands = network ? analysis.network_bands : analysis.actor_bands;
    if (model.bands && bands) return *bands;
    return network ? *analysis.network_measures : *analysis.actor_measures;
}

bool is_moving(const AppModel& model) {
    return model.clock.playing || model.clock.glide || model.layout_from;
}

Style scaled_style(const AppModel& model) {
    Style style = model.style;
    for (double* length :
         {&style.disc_min, &style.disc_max, &style.tie_min, &style.tie_max, &style.text_size})
        *length *= model.scale;
    style.mark_frustrated = model.tab == Tab::balance;
    return style;
}

Areas areas(double display_width, double display_height, double scale, const Borders& borders,
            bool pinned) {
    const double width = std::max(1.0, display_width), height = std::max(1.0, display_height);
    const double top = std::min(header_height * scale, height / 3);
    const double right = std::floor(fitting(borders.inspector * scale, least_inspector * scale,
                                            width, least_canvas_width * scale));
    const double bottom = std::floor(fitting(borders.timeline * scale, least_timeline * scale,
                                             height - top, least_canvas_height * scale));
    const double split_x = width - right, split_y = height - bottom, half = grip * scale / 2;
    const double under =
        top + (pinned ? std::min(comparison_height * scale, (split_y - top) / 3) : 0);
    return {
        .toolbar = {0, 0, width, top},
        .canvas = {0, under, split_x, split_y},
        .inspector = {split_x, top, width, split_y},
        .timeline = {0, split_y, width, height},
        .comparison = {0, top, split_x, under},
        .inspector_border = {split_x - half, top, split_x + half, split_y},
        .timeline_border = {0, split_y - half, width, split_y + half},
    };
}

AppModel make_model(const AppOptions& options) {
    AppModel model;
    model.version = options.version;
    model.bundled_case = options.bundled_case;
    model.style = options.style;
    model.style.legend = false;  // the inspector has it, the canvas needs the room
    model.stability = options.stability;
    model.limits = options.limits;
    model.display_width = options.width;
    model.display_height = options.height;
    model.exporting.settings.folder = options.export_folder;
    model.sort.column = options.style.size_by;
    return model;
}

}  // namespace entente::app
