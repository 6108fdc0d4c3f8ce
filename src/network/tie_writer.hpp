#pragma once
// Ties come pair by pair through all slices and go slice by slice: room is made and they are moved
// over in batches.
#include <cstdint>
#include <span>
#include <vector>

#include "sweep.hpp"

namespace entente::detail {

/// Ties to come per slice (an event of weight 0 makes room for one that will not).
class TieCounter {
  public:
    explicit TieCounter(const Timeline& timeline);
    /// All events of one pair.
    void add_pair(std::span<const CountedEvent> events);
    std::vector<std::size_t> counts() const;

  private:
    const Timeline& timeline_;
    std::vector<std::int64_t> change_;
    std::vector<Run> runs_;
};

/// Appends ties to the networks in the order in which they were written. Nothing is there for sure
/// before flush.
class TieWriter {
  public:
    explicit TieWriter(std::vector<Network>& networks);
    void write(Run run, const Tie& tie);
    void flush();

  private:
    std::vector<Network>& networks_;
    std::size_t batch_;
    std::vector<Tie> ties_;
    std::vector<std::uint32_t> slices_;  // of ties_
    std::vector<std::uint32_t> order_;   // of ties_ by slice
    std::vector<std::uint32_t> place_;   // in order_, per slice
};

}  // namespace entente::detail
