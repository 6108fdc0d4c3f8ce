#include <algorithm>

#include "change.hpp"
#include "declared.hpp"
#include "wording.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<double>;

template <class What>
Values for_each_tie(SliceView& view, What what) {
    const auto& ties = view.network().ties;
    view.all();  // refuses sums that no number can hold
    Values values(ties.size());
    std::transform(ties.begin(), ties.end(), values.begin(), what);
    return values;
}

Values edge_betweenness(SliceView& view) {
    const Graph& graph = view.paths();
    require_countable(view.betweenness());
    const Values& of_edge = view.betweenness().edges;
    Values values(view.network().ties.size(), undefined);
    for (std::size_t e = 0; e < of_edge.size(); ++e) values[graph.edges[e].tie] = of_edge[e];
    return values;
}

Values changes(SliceView& view) {
    if (!view.before()) return Values(view.network().ties.size(), undefined);
    return net_changes(*view.before(), view.network());
}

constexpr std::string_view directed_pair =
    "undirected: both directions added, a mutual act counted "
    "once; directed: from source to target";
constexpr std::string_view event_sums =
    "values, weights and masses of the events, whatever the layer";

void add_sums(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "cooperation",
          .level = Level::tie,
          .definition = "Sum of the positive values of the acts between the two.",
          .formula = "P = sum of mass x weight x max(value, 0)",
          .range = "0 and more",
          .sign = "positive part",
          .direction = directed_pair,
          .weights = event_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = wording::summed_before,
          .source = wording::goldstein},
         [](SliceView& v) { return for_each_tie(v, [](const Tie& t) { return t.cooperation; }); }});
    list.push_back(
        {{.id = "conflict",
          .level = Level::tie,
          .definition = "Sum of the negative values of the acts between the two, without "
                        "their sign.",
          .formula = "N = sum of mass x weight x max(-value, 0)",
          .range = "0 and more",
          .sign = "negative part, as a positive number",
          .direction = directed_pair,
          .weights = event_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = wording::summed_before,
          .source = wording::goldstein},
         [](SliceView& v) { return for_each_tie(v, [](const Tie& t) { return t.conflict; }); }});
    list.push_back(
        {{.id = "net",
          .level = Level::tie,
          .definition = "Cooperation less conflict between the two.",
          .formula = "P - N",
          .range = "any number",
          .sign = "used",
          .direction = directed_pair,
          .weights = event_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = "O(1)",
          .source = wording::goldstein},
         [](SliceView& v) { return for_each_tie(v, [](const Tie& t) { return net(t); }); }});
}

void add_size_and_tone(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "intensity",
          .level = Level::tie,
          .definition = "Cooperation plus conflict between the two: how much passed, "
                        "whatever its sign.",
          .formula = "P + N",
          .range = "0 and more",
          .sign = "sizes alone",
          .direction = directed_pair,
          .weights = event_sums,
          .undefined = "never; 0 when all acts have the value 0",
          .band = Band::zero,
          .cost = "O(1)",
          .source = wording::goldstein},
         [](SliceView& v) { return for_each_tie(v, [](const Tie& t) { return intensity(t); }); }});
    list.push_back({{.id = "tone",
                     .level = Level::tie,
                     .definition = "Net over intensity: 1 all cooperation, -1 all conflict.",
                     .formula = "(P - N) / (P + N)",
                     .range = "-1 to 1",
                     .sign = "used",
                     .direction = directed_pair,
                     .weights = event_sums,
                     .undefined = "all acts between the two have the value 0",
                     .cost = "O(1)",
                     .source = ""},
                    [](SliceView& v) {
                        return for_each_tie(
                            v, [](const Tie& t) { return tone_of(t.cooperation, t.conflict); });
                    }});
    list.push_back(
        {{.id = "events",
          .level = Level::tie,
          .definition = "Acts between the two by weight and mass, whatever their value.",
          .formula = "E = sum of mass x weight",
          .range = "above 0",
          .sign = wording::ignored,
          .direction = directed_pair,
          .weights = "weights and masses of the events",
          .undefined = "never",
          .band = Band::zero,
          .cost = wording::summed_before,
          .source = ""},
         [](SliceView& v) { return for_each_tie(v, [](const Tie& t) { return t.events; }); }});
}

void add_place(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "edge_betweenness",
          .level = Level::tie,
          .definition = "Shortest paths that use the tie, every unordered pair of actors "
                        "counted once (ordered pairs when directed), its own two included, "
                        "not normalised; k equally short paths count 1/k each.",
          .formula = "sum over s, t of paths_st(tie) / paths_st",
          .range = "0 to n^2 / 4, by hop at least 1",
          .sign = wording::chosen_by_layer,
          .direction = wording::along_ordered,
          .weights = wording::path_lengths,
          .undefined = "the tie is not of the layer; with inverse, its weight is 0",
          .cost = wording::path_cost,
          .source = "Girvan and Newman, PNAS 99, 2002"},
         edge_betweenness});
}

void add_change(std::vector<Declared>& list) {
    list.push_back({{.id = "change",
                     .level = Level::tie,
                     .definition = "Net less the net in the slice before, where a tie that did not "
                                   "exist counts 0.",
                     .formula = "net(s) - net(s - 1)",
                     .range = "any number",
                     .sign = "used",
                     .direction = directed_pair,
                     .weights = event_sums,
                     .undefined = "first slice",
                     .band = Band::lost,
                     .cost = "O(m of both slices)",
                     .source = ""},
                    changes,
                    {.before = true}});
}

}  // namespace

std::vector<Declared> tie_measures() {
    std::vector<Declared> list;
    add_sums(list);
    add_size_and_tone(list);
    add_place(list);
    append(list, balance_measures(Level::tie));
    add_change(list);
    return list;
}

}  // namespace entente::detail
