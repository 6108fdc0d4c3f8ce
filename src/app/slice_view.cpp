#include <fmt/format.h>

#include <algorithm>

#include "entente/cases/edtf.hpp"
#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

Rect moved(const Rect& box, Point by) {
    return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

std::string note_on(const Network& network) {
    if (network.ties.empty()) return "No act counts in this slice. That is no report, not a zero.";
    if (network.slice.partial)
        return "The window begins before the first act of the case: the figures are partial.";
    return {};
}

/// What a hover card says of an actor in a slice.
HoverCard actor_card(const Analysis& analysis, std::size_t slice, ActorId id,
                     const std::string& size_by) {
    const Network& network = analysis.series->networks[slice];
    const Actor& actor = analysis.source_case().actor(id);
    const MeasureTable& table = *analysis.actor_measures;
    HoverCard card{.title = name_of(analysis.source_case(), id), .figures = {}};
    card.figures.push_back({"kind", std::string(to_string(actor.kind)), {}});
    std::vector<std::string> wanted{size_by};
    for (const char* id_of : {"degree", "cooperation", "conflict"})
        if (size_by != id_of) wanted.emplace_back(id_of);
    for (const std::string& measure : wanted)
        if (const auto column = table.column(measure))
            card.figures.push_back({measure_name(*table.measures()[*column]),
                                    short_number(table.actor_value(*column, slice, network, id)),
                                    {}});
    return card;
}

std::optional<HoverCard> tie_card(const Analysis& analysis, std::size_t slice, ActorPair pair) {
    const NetworkSeries& series = *analysis.series;
    const bool directed = series.options.directed;
    const Tie* tie = series.networks[slice].find(pair.first, pair.second, directed);
    if (!tie) return std::nullopt;
    return HoverCard{.title = name_of(analysis.source_case(), pair.first) +
                              (directed ? " → " : " – ") +
                              name_of(analysis.source_case(), pair.second),
                     .figures = {{"net", short_number(net(*tie)), {}},
                                 {"cooperation", short_number(tie->cooperation), {}},
                                 {"conflict", short_number(tie->conflict), {}},
                                 {"events", short_number(tie->events), {}}}};
}

}  // namespace

Decoration legend_of(const Material& material, const Style& style, std::optional<TwoSlices> two) {
    constexpr double roomy = 4000;  // the legend stands at its natural size
    Style only = style;
    only.legend = true;
    only.caption = only.labels = false;
    const View page{.width = roomy, .height = roomy};
    Decoration legend =
        two ? compose_difference(material, only, page, static_cast<double>(two->slice), two->minus)
                  .decoration
            : compose(material, only, page, 0).decoration;
    if (two)  // without the ties' symbols
        std::erase_if(legend.texts,
                      [&](const Label& text) { return !legend.box.overlaps(text.box); });
    const Point back{-legend.box.left, -legend.box.top};
    for (Label& text : legend.texts) text.box = moved(text.box, back);
    for (Disc& disc : legend.discs) disc.centre = disc.centre + back;
    for (Curve& line : legend.lines)
        for (Point* point :
             {&line.path.from, &line.path.control1, &line.path.control2, &line.path.to})
            *point = *point + back;
    legend.box = moved(legend.box, back);
    return legend;
}

Figure measure_figure(const MeasureTable& table, std::size_t column, std::size_t slice) {
    const Measure& measure = *table.measures()[column];
    const auto value = table.network_value(column, slice);
    const std::string bounds = bounds_text(table.bounds(column, slice), 0);
    Figure figure{measure_name(measure), short_number(value), measure_hint(measure)};
    if (value) {
        figure.hint += "\nExactly: " + exact_number(value);
        if (!bounds.empty()) figure.hint += "\nUncertain dates: between " + bounds;
    } else if (!bounds.empty()) {
        figure.value = bounds_text(table.bounds(column, slice), 0, "…");
        figure.hint += "\nNot proved in time: between " + bounds;
    } else {
        figure.why = why_undefined(measure);
    }
    return figure;
}

SliceView slice_view(const AppModel& model, std::shared_ptr<const Decoration> legend) {
    SliceView view;
    view.legend = std::move(legend);
    if (slice_count(model) == 0) {
        view.note = model.shown ? "The case has no acts in this view." : "No case is open.";
        return view;
    }
    const std::size_t slice = current_slice(model);
    const Network& network = model.shown->series->networks[slice];
    view.label = network.slice.label;
    view.span = span_text(network.slice.days);
    view.window_words = describe_window(model.shown->series->options);
    view.note = note_on(network);
    const MeasureTable& table = shown_measures(model, Level::network);
    for (std::size_t c = 0; c < table.measures().size(); ++c)
        view.figures.push_back(measure_figure(table, c, slice));
    return view;
}

std::optional<HoverCard> hover_card(const AppModel& model) {
    if (slice_count(model) == 0) return std::nullopt;
    const std::size_t slice = current_slice(model);
    if (const auto two = compared(model)) return comparison_card(model, *two);
    if (model.hovered.actor)
        return actor_card(*model.shown, slice, *model.hovered.actor, model.style.size_by);
    if (model.hovered.tie) return tie_card(*model.shown, slice, *model.hovered.tie);
    return std::nullopt;
}

std::string empty_canvas(const AppModel& model) {
    if (!model.shown) return model.opening ? "Opening the case …" : "No case is open.";
    if (slice_count(model) == 0) return "No act of the case is in this view.";
    if (!model.shown->layouts) return "Laying out …";
    const auto is_empty = [&](std::size_t slice) {
        return model.shown->series->networks[slice].ties.empty();
    };
    const auto two = compared(model);
    if (two && is_empty(two->slice) && is_empty(two->minus))
        return "No act counts in either slice.";
    if (!two && is_empty(current_slice(model))) return "No act counts in this slice.";
    return {};
}

TroubleView trouble_view(const AppModel& model) {
    constexpr std::size_t most = 200;
    TroubleView view;
    if (!model.trouble) return view;
    view.shown = true;
    view.title = model.trouble->case_path.string();
    view.message = model.trouble->message;
    view.keeps_old_case = model.shown != nullptr;
    for (const Problem& problem : model.trouble->problems) {
        if (view.problems.size() == most) break;
        view.problems.push_back(to_string(problem));
    }
    const std::size_t all = model.trouble->errors + model.trouble->warnings;
    if (all > view.problems.size())
        view.more =
            fmt::format("and {} more; `entente check {}` lists them all",
                        all - view.problems.size(), shell_word(model.trouble->case_path.string()));
    return view;
}

}  // namespace entente::app
