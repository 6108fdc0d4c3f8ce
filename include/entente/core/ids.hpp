#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace entente {

/// Place of an actor in Case::actors, the same from the reader to the shader. Actors are sorted by
/// id as bytes, so ActorIds compare as ids do.
enum class ActorId : std::uint32_t {};
/// Place of an event in Case::events.
enum class EventId : std::uint32_t {};
/// Place of a source in Case::sources.
enum class SourceId : std::uint32_t {};

template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}
constexpr ActorId actor_id(std::size_t i) {
    return static_cast<ActorId>(i);
}
constexpr EventId event_id(std::size_t i) {
    return static_cast<EventId>(i);
}
constexpr SourceId source_id(std::size_t i) {
    return static_cast<SourceId>(i);
}

}  // namespace entente
