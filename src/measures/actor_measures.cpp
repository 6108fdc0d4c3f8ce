#include <algorithm>

#include "cores.hpp"
#include "declared.hpp"
#include "triads.hpp"
#include "wording.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<double>;

/// Sum over the edges of each actor of what(edge), at its source, its target or both.
template <class What>
Values sum_over(const Graph& graph, bool at_source, bool at_target, What what) {
    Values sum(graph.actors, 0);
    for (const Edge& e : graph.edges) {
        if (at_source) sum[e.from] += what(e);
        if (at_target) sum[e.to] += what(e);
    }
    return sum;
}

Values degrees(SliceView& view, bool out, bool in) {
    return sum_over(view.layer(), out, in, [](const Edge&) { return 1.0; });
}

Values only_directed(SliceView& view, bool out, bool in) {
    if (!view.options().directed) return Values(view.actors(), undefined);
    return degrees(view, out, in);
}

/// Sum of what(tie) over every tie of each actor, whatever the layer.
template <class What>
Values sum_over_ties(SliceView& view, What what) {
    const auto& ties = view.network().ties;
    return sum_over(view.all(), true, true, [&](const Edge& e) { return what(ties[e.tie]); });
}

Values tones(SliceView& view) {
    const Values good = sum_over_ties(view, [](const Tie& t) { return t.cooperation; });
    const Values bad = sum_over_ties(view, [](const Tie& t) { return t.conflict; });
    Values tone(good.size());
    std::transform(good.begin(), good.end(), bad.begin(), tone.begin(), tone_of);
    return tone;
}

Values betweenness(SliceView& view) {
    require_countable(view.betweenness());
    return view.betweenness().actors;
}

Values normalised_betweenness(SliceView& view) {
    const double n = static_cast<double>(view.actors());
    const double pairs = (n - 1) * (n - 2) / (view.options().directed ? 1 : 2);
    Values values = betweenness(view);
    for (double& value : values) value = ratio(value, pairs);
    return values;
}

Values clustering(SliceView& view) {
    const Neighbours& graph = view.layer_neighbours();
    Values values = triangles_of(graph, view.progress());
    for (Row i = 0; i < values.size(); ++i) {
        const double degree = static_cast<double>(graph.degree(i));
        values[i] = ratio(values[i], degree * (degree - 1) / 2);
    }
    return values;
}

void add_degrees(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "degree",
          .level = Level::actor,
          .definition = "Number of ties of the layer: neighbours when undirected, ties in "
                        "plus ties out when directed.",
          .formula = "d_i = number of ties with i as an end",
          .range = "0 to n - 1; directed 0 to 2 (n - 1)",
          .sign = wording::chosen_by_layer,
          .direction = "directed: in_degree + out_degree",
          .weights = wording::ties_of_layer,
          .undefined = "never; 0 without a tie of the layer",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = wording::freeman},
         [](SliceView& v) { return degrees(v, true, true); }});
    list.push_back(
        {{.id = "in_degree",
          .level = Level::actor,
          .definition = "Number of actors with a tie of the layer to this one, in directed "
                        "networks only.",
          .formula = "number of ties j to i",
          .range = "0 to n - 1",
          .sign = wording::chosen_by_layer,
          .direction = "directed networks only",
          .weights = wording::ties_of_layer,
          .undefined = "the network is undirected",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = wording::wasserman},
         [](SliceView& v) { return only_directed(v, false, true); }});
    list.push_back({{.id = "out_degree",
                     .level = Level::actor,
                     .definition = "Number of actors to whom this one has a tie of the layer, in "
                                   "directed networks only.",
                     .formula = "number of ties i to j",
                     .range = "0 to n - 1",
                     .sign = wording::chosen_by_layer,
                     .direction = "directed networks only",
                     .weights = wording::ties_of_layer,
                     .undefined = "the network is undirected",
                     .band = Band::zero,
                     .cost = "O(n + m)",
                     .source = wording::wasserman},
                    [](SliceView& v) { return only_directed(v, true, false); }});
}

