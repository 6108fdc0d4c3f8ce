#pragma once
// What the panels show, prepared: numbers, texts and places, cut to what fits. Pure functions of
// the model's parts, each cached by Shell. No panel computes anything that depends on the size of
// the data.
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jobs.hpp"
#include "model.hpp"

namespace entente::app {

/// A number short enough for a screen: 3 significant digits, thousands grouped by a narrow space,
/// "–" when undefined.
std::string short_number(std::optional<double> value);
/// The same with its sign: "+4", "−0.5", "0".
std::string signed_short(double value);
/// "and 7 more ties"; empty when all are shown.
std::string further(std::size_t all, std::size_t shown, std::string_view one,
                    std::string_view many);
/// As in `entente measures`: reads back exactly; "–" when undefined.
std::string exact_number(std::optional<double> value);
/// "17 Sep 2002".
std::string day_text(Day day);
/// "2002", "Sep 2002", "17 Sep 2002", "1977–1983", or both ends.
std::string span_text(DaySpan days);
/// An id as a heading: underscores become blanks.
std::string measure_name(const Measure& measure);
/// Definition first, then formula, range, what is left empty, and the paper.
std::string measure_hint(const Measure& measure);
/// Why there is no value: what the measure's declaration says.
std::string why_undefined(const Measure& measure);
/// "0.91 and 0.95"; empty when there are no bounds for the item.
std::string bounds_text(const Bounds& bounds, std::size_t item, std::string_view joint = " and ");
/// An actor's name, or its id when it has none.
const std::string& name_of(const Case& source_case, ActorId actor);

/// A name beside its value, for lists of figures. `hint` is the tooltip.
struct Figure {
    std::string name, value, hint;
    std::string why = {};  ///< why there is no value; empty when there is one
    bool operator==(const Figure&) const = default;
};

/// One choice of a combo box or check list.
struct Choice {
    std::string id, text, hint;
    bool chosen = false;
};

// --- toolbar -------------------------------------------------------------------------------------

struct ToolbarView {
    bool has_case = false;
    std::string case_name;
    std::string slice_label;            ///< of the current slice
    SeriesOptions options;              ///< wanted
    std::vector<Choice> every;          ///< id is a period: "1y"
    std::vector<Choice> window;         ///< own, sliding, half_life, cumulative
    std::vector<Choice> window_length;  ///< for sliding and half_life, else empty
    std::vector<Choice> layer, rollup, value, distance;
    std::vector<Choice> groups, sources;
    std::vector<Choice> size_by, colour_by;
    std::string window_words;  ///< describe_window
    double stability = 0.5;
    Theme theme = Theme::light;
    bool labels = true, legend = true, bands = false;
    bool cancellable = false;  ///< what goes on can be left
    bool changed = false;      ///< options differ from the case's defaults
    bool busy = false;         ///< work goes on in the background
    double fraction = 0;
    std::string step;
    std::string notice;
};
/// Groups of a case with their number of actors, by name.
using GroupCounts = std::vector<std::pair<std::string, std::size_t>>;
GroupCounts group_counts(const Case& source_case);
ToolbarView toolbar_view(const AppModel& model, const GroupCounts& groups, const JobStatus& status);

// --- timeline ------------------------------------------------------------------------------------

/// One bar: a slice, or several when there are more slices than pixels (then the largest of each).
struct TimelineBar {
    std::size_t first = 0, last = 0;       ///< slices, both included
    double cooperation = 0, conflict = 0;  ///< share of the tallest bar of all slices, in [0, 1]
    bool partial = false;
    bool operator==(const TimelineBar&) const = default;
};
struct TimelinePoint {
    double slice = 0;
    std::optional<double> height;  ///< in [0, 1] of the measure's span; nothing where undefined
    std::optional<double> low = {}, high = {};  ///< of its bounds, likewise
};
/// A break, on the ruler.
struct TimelineFlag {
    std::size_t slice = 0, rank = 1;
    double height = 1;  ///< in (0, 1], by rank
    std::string label, hint;
};
struct TimelineTick {
    double slice = 0;  ///< where the label's period begins
    std::string label;
};
struct TimelineView {
    Rect plot;  ///< where the bars are, in window units
    std::size_t slices = 0;
    TimeRange range;
    std::vector<TimelineBar> bars;  ///< of the visible range, in time
    double up = 0.5,
           down = 0.5;  ///< the tallest of each kind, as a share: the room above and below zero
    std::string top, bottom;  ///< what the ends of that room stand for
    std::vector<TimelinePoint> line;
    std::string line_low, line_high;  ///< values at height 0 and 1
    std::string line_note;            ///< why there is no line
    std::vector<TimelineFlag> flags;  ///< where there is room, the first ranks first
    std::vector<TimelineTick> ticks;
    std::vector<Choice> measures;
    double moment = 0;
    std::size_t current = 0;
    std::string now;  ///< label of the current slice
    std::optional<std::size_t> pinned;
    std::string pinned_label;  ///< "compared with 1995"
    bool playing = false, loop = false;
    double speed = 2;
    std::vector<Figure> hovered;  ///< of the hovered slice
    std::string hovered_label;
};
/// The parts that depend on data and size only.
std::vector<TimelineBar> timeline_bars(const NetworkSeries& series, TimeRange range, int pixels);
std::vector<TimelinePoint> timeline_line(const MeasureTable& table, std::size_t column,
                                         TimeRange range, int pixels, double& low, double& high);
/// The breaks in sight, at least `room` pixels apart: of two too near the one of the first rank.
std::vector<TimelineFlag> timeline_flags(const NetworkSeries& series,
                                         const std::vector<Shift>& shifts, TimeRange range,
                                         int pixels, double room);
/// Labels at calendar steps, at least `room` pixels apart.
std::vector<TimelineTick> timeline_ticks(const NetworkSeries& series, TimeRange range, int pixels,
                                         double room);
/// The part of the timeline's area that holds the bars.
Rect timeline_plot(const Rect& area, double scale);
/// Everything but what changes from frame to frame (moment, playing, hovered).
TimelineView timeline_view(const AppModel& model);
/// Brings those up to date.
void follow_model(TimelineView& view, const AppModel& model);

// --- comparison ----------------------------------------------------------------------------------

struct ChangeLine {
    std::string symbol, name;  ///< as on the canvas; a tie that stayed has no symbol
    std::size_t ties = 0;
};
struct ComparisonView {
    bool shown = false;               ///< a slice is pinned
    std::string title;                ///< "2002 compared with 1995"
    std::string note;                 ///< instead of changes, while both are the same slice
    std::vector<ChangeLine> changes;  ///< by TieChange
    std::string words;                ///< the same as sentences
};
/// O(ties of both slices).
ComparisonView comparison_view(const AppModel& model);
/// "Compared with 1995: changed sign, net −3 → +2."
std::string change_sentence(const NetworkSeries& series, TwoSlices two, ActorPair pair);

// --- curves --------------------------------------------------------------------------------------

/// Values over the slices, scaled together; NaN where there is none.
struct Curve1D {
    std::vector<float> values;
    float low = 0, high = 0;  ///< of the finite values and bounds; 0 lies inside
    std::vector<float> band_low = {}, band_high = {};  ///< bounds; NaN where there are none
};
/// What a small curve is drawn from.
struct CurveSpan {
    std::span<const float> values, band_low, band_high;
    float low = 0, high = 0;
};
inline CurveSpan span_of(const Curve1D& curve) {
    return {curve.values, curve.band_low, curve.band_high, curve.low, curve.high};
}
/// One measure of every actor over all slices: row a holds actor a. O(slices x present actors).
struct ActorCurves {
    std::string measure;
    std::size_t slices = 0;
    std::vector<float> values, band_low, band_high;  ///< [actor * slices + slice]
    std::vector<float> low, high;                    ///< of each actor; 0 lies inside
    CurveSpan of(ActorId actor) const {
        const auto row = [&](const std::vector<float>& all) {
            return std::span(all).subspan(index(actor) * slices, slices);
        };
        return {row(values), row(band_low), row(band_high), low[index(actor)], high[index(actor)]};
    }
};
Curve1D network_curve(const MeasureTable& table, std::string_view measure);
ActorCurves actor_curves(const NetworkSeries& series, const MeasureTable& table,
                         std::string_view measure);
Curve1D actor_curve(const NetworkSeries& series, const MeasureTable& table,
                    std::string_view measure, ActorId actor);

// --- inspector -----------------------------------------------------------------------------------

struct SliceView {
    std::string label, span, window_words, note;  ///< note: partial, empty
    std::vector<Figure> figures;
    std::shared_ptr<const Decoration>
        legend;  ///< as on an exported picture, from (0, 0); may be null
};
/// A network measure in a slice: its value, its bounds, or why there is neither.
Figure measure_figure(const MeasureTable& table, std::size_t column, std::size_t slice);
SliceView slice_view(const AppModel& model, std::shared_ptr<const Decoration> legend);
/// The legend that pictures of this series get, or those of the difference of two slices, moved to
/// (0, 0). `material` is of the series shown.
Decoration legend_of(const Material& material, const Style& style,
                     std::optional<TwoSlices> two = {});

struct ActorRow {
    ActorId actor{};
    std::string name, id;
    Colour colour;
    Presence presence = Presence::present;
    std::vector<std::optional<double>> values;  ///< in the order of ActorsTable::columns
};
struct ActorsTable {
    std::vector<const Measure*> columns;
    std::vector<ActorRow> rows;  ///< filtered and sorted
    ActorSort sort;
    std::string search;
    std::size_t all = 0;  ///< rows without the search
    std::shared_ptr<const ActorCurves>
        curves;           ///< of the sorted measure (Style::size_by when sorted by name)
    std::size_t now = 0;  ///< slice to mark in the curves
    std::optional<ActorId> selected;
};
/// Actors of the selection whose name, id, alias or group holds `search` (case-insensitive for
/// ASCII), undefined values last.
ActorsTable actors_table(const AppModel& model, const ActorColours& colours,
                         std::shared_ptr<const ActorCurves> curves);

struct TieLine {
    ActorId other{};
    std::string name;
    std::string direction;  ///< "→", "←" or "–"
    std::optional<double> tone;
    double cooperation = 0, conflict = 0, net = 0;
    ActorPair tie;
};
struct MeasureLine {
    const Measure* measure = nullptr;
    std::string value, exact;
    std::string why = {};  ///< why there is no value now; empty when there is one
    Curve1D curve;
};
struct ActorView {
    bool chosen = false;  ///< otherwise only the hint is shown
    ActorId actor{};
    std::string name, id, kind, groups, existence, presence, part_of, note, aliases;
    Colour colour;
    std::vector<MeasureLine> measures;
    std::vector<Figure> undefined;  ///< measures without a value in any slice, each with its reason
    std::vector<TieLine> ties;      ///< of the current slice, by intensity
    std::size_t now = 0;
};
ActorView actor_view(const AppModel& model, const ActorColours& colours);

struct ActMark {
    double slice = 0;  ///< where its first day lies
    double value = 0;
};
struct ActLine {
    std::string date, date_hint;  ///< the hint has it as written, and what that means
    std::string code, label, who, value, summary, citation;
    std::string part;  ///< of net, signed; how it comes about is in `part_hint`
    std::string part_hint;
    double contribution = 0;
};
struct TieView {
    bool chosen = false;
    ActorPair tie;
    std::string title, state;  ///< state: "net +12.4 …" or that there is no tie in this slice
    std::string change;        ///< since the slice compared with; empty without
    Curve1D net, cooperation, conflict;
    std::vector<ActMark> marks;  ///< all acts between the two, at any time
    std::vector<ActLine>
        acts;  ///< behind the tie now, largest share first; shares on screen add up to `net_text`
    std::string others;  ///< the smaller acts when there are too many for a screen, with their part
    std::string others_part;
    std::string net_text;
    double largest_part = 0;
    std::size_t now = 0;
    std::optional<std::size_t> pinned;
};
TieView tie_view(const AppModel& model);
/// Smaller first when undirected, as ties are.
ActorPair ordered_pair(ActorPair pair, bool directed);
/// Rounds to `decimals` places so that the rounded parts add up to the rounded whole (largest
/// remainder).
std::vector<double> rounded_parts(const std::vector<double>& parts, int decimals);

struct StrainedTie {
    ActorPair tie;
    std::string name, mark;  ///< "A – B"; "a,b" by ids
    double net = 0;
    std::vector<std::string> triads;  ///< the third actor, its nets to the two; strongest first
    std::string more;                 ///< further triads, counted
};
struct SideActor {
    ActorId actor{};
    std::string name, margin;
    bool undecided = false;
};
struct SideChangeLine {
    std::size_t slice = 0;
    ActorId actor{};
    std::string id, when, words, hint;
};
struct BalanceView {
    std::string note;  ///< why there is nothing (yet); empty when there is
    std::vector<Figure> figures;
    Curve1D line_balance, frustration;
    std::vector<StrainedTie> ties;                ///< frustrated now, by |net|; at most 40
    std::string more_ties;                        ///< further ones, counted
    std::array<std::vector<SideActor>, 2> sides;  ///< 1 and -1, by margin, undecided last
    std::vector<SideChangeLine> changes;          ///< in time
    std::size_t now = 0;
    std::optional<ActorPair> selected;
};
/// O(slices + ties now + 40 x ties log ties).
BalanceView balance_view(const AppModel& model);

struct ShiftAct {
    std::string turn, date, words, part;  ///< part: of net, "+4 → +2.5"
    Turn kind = Turn::entered;
};
struct ShiftTieLine {
    ActorPair tie;
    std::string name, mark, nets, part;  ///< "−1.2 → +4"; "31 %" of the change
    double before = 0, after = 0;
    std::vector<ShiftAct> acts;  ///< at most 8
    std::string more;            ///< further acts, counted
};
struct ShiftLine {
    std::size_t slice = 0, rank = 1;
    std::string label, change, score, why;
};
struct ShiftsView {
    std::string note;              ///< why there is nothing (yet)
    std::vector<ShiftLine> lines;  ///< by rank
    std::string title;             ///< of the break shown; empty when this slice has none
    std::string explained;
    std::vector<ShiftTieLine> ties;  ///< of the break at the present slice; at most 20
    std::string more_ties;
    std::size_t now = 0;
    std::optional<ActorPair> selected;
};
ShiftsView shifts_view(const AppModel& model);

/// The Export page: what is chosen, and what comes of it.
struct ExportView {
    ExportSettings settings;
    std::string folder, name;  ///< as they are, chosen or not
    std::string size;          ///< of a picture, in words
    std::string command;       ///< that makes the same file
    std::string recipe;        ///< that the file will carry; empty while nothing can be written
    std::string note;          ///< what differs from the screen
    std::string why_not;       ///< why nothing can be written now; empty when it can
    bool running = false, failed = false, exists = false;
    double fraction = 0;  ///< while it runs
    std::string step, message;
    std::string recipe_trouble;  ///< why a recipe could not be opened
    Preview preview;
};
ExportView export_view(const AppModel& model, const JobStatus& writer = {});
/// As --at reads it: the slice's label where that names this slice, else its first day.
std::string at_text(const NetworkSeries& series, std::size_t slice);
/// Quoted so that a POSIX shell reads back the same word.
std::string shell_word(std::string_view text);

struct InspectorView {
    Tab tab = Tab::slice;
    const SliceView* slice = nullptr;
    const ComparisonView* comparison = nullptr;
    const ActorsTable* actors = nullptr;
    const ActorView* actor = nullptr;
    const TieView* tie = nullptr;
    const BalanceView* balance = nullptr;  ///< only while its page is open, as the next
    const ShiftsView* shifts = nullptr;
    const ExportView* export_ = nullptr;  ///< likewise
    bool writing = false;                 ///< a file is being written
};

// --- canvas --------------------------------------------------------------------------------------

struct HoverCard {
    std::string title;
    std::vector<Figure> figures;
};
struct CanvasView {
    const Picture* picture = nullptr;
    View camera;
    std::optional<HoverCard> card;
    std::string empty;   ///< said in the middle when there is nothing to draw
    bool moved = false;  ///< some actors were dragged
    bool automatic = true;
    bool selected = false;
};
std::optional<HoverCard> hover_card(const AppModel& model);
/// The card while slices are compared: before → after.
std::optional<HoverCard> comparison_card(const AppModel& model, TwoSlices two);
/// What to say in the middle of an empty canvas; empty when there is something on it.
std::string empty_canvas(const AppModel& model);

struct TroubleView {
    bool shown = false;
    std::string title, message, more;
    std::vector<std::string> problems;  ///< as `entente check` prints them, at most 200
    bool keeps_old_case = false;
};
TroubleView trouble_view(const AppModel& model);

struct UiViews {
    const ToolbarView* toolbar = nullptr;
    const TimelineView* timeline = nullptr;
    const ComparisonView* comparison = nullptr;
    InspectorView inspector;
    CanvasView canvas;
    TroubleView trouble;
    Borders borders;
    Style style;  ///< for the palette
};

}  // namespace entente::app
