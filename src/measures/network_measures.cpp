#include <algorithm>
#include <set>

#include "change.hpp"
#include "declared.hpp"
#include "triads.hpp"
#include "wording.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<double>;

double count(std::size_t n) {
    return static_cast<double>(n);
}

double possible_ties(const SliceView& view) {
    const double ordered = count(view.actors()) * (count(view.actors()) - 1);
    return view.options().directed ? ordered : ordered / 2;
}

double largest_component(SliceView& view) {
    const auto& size = view.layer_components().size;
    return size.empty() ? 0 : count(*std::max_element(size.begin(), size.end()));
}

double transitivity(SliceView& view) {
    const Neighbours& graph = view.layer_neighbours();
    const auto triangles = triangles_of(graph, view.progress());
    double closed = 0, triples = 0;
    for (Row i = 0; i < graph.actors(); ++i) {
        const double degree = count(graph.degree(i));
        closed += triangles[i];  // each triangle is counted at its three actors
        triples += degree * (degree - 1) / 2;
    }
    return ratio(closed, triples);
}

double reciprocity(SliceView& view) {
    if (!view.options().directed) return undefined;
    const auto& edges = view.layer().edges;
    std::set<std::pair<Row, Row>> existing;
    for (const Edge& e : edges) existing.emplace(e.from, e.to);
    const auto answered = std::count_if(edges.begin(), edges.end(), [&](const Edge& e) {
        return existing.contains({e.to, e.from});
    });
    return ratio(static_cast<double>(answered), count(edges.size()));
}

double degree_centralization(SliceView& view) {
    if (view.actors() < 3) return undefined;
    Values degree(view.actors(), 0);
    for (const Edge& e : view.layer().edges) {
        ++degree[e.from];
        ++degree[e.to];
    }
    const double most = *std::max_element(degree.begin(), degree.end());
    double below = 0;
    for (const double d : degree) below += most - d;
    const double n = count(view.actors());
    return below / ((n - 1) * (n - 2) * (view.options().directed ? 2 : 1));
}

void add_sizes(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "actors",
          .level = Level::network,
          .definition = "Number of actors present: with a tie of any layer in the slice.",
          .formula = "n",
          .range = "0 and more",
          .sign = wording::ignored,
          .direction = wording::ignored,
          .weights = wording::ignored,
          .undefined = "never; 0 in a slice without ties",
          .cost = "O(1)",
          .source = wording::wasserman},
         [](SliceView& v) { return Values{count(v.actors())}; }});
    list.push_back(
        {{.id = "ties",
          .level = Level::network,
          .definition = "Number of ties of any layer: pairs with at least one act in the "
                        "window.",
          .formula = "m",
          .range = "0 and more",
          .sign = wording::ignored,
          .direction = "undirected: unordered pairs; directed: ordered pairs",
          .weights = wording::ignored,
          .undefined = "never; 0 in a slice without ties",
          .cost = "O(1)",
          .source = wording::wasserman},
         [](SliceView& v) { return Values{count(v.network().ties.size())}; }});
    list.push_back(
        {{.id = "events",
          .level = Level::network,
          .definition = "Acts in the window by weight and mass, a mutual act counted once.",
          .formula = "sum of mass x weight over the events",
          .range = "0 and more",
          .sign = wording::ignored,
          .direction = wording::ignored,
          .weights = "the events' own",
          .undefined = "never; 0 in a slice without events",
          .cost = wording::summed_before,
          .source = ""},
         [](SliceView& v) { return Values{v.network().events}; }});
}

void add_sums(std::vector<Declared>& list) {
    list.push_back({{.id = "cooperation",
                     .level = Level::network,
                     .definition = "Sum of the positive values of all acts in the window, a mutual "
                                   "act counted once.",
                     .formula = "C = sum of mass x weight x max(value, 0)",
                     .range = "0 and more",
                     .sign = "positive part",
                     .direction = wording::ignored,
                     .weights = "values, weights and masses of the events",
                     .undefined = "never; 0 in a slice without events",
                     .cost = wording::summed_before,
                     .source = wording::goldstein},
                    [](SliceView& v) { return Values{v.network().cooperation}; }});
    list.push_back({{.id = "conflict",
                     .level = Level::network,
                     .definition = "Sum of the negative values of all acts in the window without "
                                   "their sign, a mutual act counted once.",
                     .formula = "F = sum of mass x weight x max(-value, 0)",
                     .range = "0 and more",
                     .sign = "negative part, as a positive number",
                     .direction = wording::ignored,
                     .weights = "values, weights and masses of the events",
                     .undefined = "never; 0 in a slice without events",
                     .cost = wording::summed_before,
                     .source = wording::goldstein},
                    [](SliceView& v) { return Values{v.network().conflict}; }});
    list.push_back({{.id = "tone",
                     .level = Level::network,
                     .definition = "Balance of all acts in the window: 1 all cooperation, -1 all "
                                   "conflict, heavier acts counting more.",
                     .formula = "(cooperation - conflict) / (cooperation + conflict)",
                     .range = "-1 to 1",
                     .sign = "used",
                     .direction = wording::ignored,
                     .weights = "values, weights and masses of the events",
                     .undefined = "no act has a value other than 0",
                     .cost = "O(1)",
                     .source = ""},
                    [](SliceView& v) {
                        return Values{tone_of(v.network().cooperation, v.network().conflict)};
                    }});
}