void add_strength(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "strength",
          .level = Level::actor,
          .definition = "Sum of the layer's weights over the actor's ties, ties in and ties "
                        "out together when directed.",
          .formula = "s_i = sum over j of w_ij",
          .range = "0 and more",
          .sign = "by layer: P + N, P or N",
          .direction = "directed: w_ij + w_ji, so a mutual act counts twice",
          .weights = wording::weight_of_layer,
          .undefined = "never; 0 without weight in the layer",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = "Barrat et al., PNAS 101, 2004"},
         [](SliceView& v) {
             return sum_over(v.layer(), true, true, [](const Edge& e) { return e.weight; });
         }});
}

constexpr std::string_view both_ways =
    "directed: ties in and out together, a mutual act counts twice";
constexpr std::string_view signed_sums = "P and N of the ties, whatever the layer";

void add_sums(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "cooperation",
          .level = Level::actor,
          .definition = "Sum of cooperation over all ties of the actor, whatever the layer.",
          .formula = "C_i = sum over j of P_ij",
          .range = "0 and more",
          .sign = "positive part",
          .direction = both_ways,
          .weights = signed_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = wording::goldstein},
         [](SliceView& v) {
             return sum_over_ties(v, [](const Tie& t) { return t.cooperation; });
         }});
    list.push_back(
        {{.id = "conflict",
          .level = Level::actor,
          .definition = "Sum of conflict over all ties of the actor, as a positive number, "
                        "whatever the layer.",
          .formula = "F_i = sum over j of N_ij",
          .range = "0 and more",
          .sign = "negative part, as a positive number",
          .direction = both_ways,
          .weights = signed_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = wording::goldstein},
         [](SliceView& v) { return sum_over_ties(v, [](const Tie& t) { return t.conflict; }); }});
}

void add_net_and_tone(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "net",
          .level = Level::actor,
          .definition = "Cooperation less conflict over all ties of the actor, whatever the "
                        "layer: friends and foes cancel out.",
          .formula = "sum over j of P_ij - N_ij",
          .range = "any number",
          .sign = "used",
          .direction = both_ways,
          .weights = signed_sums,
          .undefined = "never",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = wording::goldstein},
         [](SliceView& v) { return sum_over_ties(v, [](const Tie& t) { return net(t); }); }});
    list.push_back(
        {{.id = "tone",
          .level = Level::actor,
          .definition = "Net over intensity of all that passed between the actor and the "
                        "others (not the mean tone of its ties), whatever the layer.",
          .formula = "(C_i - F_i) / (C_i + F_i)",
          .range = "-1 to 1",
          .sign = "used",
          .direction = both_ways,
          .weights = signed_sums,
          .undefined = "the actor's acts all have the value 0",
          .cost = "O(n + m)",
          .source = ""},
         tones});
}

void add_betweenness(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "betweenness",
          .level = Level::actor,
          .definition = "Shortest paths between other actors that pass through this one, "
                        "every unordered pair counted once (ordered pairs when directed), "
                        "not normalised; k equally short paths count 1/k each.",
          .formula = "b_i = sum over s, t other than i of paths_st(i) / paths_st",
          .range = "0 to (n - 1)(n - 2) / 2; directed twice that",
          .sign = wording::chosen_by_layer,
          .direction = wording::along_ordered,
          .weights = wording::path_lengths,
          .undefined = "never; 0 where no path passes, pairs without a path add nothing",
          .band = Band::zero,
          .cost = wording::path_cost,
          .source = "Freeman, Sociometry 40, 1977; Brandes, J. Mathematical Sociology 25, "
                    "2001"},
         betweenness});
    list.push_back({{.id = "betweenness_normalised",
                     .level = Level::actor,
                     .definition = "Betweenness over the number of pairs of other present actors, "
                                   "whether a path joins them or not.",
                     .formula = "b_i / ((n - 1)(n - 2) / 2); directed b_i / ((n - 1)(n - 2))",
                     .range = "0 to 1",
                     .sign = wording::chosen_by_layer,
                     .direction = wording::along_ordered,
                     .weights = wording::path_lengths,
                     .undefined = "fewer than three actors are present",
                     .band = Band::zero,
                     .cost = wording::path_cost,
                     .source = wording::freeman},
                    normalised_betweenness});
}

