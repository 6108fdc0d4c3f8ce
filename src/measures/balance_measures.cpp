#include <cmath>
#include <iterator>
#include <map>

#include "declared.hpp"
#include "modularity.hpp"
#include "signed_spectra.hpp"
#include "wording.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<double>;

constexpr std::string_view net_sign =
    "sign of net; a tie whose net is within 1e-9 of its intensity of 0 has none and is left out";
constexpr std::string_view both = "both directions of a pair are added before the sign is taken";
constexpr std::string_view signs_alone = "signs alone, whatever the layer";
constexpr std::string_view net_weights = "|net| of the pairs, whatever the layer";
constexpr std::string_view harary = "Cartwright and Harary, Psychological Review 63, 1956";
constexpr std::string_view line_index =
    "Harary, Behavioral Science 4, 1959; Aref, Mason and Wilson, Networks 75, 2020";
constexpr std::string_view exact_cost =
    "milliseconds to seconds where ties are sparse; NP-hard: at most --seconds a slice";
constexpr std::string_view not_proved =
    "not proved within --seconds: low and high are then its bounds";

const Balance& balance(const SliceView& view) {
    return view.whole().balances[view.slice()];
}

/// 1 - 2 L / sum of |w|.
double line_balance_of(double frustration, double weight) {
    return weight == 0 ? undefined : 1 - 2 * (frustration / weight);
}

Values known_or_empty(double value, bool proved) {
    return {proved ? value : undefined};
}

Bounds bounds_unless(bool proved, double low, double high) {
    if (proved) return {};
    return {{low}, {high}};
}

Values frustrated(SliceView& view) {
    const auto& ties = view.network().ties;
    Values values(ties.size(), undefined);
    if (!balance(view).proved) return values;
    const auto& present = view.network().present;
    std::map<std::pair<ActorId, ActorId>, double> strained;
    for (const Edge& e : view.net().edges) {
        const bool apart = balance(view).side[e.from] != balance(view).side[e.to];
        strained[std::minmax(present[e.from], present[e.to])] = apart != (e.weight < 0) ? 1 : 0;
    }
    for (std::size_t t = 0; t < ties.size(); ++t) {
        const auto found = strained.find(std::minmax(ties[t].source, ties[t].target));
        if (found != strained.end()) values[t] = found->second;
    }
    return values;
}

/// Bounds of the margins that are not known; nothing when all are.
Bounds margin_bounds(SliceView& view) {
    const Balance& b = balance(view);
    Bounds bounds{b.margin_low, b.margin_high};
    bool any = false;
    for (std::size_t row = 0; row < b.margin.size(); ++row) {
        const bool known = bounds.low[row] == bounds.high[row];
        if (known) bounds.low[row] = bounds.high[row] = undefined;
        any = any || (!known && !std::isnan(bounds.low[row]));
    }
    return any ? bounds : Bounds{};
}

Values sides(SliceView& view) {
    Values values;
    for (const int side : balance(view).side) values.push_back(side == 0 ? undefined : side);
    return values;
}

double side_modularity(SliceView& view) {
    if (!balance(view).proved) return undefined;
    std::vector<std::size_t> group;
    for (const int side : balance(view).side) group.push_back(side < 0 ? 1 : 0);
    return signed_modularity(view.net(), group);
}

