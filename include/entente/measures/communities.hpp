#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/measures/options.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// Communities of one slice.
struct Partition {
    /// Of each present actor, in the order of Network::present. A label lives through time: 0, 1,
    /// ... in the order in which communities first appear. Nothing for an actor whose ties all have
    /// weight 0 in the layer (by net: carry no sign).
    std::vector<std::optional<std::size_t>> community;
    std::size_t communities = 0;  ///< how many there are in this slice
    /// How much more weight lies inside than by chance; nothing when no tie has weight. By layer:
    /// Newman's weighted modularity, in [-1/2, 1]. By net: signed modularity (Gomez, Jensen and
    /// Arenas, Phys. Rev. E 80, 016114, 2009), in [-1, 1]. At resolution 1 whatever
    /// options.resolution, so that values can be compared.
    std::optional<double> modularity;
    bool operator==(const Partition&) const = default;
};

/// Communities of every slice by the Leiden algorithm (Traag, Waltman and van Eck, Scientific
/// Reports 9, 2019), the best of up to fifty runs with options.seed: good, not proved the best;
/// each community hangs together by ties (by net: of friends). Directions are added first. Options
/// used: communities, resolution, seed, threads.
///
/// By layer, what is made large is modularity at resolution g,
/// sum over pairs in one community of w_ij - g s_i s_j / 2m, s the strength and m the weight of all
/// ties (Reichardt and Bornholdt, Phys. Rev. E 74, 2006). At g = 0 communities are the connected
/// parts.
///
/// By net, ties are two layers, P' = max(net, 0) and N' = max(-net, 0), as a constant Potts model
/// (Traag and Bruggeman, Phys. Rev. E 80, 036115, 2009; Traag, Van Dooren and Nesterov, Phys. Rev.
/// E 84, 016114, 2011): sum over pairs in one community of (P'_ij - g p) - N'_ij, with p =
/// median(P' > 0) x 2 m' / n^2 for the m' positive ties of the n actors whose ties have a sign. A
/// pair must be friends, on average over a community, beyond what is usual for any pair at g = 1.
/// With equal weights p is the density of friendly ties, as there; the median, since sums of
/// Goldstein's values are so uneven that by their mean one close pair would part all others. The
/// unit of the values does not matter. At g = 0 nothing is left but strain: negative ties inside
/// and positive ones between communities weigh as little as Leiden can make them, with any number
/// of communities (Davis, Human Relations 20, 1967).
///
/// A label goes from a community to one in the next slice such that as many actors as possible
/// keep theirs (an optimal assignment, as one label never goes to two); every other community gets
/// the next free label, in the order of their first actors. Labels do not jump over a slice: after
/// a slice without communities all are new. Where assignments keep equally many, actors' order
/// decides.
///
/// The same input gives the same bits, whatever options.threads. Renaming actors, which is
/// reordering them, gives the same communities: Leiden sees the actors in an order that follows
/// from the weights alone, weights to 7 digits of the sum of their connected part. Only actors that
/// the weights cannot tell apart may trade places, as on a ring of equal ties, where one of several
/// equal partitions is found; and in graphs with equal weights and a regular part that is not
/// symmetric, actors that only seem alike.
///
/// O((n + m) log n) a run and slice in practice; labels O(k n log n), k communities. Safe to call
/// from any thread. Throws Error{usage} for a resolution below 0 or not finite; Error{data} for
/// sums that are negative, not a number or too large to go on with; Error{interrupted}.
std::vector<Partition> communities_over_time(const NetworkSeries& series,
                                             const MeasureOptions& options,
                                             const Progress& progress = {});

enum class CommunityChangeKind : std::uint8_t { birth, death, merge, split };
std::string_view to_string(CommunityChangeKind kind);

/// What happened to labels between a slice and the one before. A label that is in both slices is
/// the same community and no change by itself.
struct CommunityChange {
    std::size_t slice = 0;
    CommunityChangeKind kind = CommunityChangeKind::birth;
    std::size_t community = 0;  ///< born, dead, merged into or split from
    std::vector<std::size_t>
        others;                    ///< merge: labels that ended; split: labels that began; sorted
    std::vector<ActorId> members;  ///< birth: all of it; death: all it had; merge and split:
                                   ///< those who came from, went to the others; sorted
    bool operator==(const CommunityChange&) const = default;
};

/// Changes of every slice, by slice, community, kind. Every label that ends or begins is in exactly
/// one:
/// - a label that ends with at least half of its actors in one community of the next slice has
///   merged into it, any other has died;
/// - a label that begins with at least half of its actors out of one community of the slice before
///   has split from it, any other was born.
/// Between two equal halves the larger community decides, then the smaller label. In the first
/// slice all are born. `partitions` as communities_over_time gives them; else Error{internal}.
/// O(actors log actors) a slice.
std::vector<CommunityChange> community_changes(const NetworkSeries& series,
                                               const std::vector<Partition>& partitions);

}  // namespace entente
