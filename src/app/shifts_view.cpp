#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "entente/cases/codebook.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_ties = 20, most_acts = 8;

std::string from_to(double before, double after) {
    return signed_short(before) + " → " + signed_short(after);
}

/// "stands out by 4.2 sigma; change 0.21 to 0.43 by 2.1 sigma"
std::string reasons(const Shift& shift) {
    std::string words;
    for (const ShiftTest& test : shift.tests) {
        std::string one;
        if (test.kind == ShiftTest::Kind::outlier) {
            one = fmt::format("stands out by {} sigma", short_number(test.strength));
        } else {
            for (const ShiftLevel& level : test.levels)
                one += fmt::format("{}{} from {} to {}", one.empty() ? "mean " : ", ", level.series,
                                   short_number(level.before), short_number(level.after));
            one += fmt::format(" ({} sigma)", short_number(test.strength));
        }
        words += (words.empty() ? "" : "; ") + one;
    }
    return words;
}

ShiftAct shift_act(const EventTable& events, const ShiftEvent& event) {
    const std::size_t row = index(event.event);
    const CodebookEntry* entry = cameo().find(events.act_of(row).code);
    std::string words(events.summary[row]);
    if (words.empty() && entry) words = entry->label;
    return {.turn = std::string(to_string(event.turn)),
            .date = span_text({events.begin[row], events.end[row]}),
            .words = std::move(words),
            .part = from_to(event.before, event.after),
            .kind = event.turn};
}

ShiftTieLine tie_line(const NetworkSeries& series, const Shift& shift, const ShiftTie& tie) {
    const Case& source_case = series.source_case();
    ShiftTieLine line{
        .tie = {tie.source, tie.target},
        .name = name_of(source_case, tie.source) + (series.options.directed ? " → " : " – ") +
                name_of(source_case, tie.target),
        .mark = source_case.actor(tie.source).id + "," + source_case.actor(tie.target).id,
        .nets = "net " + from_to(tie.before, tie.after),
        .part = {},
        .before = tie.before,
        .after = tie.after,
        .acts = {},
        .more = {}};
    if (shift.change && *shift.change > 0)
        line.part = fmt::format("{:.0f} %", 100 * tie.part / *shift.change);
    for (std::size_t i = 0; i < std::min(tie.events.size(), most_acts); ++i)
        line.acts.push_back(shift_act(source_case.events, tie.events[i]));
    line.more =
        further(tie.events.size(), most_acts, "act with a smaller part", "acts with smaller parts");
    return line;
}

void fill_break(ShiftsView& view, const NetworkSeries& series, const Shift& shift) {
    view.title = fmt::format("{}, break {} of {}", series.networks[shift.slice].slice.label,
                             shift.rank, view.lines.size());
    double listed = 0;
    for (const ShiftTie& tie : shift.ties) listed += tie.part;
    view.explained = reasons(shift) + ".";
    if (shift.change && *shift.change > 0 && !shift.ties.empty())
        view.explained += fmt::format(
            " Of its change of {}, {:.0f} % lies in {}, with the acts that entered, left, grew or "
            "faded:",
            short_number(*shift.change), 100 * listed / *shift.change,
            shift.ties.size() == 1 ? "one tie" : fmt::format("{} ties", shift.ties.size()));
    for (std::size_t i = 0; i < std::min(shift.ties.size(), most_ties); ++i)
        view.ties.push_back(tie_line(series, shift, shift.ties[i]));
    view.more_ties =
        further(shift.ties.size(), most_ties, "tie with a smaller part", "ties with smaller parts");
}

}  // namespace

ShiftsView shifts_view(const AppModel& model) {
    ShiftsView view;
    if (slice_count(model) == 0) {
        view.note = model.shown ? "The case has no acts in this view." : "No case is open.";
        return view;
    }
    if (!model.shown->shifts) {
        view.note = "Breaks are being looked for …";
        return view;
    }
    const NetworkSeries& series = *model.shown->series;
    const std::vector<Shift>& shifts = *model.shown->shifts;
    view.now = current_slice(model);
    view.selected = model.selected.tie;
    if (shifts.empty())
        view.note =
            "No slice stands out from the others; five comparable ones are the least to "
            "tell.";
    for (const Shift& shift : shifts)
        view.lines.push_back({.slice = shift.slice,
                              .rank = shift.rank,
                              .label = series.networks[shift.slice].slice.label,
                              .change = short_number(shift.change),
                              .score = short_number(shift.score),
                              .why = reasons(shift)});
    std::sort(view.lines.begin(), view.lines.end(),
              [](const ShiftLine& a, const ShiftLine& b) { return a.rank < b.rank; });
    for (const Shift& shift : shifts)
        if (shift.slice == view.now) fill_break(view, series, shift);
    return view;
}

}  // namespace entente::app
