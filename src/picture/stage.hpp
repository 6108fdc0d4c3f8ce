#pragma once
// What stands where at a moment, before anything is coloured or labelled.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/picture/picture.hpp"

namespace entente {

/// A moment between two slices; `after` is `before` when it rests on a slice.
struct Moment {
    double value = 0;
    std::size_t before = 0, after = 0;
    double step = 0;      ///< in [0, 1)
    double eased = 0;     ///< smoothstep of `step`
    double gone() const;  ///< opacity of what is only in `before`
    double come() const;  ///< opacity of what is only in `after`
    std::size_t nearest() const { return step < 0.5 ? before : after; }
};
Moment moment_of(std::size_t slices, double moment);

/// An actor on stage.
struct Body {
    ActorId actor{};
    Point centre{};
    double radius = 0;
    double opacity = 1;
    bool hollow = false;  ///< its measure is undefined, or it is silent
    bool pinned = false;  ///< put there by hand: others make room
};

/// A tie on stage; ends are places in Stage::bodies.
struct Strand {
    ActorId source{}, target{};
    std::uint32_t from = 0, to = 0;
    double width = 0;
    double opacity = 1;
    double tone = 0;  ///< blended; meaningless when not toned
    bool toned = true;
    bool hostile = false;          ///< net < 0 in the layer
    std::string_view symbol = {};  ///< stands in its middle
};

struct Stage {
    Moment moment;
    std::vector<Body> bodies;                         ///< by actor
    std::vector<std::optional<std::uint32_t>> place;  ///< by ActorId
    std::vector<Strand> strands;                      ///< by source, then target
};

/// `lit` is an actor drawn even when silent.
Stage set_stage(const Material& material, const Style& style, const Scales& scales,
                const View& view, const Moment& moment, std::optional<ActorId> lit);

/// Seen from afar, discs and ties are smaller: no disc is wider than 0.6 of a tie of mean length.
Style seen_from(const View& view, Style style);

/// Moves discs that overlap, or nearly so, apart: a smooth function of where they were, so that it
/// does not shake while a slider moves. O(n log n + pairs that are near).
void part_discs(std::vector<Body>& bodies);

/// The curves of the strands in their order on the page, without colours' emphasis.
struct Route {
    std::uint32_t strand = 0;
    Bezier path{};
    bool covered = false;  ///< its discs overlap: nothing of it can be seen
};
std::vector<Route> route(const Stage& stage, bool directed);

}  // namespace entente
