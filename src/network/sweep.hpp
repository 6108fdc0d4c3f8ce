#pragma once
// One pair's events moved over all slices: each enters and leaves once.
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "sums.hpp"

namespace entente::detail {

/// Slices [first, last).
struct Run {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Where an event counts: in the slices `touched`, and wholly (not growing or cut) in `whole`.
struct Reach {
    Run touched;
    Run whole;
};

/// From days to slices.
class Timeline {
  public:
    Timeline(const std::vector<Slice>& slices, const SeriesOptions& options);
    std::size_t size() const { return ends_.size(); }
    /// O(1) for calendar slices.
    Reach reach(DaySpan event) const;

  private:
    std::vector<Day> begins_;  // of windows; empty when nothing leaves
    std::vector<Day> ends_;
    Day longest_memory_ = 0;  // days after which a faded event counts no more; 0 = never
};

class Sweep {
  public:
    /// The sums of slices [first, last), all the same; events > 0.
    using Emit = std::function<void(Run run, const Sums& sums)>;

    Sweep(const std::vector<Slice>& slices, const SeriesOptions& options);
    /// Runs over the slices that the events touch, in time. O(e log e + runs + partial overlaps).
    void operator()(std::span<const CountedEvent> events, const Emit& emit);
    const Timeline& timeline() const { return timeline_; }

  private:
    struct Change {
        std::size_t slice = 0;
        std::size_t event = 0;
        auto operator<=>(const Change&) const = default;
    };
    struct Span {
        Run run;
        std::size_t event = 0;
    };

    void gather(std::span<const CountedEvent> events);
    std::size_t next_change() const;
    void emit_whole(Run run, const Emit& emit);
    void apply(std::size_t slice);
    void add_growing(std::span<const CountedEvent> events, std::size_t slice, Sums& sums);

    const std::vector<Slice>& slices_;
    const SeriesOptions& options_;
    Timeline timeline_;
    std::unique_ptr<WholeSums> whole_;
    // Of the pair at hand, each sorted by slice; the places say what comes next.
    std::vector<Change> enters_, leaves_;
    std::vector<Span> spans_;
    std::size_t entered_ = 0, left_ = 0, begun_ = 0;
    std::vector<Span> active_;
};

}  // namespace entente::detail