void add_triangles(std::vector<Declared>& list) {
    constexpr std::string_view none = "never; 0 without such triples";
    list.push_back({{.id = "triangles",
                     .level = Level::network,
                     .definition = "Number of triples of actors with three ties that carry a sign, "
                                   "each triple counted once.",
                     .formula = "triples i < j < k with sign(net) of ij, jk and ik not 0",
                     .range = "0 and more",
                     .sign = net_sign,
                     .direction = both,
                     .weights = signs_alone,
                     .undefined = none,
                     .cost = "O(m^1.5)",
                     .source = harary},
                    [](SliceView& v) { return Values{v.triangles().all()}; }});
    const auto kind = [&](std::string_view id, std::string_view definition,
                          std::string_view formula, Compute compute) {
        list.push_back({{.id = id,
                         .level = Level::network,
                         .definition = definition,
                         .formula = formula,
                         .range = "0 and more",
                         .sign = net_sign,
                         .direction = both,
                         .weights = signs_alone,
                         .undefined = none,
                         .cost = "O(m^1.5), all kinds at once",
                         .source = harary},
                        compute});
    };
    kind("triangles_ppp", "Number of triangles of three friends: balanced.",
         "triangles with no negative tie",
         [](SliceView& v) { return Values{v.triangles().count[0]}; });
    kind("triangles_ppn", "Number of triangles in which two foes share a friend: not balanced.",
         "triangles with one negative tie",
         [](SliceView& v) { return Values{v.triangles().count[1]}; });
    kind("triangles_pnn", "Number of triangles in which two friends share a foe: balanced.",
         "triangles with two negative ties",
         [](SliceView& v) { return Values{v.triangles().count[2]}; });
    kind("triangles_nnn", "Number of triangles of three foes: not balanced.",
         "triangles with three negative ties",
         [](SliceView& v) { return Values{v.triangles().count[3]}; });
}

void add_shares(std::vector<Declared>& list) {
    list.push_back({{.id = "balance",
                     .level = Level::network,
                     .definition = "Share of balanced triangles, all counting the same: a friend's "
                                   "friend is a friend, an enemy's enemy is a friend.",
                     .formula = "triangles with 0 or 2 negative ties / triangles",
                     .range = "0 to 1",
                     .sign = net_sign,
                     .direction = both,
                     .weights = signs_alone,
                     .undefined = "there are no triangles",
                     .cost = "O(m^1.5)",
                     .source = harary},
                    [](SliceView& v) {
                        return Values{ratio(v.triangles().balanced(), v.triangles().all())};
                    }});
    list.push_back({{.id = "balance_weighted",
                     .level = Level::network,
                     .definition = "Share of balanced triangles, each counting the geometric mean "
                                   "of its three |net|.",
                     .formula = "sum over balanced triangles of (|w_ij w_jk w_ik|)^(1/3) / sum "
                                "over all triangles",
                     .range = "0 to 1",
                     .sign = net_sign,
                     .direction = both,
                     .weights = net_weights,
                     .undefined = "there are no triangles",
                     .cost = "O(m^1.5)",
                     .source = harary},
                    [](SliceView& v) {
                        const auto& weight = v.triangles().weight;
                        const double good = weight[0] + weight[2], bad = weight[1] + weight[3];
                        return Values{ratio(good, good + bad)};
                    }});
}

