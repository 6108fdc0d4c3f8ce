#pragma once
// What several declarations say in the same words.
#include <string_view>

namespace entente::detail::wording {

inline constexpr std::string_view ignored = "ignored";
inline constexpr std::string_view chosen_by_layer =
    "ignored within the layer; --layer chooses the ties";
inline constexpr std::string_view ties_of_layer =
    "ignored; interaction: all ties, cooperation: P > 0, conflict: N > 0";
inline constexpr std::string_view weight_of_layer =
    "weight of the layer (P + N, P or N); a tie of weight 0 is none";
inline constexpr std::string_view either_way =
    "ignored: two actors are joined if either has a tie to the other";
inline constexpr std::string_view ordered_pairs = "directed: ordered pairs";
inline constexpr std::string_view along_ordered = "directed: along the ties, ordered pairs";
inline constexpr std::string_view along_from_actor = "directed: from the actor along the ties";
inline constexpr std::string_view path_lengths =
    "--distance hop: every tie of the layer is 1 long; inverse: 1 / weight, a tie of weight 0 is "
    "none, lengths that agree to 1e-10 are equal";
inline constexpr std::string_view path_cost =
    "O(k f) for each block of k actors and f ties, inverse O(k f log k)";
inline constexpr std::string_view distance_cost =
    "O(n m / 64) where distances are short, O(n m) at most; inverse O(n m log n)";
inline constexpr std::string_view summed_before = "O(1), summed when the network is built";

inline constexpr std::string_view freeman = "Freeman, Social Networks 1, 1978";
inline constexpr std::string_view goldstein =
    "Goldstein, Journal of Conflict Resolution 36, 1992 (the values)";
inline constexpr std::string_view wasserman =
    "Wasserman and Faust, Social Network Analysis, Cambridge University Press 1994";

}  // namespace entente::detail::wording