void add_parts(std::vector<Declared>& list) {
    list.push_back({{.id = "density",
                     .level = Level::network,
                     .definition = "Share of the possible pairs of present actors that have a tie "
                                   "of the layer.",
                     .formula = "m / (n (n - 1) / 2); directed m / (n (n - 1))",
                     .range = "0 to 1",
                     .sign = wording::chosen_by_layer,
                     .direction = wording::ordered_pairs,
                     .weights = wording::ties_of_layer,
                     .undefined = "no actor is present",
                     .cost = "O(m)",
                     .source = wording::wasserman},
                    [](SliceView& v) {
                        return Values{ratio(count(v.layer().edges.size()), possible_ties(v))};
                    }});
    list.push_back(
        {{.id = "components",
          .level = Level::network,
          .definition = "Number of connected parts of the layer; a present actor without "
                        "a tie of the layer is a part of its own.",
          .formula = "classes of actors joined by chains of ties",
          .range = "0 to n",
          .sign = wording::chosen_by_layer,
          .direction = wording::either_way,
          .weights = wording::ties_of_layer,
          .undefined = "never; 0 in a slice without ties",
          .cost = "O(n + m)",
          .source = wording::wasserman},
         [](SliceView& v) { return Values{count(v.layer_components().size.size())}; }});
    list.push_back(
        {{.id = "largest_component",
          .level = Level::network,
          .definition = "Number of actors (not their share) in the largest connected part "
                        "of the layer.",
          .formula = "max over components of their number of actors",
          .range = "0 to n",
          .sign = wording::chosen_by_layer,
          .direction = wording::either_way,
          .weights = wording::ties_of_layer,
          .undefined = "never; 0 in a slice without ties",
          .cost = "O(n + m)",
          .source = wording::wasserman},
         [](SliceView& v) { return Values{largest_component(v)}; }});
}

void add_shape(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "transitivity",
          .level = Level::network,
          .definition = "Share of the paths of two ties whose ends have a tie too, counted "
                        "over the whole layer (not the mean of clustering).",
          .formula = "3 x triangles / sum of d_i (d_i - 1) / 2",
          .range = "0 to 1",
          .sign = wording::chosen_by_layer,
          .direction = wording::either_way,
          .weights = wording::ties_of_layer,
          .undefined = "no actor has two ties of the layer",
          .cost = "O(m^1.5)",
          .source = "Newman, Watts and Strogatz, PNAS 99, 2002"},
         [](SliceView& v) { return Values{transitivity(v)}; }});
    list.push_back(
        {{.id = "reciprocity",
          .level = Level::network,
          .definition = "Share of the directed ties of the layer that are answered by the "
                        "opposite tie; a mutual act answers itself.",
          .formula = "ties i to j with a tie j to i / ties",
          .range = "0 to 1",
          .sign = wording::chosen_by_layer,
          .direction = "directed networks only",
          .weights = wording::ties_of_layer,
          .undefined = "the network is undirected, or the layer has no tie",
          .cost = "O(m log m)",
          .source = wording::wasserman},
         [](SliceView& v) { return Values{reciprocity(v)}; }});
    list.push_back(
        {{.id = "centralization",
          .level = Level::network,
          .definition = "Freeman's degree centralization: 1 when one actor has a tie with "
                        "all others and these have none among them.",
          .formula = "sum of (max d - d_i) / ((n - 1)(n - 2)); directed / (2 (n - 1)(n - 2))",
          .range = "0 to 1",
          .sign = wording::chosen_by_layer,
          .direction = "directed: d is ties in and out together, so a star of one-way ties "
                       "has 0.5",
          .weights = wording::ties_of_layer,
          .undefined = "fewer than three actors are present",
          .cost = "O(n + m)",
          .source = wording::freeman},
         [](SliceView& v) { return Values{degree_centralization(v)}; }});
}

void add_changes(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "change",
          .level = Level::network,
          .definition = "Ruzicka distance to the slice before, on cooperation and conflict "
                        "side by side: 0 all as before, 1 nothing in common.",
          .formula = "1 - sum min(a, b) / sum max(a, b) over P and N of every tie of either "
                     "slice",
          .range = "0 to 1",
          .sign = "P and N apart, whatever the layer",
          .direction = wording::ordered_pairs,
          .weights = "P and N",
          .undefined = "first slice; P and N are 0 in both slices",
          .cost = "O(m of both slices)",
          .source = "Ruzicka, Biologia (Bratislava) 13, 1958"},
         [](SliceView& v) {
             return Values{v.before() ? ruzicka_distance(*v.before(), v.network()) : undefined};
         },
         {.before = true}});
    list.push_back(
        {{.id = "persistence",
          .level = Level::network,
          .definition = "Share of the ties of the slice before that still exist, whatever "
                        "their weight and sign.",
          .formula = "ties of both slices / ties of the slice before",
          .range = "0 to 1",
          .sign = wording::ignored,
          .direction = wording::ordered_pairs,
          .weights = "ignored, whatever the layer",
          .undefined = "first slice; the slice before has no tie",
          .cost = "O(m of both slices)",
          .source = ""},
         [](SliceView& v) {
             return Values{v.before() ? tie_persistence(*v.before(), v.network()) : undefined};
         },
         {.before = true}});
}

}  // namespace

std::vector<Declared> network_measures() {
    std::vector<Declared> list;
    add_sizes(list);
    add_sums(list);
    add_parts(list);
    add_shape(list);
    append(list, community_measures(Level::network));
    append(list, balance_measures(Level::network));
    add_changes(list);
    return list;
}

}  // namespace entente::detail
