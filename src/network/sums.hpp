#pragma once
// What the whole events of one pair add up to while windows move over them.
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "entente/network/series.hpp"

namespace entente::detail {

struct Sums {
    double events = 0;       ///< E
    double cooperation = 0;  ///< P
    double conflict = 0;     ///< N
};

/// What of an event counts for a tie, packed, so that a pair's events lie side by side.
struct CountedEvent {
    ActorId source{};  ///< of the tie
    ActorId target{};
    DaySpan days;
    double value = 0;
    double weight = 1;
};

/// One event with its mass, added to sums.
void add(Sums& sums, const CountedEvent& event, double mass);

/// Events of one pair that are wholly in the window. Calls come in order of slices.
class WholeSums {
  public:
    virtual ~WholeSums() = default;
    WholeSums() = default;
    WholeSums(const WholeSums&) = delete;
    WholeSums& operator=(const WholeSums&) = delete;

    /// Starts anew with a pair; the events stay alive until the next start.
    virtual void start(std::span<const CountedEvent> events) = 0;
    virtual void enter(std::size_t event, std::size_t slice) = 0;
    virtual void leave(std::size_t event) = 0;
    virtual Sums at(std::size_t slice) = 0;
    /// True: sums stay the same until the next event enters or leaves.
    virtual bool steady() const = 0;
};

/// Fits the window of the options. `slices` in time.
std::unique_ptr<WholeSums> make_whole_sums(const std::vector<Slice>& slices,
                                           const SeriesOptions& options);

}  // namespace entente::detail
