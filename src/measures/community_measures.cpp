#include <cmath>

#include "declared.hpp"
#include "wording.hpp"

namespace entente::detail {
namespace {

using Values = std::vector<double>;

// Labels come from the slices before, partitions do not.
constexpr Needs labels_over_time{.communities = true};
constexpr Needs partition_alone{.communities = true, .alone = true};
constexpr std::string_view leiden =
    "Traag, Waltman and van Eck, Scientific Reports 9, 2019; by net: Traag and Bruggeman, Phys. "
    "Rev. E 80, 036115, 2009";
constexpr std::string_view either_kind =
    "--communities layer: by layer, P + N, P or N; net: used, a tie whose net is within 1e-9 of "
    "its intensity of 0 has none and is left out";
constexpr std::string_view both_kinds =
    "weight of the layer, a tie of weight 0 is none; --communities net: net";
constexpr std::string_view added = "ignored: the weights of both directions are added";
constexpr std::string_view cost =
    "O((n + m) log n) a run in practice; small networks up to 50 runs, large ones 1";

const Partition& partition(SliceView& view) {
    return view.whole().communities[view.slice()];
}

Values labels(SliceView& view) {
    Values values;
    for (const auto& community : partition(view).community)
        values.push_back(community ? static_cast<double>(*community) : undefined);
    return values;
}

std::vector<Declared> of_network() {
    return {
        {{.id = "modularity",
          .level = Level::network,
          .definition = "How much more of the weight lies inside the communities than if ties were "
                        "drawn by chance at the actors' strengths; at resolution 1, whatever "
                        "--resolution made the communities.",
          .formula = "sum over communities of W_c / m - (K_c / 2m)^2; net: 1 / (2w+ + 2w-) sum "
                     "over i, j in one of w_ij - (w+_i w+_j / 2w+ - w-_i w-_j / 2w-)",
          .range = "-1/2 to 1; net -1 to 1",
          .sign = either_kind,
          .direction = added,
          .weights = both_kinds,
          .undefined = "no tie has weight; net: none has a sign",
          .cost = cost,
          .source = "Newman, Phys. Rev. E 70, 056131, 2004; net: Gomez, Jensen and Arenas, Phys. "
                    "Rev. E 80, 016114, 2009"},
         [](SliceView& v) { return Values{partition(v).modularity.value_or(undefined)}; },
         partition_alone},
        {{.id = "communities",
          .level = Level::network,
          .definition = "Number of communities, found by the Leiden algorithm: a good partition, "
                        "not proved the best; actors without weight are in none.",
          .formula = "makes sum over pairs in one of w_ij - g s_i s_j / 2m large, g --resolution; "
                     "net: of P'_ij - g p - N'_ij, P' and N' the positive and negative net, p = "
                     "median(P' > 0) 2 m' / n^2 for m' ties with P' > 0",
          .range = "0 to n",
          .sign = either_kind,
          .direction = added,
          .weights = both_kinds,
          .undefined = "never; 0 when no tie has weight",
          .cost = cost,
          .source = leiden},
         [](SliceView& v) { return Values{static_cast<double>(partition(v).communities)}; },
         partition_alone}};
}

std::vector<Declared> of_actors() {
    return {{{.id = "community",
              .level = Level::actor,
              .definition = "Label of the actor's community, a name and no quantity: the same "
                            "label in the next slice for the community that keeps most of its "
                            "actors.",
              .formula = "0, 1, ... in the order in which communities first appear; labels are "
                         "carried on by the assignment with the largest overlap in all",
              .range = "a whole number from 0",
              .sign = either_kind,
              .direction = added,
              .weights = both_kinds,
              .undefined = "no tie of the actor has weight; net: none has a sign",
              .band = Band::none,
              .cost = cost,
              .source = leiden},
             labels,
             labels_over_time}};
}

}  // namespace

std::vector<Declared> community_measures(Level level) {
    if (level == Level::network) return of_network();
    if (level == Level::actor) return of_actors();
    return {};
}

}  // namespace entente::detail
