#pragma once
// Names under which panels leave the places of their widgets for tests (UiFrame::marks). A changed
// caption breaks no test.
namespace entente::app::marks {

inline constexpr const char* play = "play";
inline constexpr const char* step_back = "step back";
inline constexpr const char* step_on = "step on";
inline constexpr const char* to_start = "to start";
inline constexpr const char* to_end = "to end";
inline constexpr const char* loop = "loop";
inline constexpr const char* pin = "pin";
inline constexpr const char* speed = "speed";
inline constexpr const char* plot = "timeline plot";
inline constexpr const char* ruler = "timeline ruler";
inline constexpr const char* network_measure = "network measure";

inline constexpr const char* every = "every";
inline constexpr const char* window = "window";
inline constexpr const char* window_length = "window length";
inline constexpr const char* layer = "layer";
inline constexpr const char* directed = "directed";
inline constexpr const char* rollup = "rollup";
inline constexpr const char* groups = "groups";
inline constexpr const char* sources = "sources";
inline constexpr const char* size_by = "size by";
inline constexpr const char* colour_by = "colour by";
inline constexpr const char* stability = "stability";
inline constexpr const char* more = "more";
inline constexpr const char* bands = "bands";
inline constexpr const char* cancel = "cancel";
inline constexpr const char* theme = "theme";
inline constexpr const char* open = "open";
inline constexpr const char* choice = "choice ";  // + its id, while the list is open

inline constexpr const char* tab = "tab ";  // + to_string(Tab)
inline constexpr const char* search = "search";
inline constexpr const char* header = "header ";        // + measure id or "name"
inline constexpr const char* row = "row ";              // + actor id
inline constexpr const char* tie = "tie ";              // + id of the other actor
inline constexpr const char* strained = "strained ";    // + "a,b", ids of a frustrated tie
inline constexpr const char* side_change = "change ";   // + actor id
inline constexpr const char* curve = "curve ";          // + measure id
inline constexpr const char* shift = "shift ";          // + label of its slice
inline constexpr const char* shift_tie = "shift tie ";  // + "a,b"
inline constexpr const char* flag = "flag ";            // + label of its slice
inline constexpr const char* product = "product";
inline constexpr const char* format = "format";
inline constexpr const char* page_size = "page size";
inline constexpr const char* resolution = "resolution";
inline constexpr const char* film_size = "film size";
inline constexpr const char* film_length = "film length";
inline constexpr const char* film_rate = "film rate";
inline constexpr const char* sheet = "sheet";
inline constexpr const char* scope = "scope";
inline constexpr const char* carried = "carried";
inline constexpr const char* level = "level";
inline constexpr const char* preview = "preview";
inline constexpr const char* folder = "folder";
inline constexpr const char* file_name = "file name";
inline constexpr const char* write = "write";
inline constexpr const char* replace = "replace";
inline constexpr const char* cancel_export = "cancel export";
inline constexpr const char* recipe = "recipe";
inline constexpr const char* open_recipe = "open recipe";
inline constexpr const char* copy_command = "copy command";
inline constexpr const char* copy_recipe = "copy recipe";

inline constexpr const char* comparison = "comparison";
inline constexpr const char* end_comparison = "end comparison";
inline constexpr const char* pinned_slice = "pinned slice";  // its mark on the timeline
inline constexpr const char* canvas = "canvas";
inline constexpr const char* fit = "fit";
inline constexpr const char* release = "release actors";
inline constexpr const char* inspector_border = "inspector border";
inline constexpr const char* timeline_border = "timeline border";
inline constexpr const char* dismiss = "dismiss";

}  // namespace entente::app::marks