void add_closeness(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "closeness",
          .level = Level::actor,
          .definition = "Actors within reach over the sum of the distances to them: the "
                        "inverse of the mean distance inside the actor's own part, so that "
                        "actors of small parts score high.",
          .formula = "(r_i - 1) / sum of dist(i, j) over the r_i - 1 others within reach",
          .range = "above 0, by hop at most 1",
          .sign = wording::chosen_by_layer,
          .direction = wording::along_from_actor,
          .weights = wording::path_lengths,
          .undefined = "nobody is within reach",
          .cost = wording::distance_cost,
          .source = wording::freeman},
         [](SliceView& v) { return v.nearness().closeness; }});
    list.push_back(
        {{.id = "harmonic",
          .level = Level::actor,
          .definition = "Mean of 1 / distance to all other present actors, 0 for those out "
                        "of reach.",
          .formula = "sum over j of 1 / dist(i, j) / (n - 1)",
          .range = "0 to 1 by hop; 0 and more by inverse",
          .sign = wording::chosen_by_layer,
          .direction = wording::along_from_actor,
          .weights = wording::path_lengths,
          .undefined = "never; 0 when nobody is within reach",
          .band = Band::zero,
          .cost = wording::distance_cost,
          .source = "Marchiori and Latora, Physica A 285, 2000; Boldi and Vigna, Internet "
                    "Mathematics 10, 2014"},
         [](SliceView& v) { return v.nearness().harmonic; }});
}

constexpr std::string_view no_edge =
    "no tie of the layer has weight; the two largest eigenvalues of the part agree to 9 digits";

void add_spectral(std::vector<Declared>& list) {
    list.push_back({{.id = "eigenvector",
                     .level = Level::actor,
                     .definition = "Leading eigenvector of the weights of the part with the most "
                                   "actors, its largest value scaled to 1, 0 for all other actors; "
                                   "parts of equal size are each scaled by themselves.",
                     .formula = "x_i = (1 / lambda) sum over j of w_ij x_j",
                     .range = "0 to 1, to 12 decimals",
                     .sign = wording::chosen_by_layer,
                     .direction = "ignored: the weights of both directions are added (hub and "
                                  "authority use direction)",
                     .weights = wording::weight_of_layer,
                     .undefined = no_edge,
                     .band = Band::zero,
                     .cost = "O(k m + k^2 n), k usually below 100",
                     .source = "Bonacich, J. Mathematical Sociology 2, 1972"},
                    [](SliceView& v) { return v.eigenvector(); }});
    list.push_back(
        {{.id = "pagerank",
          .level = Level::actor,
          .definition = "Share of time at the actor of one who follows ties in proportion "
                        "to their weight with probability 0.85 and else jumps to any "
                        "present actor; all shares add up to 1.",
          .formula = "p_i = 0.15 / n + 0.85 sum over j of p_j w_ji / sum over k of w_jk",
          .range = "0 to 1",
          .sign = wording::chosen_by_layer,
          .direction = "directed: along the ties; undirected: both ways",
          .weights = wording::weight_of_layer,
          .undefined = "never; from an actor without a way out one jumps",
          .band = Band::zero,
          .cost = "O(k m), k about 220",
          .source = "Brin and Page, Computer Networks 30, 1998"},
         [](SliceView& v) { return page_rank(v.weighted(), v.progress()); }});
}

