#pragma once
// The declared list of measures: what each is, by which convention, and what it does at the edges.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Level : std::uint8_t { network, actor, tie };
std::string_view to_string(Level level);
std::optional<Level> parse_level(std::string_view text);

/// What a band counts for an actor or tie of a slice that a replicate lacks there.
enum class Band : std::uint8_t {
    defined,  ///< nothing: the band is that of the replicates which have it
    zero,     ///< 0
    lost,     ///< minus its net in the slice before, if it has one: what it loses by its end
    none      ///< there is no band: the values are names
};

struct Measure {
    std::string_view id;
    Level level;
    std::string_view definition;  ///< first sentence says the convention
    std::string_view formula;
    std::string_view range;
    std::string_view sign;  ///< what it does with sign
    std::string_view direction;
    std::string_view weights;
    std::string_view undefined;  ///< when the cell is empty; isolates, disconnected parts
    Band band = Band::defined;
    std::string_view cost;
    std::string_view source;  ///< paper
};

/// Whether its values are names (a side, a community) and no amounts.
inline bool is_name(const Measure& measure) {
    return measure.band == Band::none;
}
/// Whether it rests on a search, of sides or communities, that may take long: such measures are
/// best computed last.
bool is_searched(const Measure& measure);

/// All measures, network, actor, tie, each level in its declared order.
std::span<const Measure> all_measures();
/// nullptr when there is none.
const Measure* find_measure(Level level, std::string_view id);
/// "degree,strength" or "all" -> measures of the level. Throws Error{usage} with a suggestion.
std::vector<const Measure*> parse_measures(Level level, std::string_view list);

}  // namespace entente