void add_frustration(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "frustration",
          .level = Level::network,
          .definition = "Least sum of |net| that must change for the network to fall into two "
                        "sides, friends inside and foes across; exact.",
          .formula = "L = min over x in {-1, 1}^n of sum over pairs of |w| (1 - sign(w) x_i x_j) "
                     "/ 2, w = net",
          .range = "0 to sum of |w| / 2",
          .sign = net_sign,
          .direction = both,
          .weights = net_weights,
          .undefined = not_proved,
          .cost = exact_cost,
          .source = line_index},
         [](SliceView& v) { return known_or_empty(balance(v).high, balance(v).proved); },
         {.balance = true, .alone = true},
         [](SliceView& v) {
             return bounds_unless(balance(v).proved, balance(v).low, balance(v).high);
         }});
    list.push_back(
        {{.id = "frustration_ties",
          .level = Level::network,
          .definition = "Least number of ties that must change sign for the network to fall into "
                        "two sides, all ties counting the same (the line index of balance); exact.",
          .formula = "as frustration, with |w| = 1",
          .range = "0 to m / 2",
          .sign = net_sign,
          .direction = both,
          .weights = signs_alone,
          .undefined = not_proved,
          .cost = exact_cost,
          .source = line_index},
         [](SliceView& v) {
             return known_or_empty(v.tie_frustration().high, v.tie_frustration().proved);
         },
         {},
         [](SliceView& v) {
             const Frustration& found = v.tie_frustration();
             return bounds_unless(found.proved, found.low, found.high);
         }});
    list.push_back(
        {{.id = "line_balance",
          .level = Level::network,
          .definition = "Frustration against what any network can have at most: 1 balanced, 0 as "
                        "frustrated as can be.",
          .formula = "F = 1 - 2 L / sum of |w|",
          .range = "0 to 1",
          .sign = net_sign,
          .direction = both,
          .weights = net_weights,
          .undefined = "no tie carries a sign; not proved within --seconds: low and high are then "
                       "its bounds",
          .cost = exact_cost,
          .source = "Aref and Wilson, J. Complex Networks 6, 2018"},
         [](SliceView& v) {
             const Balance& b = balance(v);
             return known_or_empty(line_balance_of(b.high, b.weight), b.proved);
         },
         {.balance = true, .alone = true},
         [](SliceView& v) {
             const Balance& b = balance(v);
             return bounds_unless(b.proved, line_balance_of(b.high, b.weight),
                                  line_balance_of(b.low, b.weight));
         }});
}

void add_walks(std::vector<Declared>& list) {
    constexpr std::string_view estrada = "Estrada and Benzi, Physical Review E 90, 042802, 2014";
    constexpr std::string_view cost = "O(n m sqrt(largest eigenvalue)), both walk balances at once";
    list.push_back({{.id = "walk_balance",
                     .level = Level::network,
                     .definition = "Closed walks with their sign over closed walks without, long "
                                   "ones counting less, over the actors that have a tie with a "
                                   "sign: 1 balanced, near 0 far from it.",
                     .formula = "K = tr exp(A) / tr exp(|A|), A = signs",
                     .range = "above 0, at most 1",
                     .sign = net_sign,
                     .direction = both,
                     .weights = signs_alone,
                     .undefined = "no tie carries a sign",
                     .cost = cost,
                     .source = estrada},
                    [](SliceView& v) { return Values{v.walks().plain}; }});
    list.push_back(
        {{.id = "walk_balance_scaled",
          .level = Level::network,
          .definition = "Walk balance with walks discounted by the largest eigenvalue, "
                        "so that it does not fall towards 0 with size and density alone.",
          .formula = "tr exp(b A) / tr exp(b |A|), b = 1 / largest eigenvalue of |A|",
          .range = "above 0, at most 1",
          .sign = net_sign,
          .direction = both,
          .weights = signs_alone,
          .undefined = "no tie carries a sign",
          .cost = cost,
          .source = estrada},
         [](SliceView& v) { return Values{v.walks().scaled}; }});
    list.push_back(
        {{.id = "spectral_balance",
          .level = Level::network,
          .definition = "Least eigenvalue of the signed Laplacian of the component with most "
                        "actors (the least one when several are as large): 0 exactly when it is "
                        "balanced, larger the further it is from that.",
          .formula = "least eigenvalue of D - A, A = signs, D = number of ties of each actor",
          .range = "0 and more",
          .sign = net_sign,
          .direction = both,
          .weights = signs_alone,
          .undefined = "no tie carries a sign",
          .cost = "O(k m), k some hundreds",
          .source = "Kunegis et al., SIAM Conference on Data Mining 2010"},
         [](SliceView& v) { return Values{least_laplacian_eigenvalue(v.signs(), v.progress())}; }});
}