void add_hubs(std::vector<Declared>& list) {
    constexpr std::string_view undirected_hub = "undirected: the same as eigenvector";
    list.push_back(
        {{.id = "hub",
          .level = Level::actor,
          .definition = "Kleinberg's hub score: acts toward good authorities; largest value "
                        "scaled to 1, 0 outside the part with the largest singular value.",
          .formula = "h_i = c sum over j of w_ij a_j",
          .range = "0 to 1, to 12 decimals",
          .sign = wording::chosen_by_layer,
          .direction = undirected_hub,
          .weights = wording::weight_of_layer,
          .undefined = no_edge,
          .band = Band::zero,
          .cost = "O(k m + k^2 n), k usually below 100",
          .source = "Kleinberg, J. ACM 46, 1999"},
         [](SliceView& v) { return v.options().directed ? v.hubs().hub : v.eigenvector(); }});
    list.push_back(
        {{.id = "authority",
          .level = Level::actor,
          .definition = "Kleinberg's authority score: acted upon by good hubs; largest "
                        "value scaled to 1, 0 outside the part with the largest singular "
                        "value.",
          .formula = "a_i = c sum over j of w_ji h_j",
          .range = "0 to 1, to 12 decimals",
          .sign = wording::chosen_by_layer,
          .direction = undirected_hub,
          .weights = wording::weight_of_layer,
          .undefined = no_edge,
          .band = Band::zero,
          .cost = "O(k m + k^2 n), k usually below 100",
          .source = "Kleinberg, J. ACM 46, 1999"},
         [](SliceView& v) { return v.options().directed ? v.hubs().authority : v.eigenvector(); }});
}

void add_local(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "coreness",
          .level = Level::actor,
          .definition = "Largest k such that the actor belongs to a group in which everyone "
                        "has at least k ties to the others of the group.",
          .formula = "largest k with i in the k-core of the layer",
          .range = "0 to n - 1; directed 0 to 2 (n - 1)",
          .sign = wording::chosen_by_layer,
          .direction = "directed: ties in and out both count",
          .weights = wording::ties_of_layer,
          .undefined = "never; 0 without a tie of the layer",
          .band = Band::zero,
          .cost = "O(n + m)",
          .source = "Seidman, Social Networks 5, 1983"},
         [](SliceView& v) { return k_cores(v.layer()); }});
    list.push_back(
        {{.id = "clustering",
          .level = Level::actor,
          .definition = "Share of the pairs of the actor's neighbours that have a tie of "
                        "the layer too.",
          .formula = "triangles through i / (d_i (d_i - 1) / 2), d_i = neighbours of i",
          .range = "0 to 1",
          .sign = wording::chosen_by_layer,
          .direction = wording::either_way,
          .weights = wording::ties_of_layer,
          .undefined = "fewer than two neighbours (others count 0 here)",
          .cost = "O(m^1.5)",
          .source = "Watts and Strogatz, Nature 393, 1998"},
         clustering});
    list.push_back(
        {{.id = "constraint",
          .level = Level::actor,
          .definition = "Burt's constraint with the layer's weights: high when the actor's "
                        "contacts are few or spend their weight on one another.",
          .formula = "sum over contacts j of (p_ij + sum over contacts q of p_iq p_qj)^2, "
                     "p_ij = (w_ij + w_ji) / sum over k of (w_ik + w_ki)",
          .range = "above 0 and below 2; 1 with a single contact",
          .sign = wording::chosen_by_layer,
          .direction = "ignored: the weights of both directions are added",
          .weights = wording::weight_of_layer,
          .undefined = "no tie with weight in the layer",
          .cost = "O(sum of d_i^2)",
          .source = "Burt, Structural Holes, Harvard University Press 1992"},
         [](SliceView& v) { return burt_constraint(v.weighted_neighbours(), v.progress()); }});
}

}  // namespace

std::vector<Declared> actor_measures() {
    std::vector<Declared> list;
    add_degrees(list);
    add_strength(list);
    add_sums(list);
    add_net_and_tone(list);
    add_betweenness(list);
    add_closeness(list);
    add_spectral(list);
    add_hubs(list);
    add_local(list);
    append(list, community_measures(Level::actor));
    append(list, balance_measures(Level::actor));
    return list;
}

}  // namespace entente::detail
