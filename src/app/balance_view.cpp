#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "views.hpp"

namespace entente::app {
namespace {

constexpr std::size_t most_ties = 40, most_triads = 4;

/// Pairs of which a tie is frustrated in the slice, both directions as one, by |net|.
std::vector<std::pair<ActorPair, double>> frustrated_pairs(const Analysis& analysis,
                                                           std::size_t slice) {
    const MeasureTable& table = *analysis.tie_measures;
    const auto column = table.column("frustrated");
    if (!column) return {};
    const auto values = table.values(*column, slice);
    const auto& ties = analysis.series->networks[slice].ties;
    std::map<ActorPair, std::pair<ActorPair, double>> found;  // a tie that is there, and the net
    for (std::size_t t = 0; t < std::min(values.size(), ties.size()); ++t) {
        if (!(values[t] > 0)) continue;
        const ActorPair tie{ties[t].source, ties[t].target};
        found.try_emplace(std::minmax(tie.first, tie.second), tie, 0).first->second.second +=
            net(ties[t]);
    }
    std::vector<std::pair<ActorPair, double>> pairs;
    for (const auto& one : found) pairs.push_back(one.second);
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
        return std::abs(a.second) > std::abs(b.second);
    });
    return pairs;
}

/// A strained triad as seen from one of its pairs.
struct Third {
    ActorId actor{};
    double to_first = 0, to_second = 0;
    double strength() const { return std::min(std::abs(to_first), std::abs(to_second)); }
};

Third third_of(const StrainedTriad& triad, ActorPair pair) {
    std::size_t other = 0;
    while (triad.actors[other] == pair.first || triad.actors[other] == pair.second) ++other;
    const auto net_to = [&](ActorId actor) {
        const auto place = static_cast<std::size_t>(
            std::find(triad.actors.begin(), triad.actors.end(), actor) - triad.actors.begin());
        return triad.nets[place + other - 1];  // 0-1, 0-2, 1-2
    };
    return {triad.actors[other], net_to(pair.first), net_to(pair.second)};
}

StrainedTie strained_tie(const Analysis& analysis, std::size_t slice, ActorPair pair, double net) {
    const Case& source_case = analysis.source_case();
    StrainedTie tie{
        .tie = pair,
        .name = name_of(source_case, pair.first) + " – " + name_of(source_case, pair.second),
        .mark = source_case.actor(pair.first).id + "," + source_case.actor(pair.second).id,
        .net = net,
        .triads = {},
        .more = {}};
    std::vector<Third> thirds;
    for (const StrainedTriad& triad :
         strained_triads(analysis.series->networks[slice], analysis.series->options.directed,
                         pair.first, pair.second))
        thirds.push_back(third_of(triad, pair));
    std::stable_sort(thirds.begin(), thirds.end(),
                     [](const Third& x, const Third& y) { return x.strength() > y.strength(); });
    for (std::size_t i = 0; i < std::min(thirds.size(), most_triads); ++i)
        tie.triads.push_back(
            fmt::format("with {}: {} and {}", name_of(source_case, thirds[i].actor),
                        signed_short(thirds[i].to_first), signed_short(thirds[i].to_second)));
    if (thirds.empty()) tie.triads.emplace_back("in no strained triad, only in longer cycles");
    tie.more = further(thirds.size(), most_triads, "triad", "triads");
    return tie;
}

void fill_ties(BalanceView& view, const Analysis& analysis) {
    const auto pairs = frustrated_pairs(analysis, view.now);
    for (std::size_t i = 0; i < std::min(pairs.size(), most_ties); ++i)
        view.ties.push_back(strained_tie(analysis, view.now, pairs[i].first, pairs[i].second));
    view.more_ties = further(pairs.size(), most_ties, "frustrated tie", "frustrated ties");
}

/// A margin, the interval that it is proved to lie in, or that there is none.
std::string margin_text(const Balance& balance, std::size_t actor, double margin) {
    if (margin <= 0) return "undecided";
    if (!std::isnan(margin)) return short_number(margin);
    const Bounds bounds{balance.margin_low, balance.margin_high};
    const std::string interval = bounds_text(bounds, actor, "…");
    return interval.empty() ? short_number(margin) : interval;
}

/// By margin, largest first; unknown ones after known ones, undecided last.
void fill_sides(BalanceView& view, const Analysis& analysis) {
    const Balance& balance = (*analysis.balances)[view.now];
    const auto& present = analysis.series->networks[view.now].present;
    std::array<std::vector<std::pair<double, SideActor>>, 2> sides;
    for (std::size_t i = 0; i < std::min(balance.side.size(), present.size()); ++i) {
        if (balance.side[i] == 0) continue;
        const double margin = i < balance.margin.size() ? balance.margin[i] : std::nan("");
        const double order = std::isnan(margin) ? 0 : margin <= 0 ? -1 : margin;
        sides[balance.side[i] > 0 ? 0 : 1].push_back(
            {order,
             {.actor = present[i],
              .name = name_of(analysis.source_case(), present[i]),
              .margin = margin_text(balance, i, margin),
              .undecided = margin <= 0}});
    }
    for (std::size_t s = 0; s < 2; ++s) {
        std::stable_sort(sides[s].begin(), sides[s].end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (auto& one : sides[s]) view.sides[s].push_back(std::move(one.second));
    }
}

void fill_changes(BalanceView& view, const Analysis& analysis) {
    const auto& networks = analysis.series->networks;
    for (const SideChange& change : *analysis.side_changes)
        view.changes.push_back(
            {.slice = change.slice,
             .actor = change.actor,
             .id = analysis.source_case().actor(change.actor).id,
             .when = networks[change.slice].slice.label,
             .words = fmt::format("{}: side {}", name_of(analysis.source_case(), change.actor),
                                  change.side > 0 ? "−1 → 1" : "1 → −1"),
             .hint = "There last in " + networks[change.before].slice.label + "."});
}

}  // namespace

BalanceView balance_view(const AppModel& model) {
    BalanceView view;
    if (slice_count(model) == 0) {
        view.note = model.shown ? "The case has no acts in this view." : "No case is open.";
        return view;
    }
    const Analysis& analysis = *model.shown;
    if (!analysis.balances) {
        view.note = "The sides are being worked out …";
        return view;
    }
    view.now = current_slice(model);
    view.selected = model.selected.tie;
    const MeasureTable& table = shown_measures(model, Level::network);
    view.line_balance = network_curve(table, "line_balance");
    view.frustration = network_curve(table, "frustration");
    for (const char* id : {"line_balance", "frustration", "frustration_ties", "balance"})
        if (const auto column = table.column(id))
            view.figures.push_back(measure_figure(table, *column, view.now));
    fill_ties(view, analysis);
    fill_sides(view, analysis);
    fill_changes(view, analysis);
    return view;
}

}  // namespace entente::app