void add_side_modularity(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "side_modularity",
          .level = Level::network,
          .definition = "Signed modularity of the two sides: friendly weight inside and hostile "
                        "weight across, beyond what the actors' sums alone make likely.",
          .formula = "1 / (2w+ + 2w-) sum over ij of (w_ij - (w+_i w+_j / 2w+ - w-_i w-_j / 2w-)) "
                     "[side_i = side_j]",
          .range = "-1 to 1",
          .sign = net_sign,
          .direction = both,
          .weights = net_weights,
          .undefined = "no tie carries a sign; frustration not proved within --seconds",
          .cost = exact_cost,
          .source = "Gomez, Jensen and Arenas, Physical Review E 80, 016114, 2009"},
         [](SliceView& v) { return Values{side_modularity(v)}; },
         {.balance = true}});
}

void add_actors(std::vector<Declared>& list) {
    list.push_back({{.id = "pn",
                     .level = Level::actor,
                     .definition = "PN centrality: standing from friends of good standing, lowered "
                                   "by foes of good standing, 1 for an actor without ties.",
                     .formula = "(I - (P - 2 N) / (2 n - 2))^-1 1, P and N the positive and "
                                "negative signs",
                     .range = "any number, around 1",
                     .sign = net_sign,
                     .direction = both,
                     .weights = signs_alone,
                     .undefined = "fewer than two actors are present; two foes alone",
                     .cost = "O(k m), k some dozens",
                     .source = "Everett and Borgatti, Social Networks 38, 2014"},
                    [](SliceView& v) { return pn_centrality(v.signs(), v.progress()); }});
    list.push_back(
        {{.id = "side",
          .level = Level::actor,
          .definition = "Side, 1 or -1, in a partition with the least frustration (there may be "
                        "others, see side_margin); the side that most actors of its component "
                        "last had keeps its number.",
          .formula = "x_i of frustration",
          .range = "1 or -1",
          .sign = net_sign,
          .direction = both,
          .weights = net_weights,
          .undefined = "no tie of the actor carries a sign; frustration not proved within "
                       "--seconds",
          .band = Band::none,
          .cost = exact_cost,
          .source = line_index},
         sides,
         {.balance = true}});
    list.push_back(
        {{.id = "side_margin",
          .level = Level::actor,
          .definition = "By how much frustration rises at least if the actor has to change sides "
                        "toward the strongest actor of its component, among equals the first by id "
                        "(that one: toward the second strongest); 0: undecided.",
          .formula = "min of L with x_i x_anchor turned round, less L",
          .range = "0 and more",
          .sign = net_sign,
          .direction = both,
          .weights = net_weights,
          .undefined = "as side; not known exactly: low and high are then its bounds",
          .cost =
              "a flow an actor; where that does not settle it, in blocks of at most 250 actors, "
              "a search, at most --seconds a slice",
          .source = line_index},
         [](SliceView& v) { return balance(v).margin; },
         {.balance = true, .margins = true, .alone = true},
         margin_bounds});
}

void add_ties(std::vector<Declared>& list) {
    list.push_back(
        {{.id = "frustrated",
          .level = Level::tie,
          .definition = "1 when the tie is at odds with the sides: hostile inside one or "
                        "friendly across; else 0.",
          .formula = "(1 - sign(net) x_i x_j) / 2",
          .range = "0 or 1",
          .sign = net_sign,
          .direction = "directed: both ties of a pair have the value of their sum",
          .weights = net_weights,
          .undefined = "the pair carries no sign; frustration not proved within "
                       "--seconds",
          .cost = exact_cost,
          .source = line_index},
         frustrated,
         {.balance = true}});
}

}  // namespace

void append(std::vector<Declared>& list, std::vector<Declared> more) {
    list.insert(list.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

std::vector<Declared> balance_measures(Level level) {
    std::vector<Declared> list;
    if (level == Level::network) {
        add_triangles(list);
        add_shares(list);
        add_frustration(list);
        add_walks(list);
        add_side_modularity(list);
    } else if (level == Level::actor) {
        add_actors(list);
    } else {
        add_ties(list);
    }
    return list;
}

}  // namespace entente::detail
