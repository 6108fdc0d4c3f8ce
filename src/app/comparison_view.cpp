// The present slice compared with a pinned one, in words and numbers.
#include <fmt/format.h>

#include "views.hpp"

namespace entente::app {
namespace {

const std::string& label_of(const NetworkSeries& series, std::size_t slice) {
    return series.networks[slice].slice.label;
}

TieDifference tie_difference(const NetworkSeries& series, TwoSlices two, ActorPair pair) {
    const auto alone = [&](std::size_t slice) {
        Network network;
        if (const Tie* tie =
                series.networks[slice].find(pair.first, pair.second, series.options.directed))
            network.ties = {*tie};
        return network;
    };
    const auto found = difference(alone(two.minus), alone(two.slice), series.options.layer);
    return found.empty() ? TieDifference{} : found.front();
}

template <class Value>
std::string change_of(const TieDifference& tie, const Value& value) {
    const auto text = [&](const std::optional<Tie>& one) { return one ? value(*one) : "–"; };
    return text(tie.before) + " → " + text(tie.after);
}

std::string net_change(const TieDifference& tie) {
    return change_of(tie, [](const Tie& one) { return signed_short(net(one)); });
}

std::string change_name(TieChange change) {
    const std::string_view symbol = change_symbol(change);
    return std::string(to_string(change)) + (symbol.empty() ? "" : fmt::format(" ({})", symbol));
}

HoverCard tie_card(const NetworkSeries& series, TwoSlices two, ActorPair pair,
                   const TieDifference& tie) {
    const Case& source_case = series.source_case();
    const auto numbers = [&](double Tie::*part) {
        return change_of(tie, [&](const Tie& one) { return short_number(one.*part); });
    };
    return {.title = name_of(source_case, pair.first) + (series.options.directed ? " → " : " – ") +
                     name_of(source_case, pair.second),
            .figures = {
                {"slices", label_of(series, two.minus) + " → " + label_of(series, two.slice), {}},
                {"tie", change_name(tie.change), {}},
                {"net", net_change(tie), {}},
                {"cooperation", numbers(&Tie::cooperation), {}},
                {"conflict", numbers(&Tie::conflict), {}},
                {"events", numbers(&Tie::events), {}}}};
}

HoverCard actor_card(const Analysis& analysis, TwoSlices two, ActorId actor,
                     const std::string& size_by) {
    const NetworkSeries& series = *analysis.series;
    const MeasureTable& table = *analysis.actor_measures;
    HoverCard card{.title = name_of(analysis.source_case(), actor), .figures = {}};
    card.figures.push_back(
        {"slices", label_of(series, two.minus) + " → " + label_of(series, two.slice), {}});
    card.figures.push_back(
        {"kind", std::string(to_string(analysis.source_case().actor(actor).kind)), {}});
    std::vector<std::string> wanted{size_by};
    for (const char* id : {"degree", "cooperation", "conflict"})
        if (size_by != id) wanted.emplace_back(id);
    for (const std::string& id : wanted) {
        const auto column = table.column(id);
        if (!column) continue;
        const auto value = [&](std::size_t slice) {
            return short_number(table.actor_value(*column, slice, series.networks[slice], actor));
        };
        card.figures.push_back({measure_name(*table.measures()[*column]),
                                value(two.minus) + " → " + value(two.slice),
                                {}});
    }
    return card;
}

std::string words_of(const ChangeCounts& counts, const NetworkSeries& series, TwoSlices two) {
    std::size_t all = 0;
    for (const std::size_t count : counts) all += count;
    if (all == 0) return "There is no tie in either slice.";
    const auto count = [&](TieChange change) {
        return fmt::format("{} {}", counts[static_cast<std::size_t>(change)], change_name(change));
    };
    return fmt::format(
        "Of {} {} in either slice {}, {}, {}, {}, {} and {}. The wider a tie, the more its {} "
        "changed; what vanished is pale, what stayed faint. Everyone stands at the mean of both "
        "places, hollow if only in {}. Point at a tie to see it before and after.",
        all, all == 1 ? "tie" : "ties", count(TieChange::appeared), count(TieChange::vanished),
        count(TieChange::changed_sign), count(TieChange::grew), count(TieChange::shrank),
        count(TieChange::stayed),
        series.options.layer == Layer::interaction ? "cooperation and conflict"
                                                   : to_string(series.options.layer),
        label_of(series, two.minus));
}

}  // namespace

std::string change_sentence(const NetworkSeries& series, TwoSlices two, ActorPair pair) {
    const TieDifference tie = tie_difference(series, two, pair);
    const std::string& minus = label_of(series, two.minus);
    if (!tie.before && !tie.after) return fmt::format("Nor does one in {}.", minus);
    return fmt::format("Compared with {}: {}, net {}.", minus, to_string(tie.change),
                       net_change(tie));
}

ComparisonView comparison_view(const AppModel& model) {
    ComparisonView view;
    if (!model.pinned || slice_count(model) == 0) return view;
    view.shown = true;
    const NetworkSeries& series = *model.shown->series;
    const auto two = compared(model);
    if (!two) {
        const std::string& label = label_of(series, *model.pinned);
        view.title = label + " compared with " + label;
        view.note = "The same slice: go to another one to see what became of each tie.";
        view.words = view.note;
        return view;
    }
    view.title = label_of(series, two->slice) + " compared with " + label_of(series, two->minus);
    const Layer layer = series.options.layer;
    const ChangeCounts counts = count_changes(
        difference(series.networks[two->minus], series.networks[two->slice], layer), layer);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto change = static_cast<TieChange>(i);
        view.changes.push_back(
            {std::string(change_symbol(change)), std::string(to_string(change)), counts[i]});
    }
    view.words = words_of(counts, series, *two);
    return view;
}

std::optional<HoverCard> comparison_card(const AppModel& model, TwoSlices two) {
    const NetworkSeries& series = *model.shown->series;
    if (model.hovered.actor)
        return actor_card(*model.shown, two, *model.hovered.actor, model.style.size_by);
    if (!model.hovered.tie) return std::nullopt;
    const TieDifference tie = tie_difference(series, two, *model.hovered.tie);
    if (!tie.before && !tie.after) return std::nullopt;
    return tie_card(series, two, *model.hovered.tie, tie);
}

}  // namespace entente::app
