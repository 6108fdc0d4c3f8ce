#include "tie_writer.hpp"

#include <algorithm>
#include <numeric>

namespace entente::detail {

TieCounter::TieCounter(const Timeline& timeline)
    : timeline_(timeline), change_(timeline.size() + 1, 0) {}

void TieCounter::add_pair(std::span<const CountedEvent> events) {
    runs_.clear();
    for (const CountedEvent& event : events) {
        const Run run = timeline_.reach(event.days).touched;
        if (run.first < run.last) runs_.push_back(run);
    }
    const auto earlier = [](const Run& a, const Run& b) { return a.first < b.first; };
    if (!std::is_sorted(runs_.begin(), runs_.end(), earlier)) {
        std::sort(runs_.begin(), runs_.end(), earlier);
    }
    std::size_t counted_to = 0;
    for (const Run& run : runs_) {
        const std::size_t first = std::max(run.first, counted_to);
        if (first >= run.last) continue;
        ++change_[first];
        --change_[run.last];
        counted_to = run.last;
    }
}

std::vector<std::size_t> TieCounter::counts() const {
    std::vector<std::size_t> counts(change_.size() - 1);
    std::int64_t now = 0;
    for (std::size_t slice = 0; slice < counts.size(); ++slice) {
        now += change_[slice];
        counts[slice] = static_cast<std::size_t>(now);
    }
    return counts;
}

// Writing each tie straight to its slice would touch as many far places as there are slices for
// every pair; a batch touches each slice once and fits the cache.
TieWriter::TieWriter(std::vector<Network>& networks)
    : networks_(networks),
      batch_(std::max<std::size_t>(std::size_t{1} << 18, networks.size())),
      place_(networks.size() + 1, 0) {}

void TieWriter::write(Run run, const Tie& tie) {
    for (std::size_t slice = run.first; slice < run.last; ++slice) {
        ties_.push_back(tie);
        slices_.push_back(static_cast<std::uint32_t>(slice));
    }
    if (ties_.size() >= batch_) flush();
}

void TieWriter::flush() {
    std::fill(place_.begin(), place_.end(), 0);
    for (const std::uint32_t slice : slices_) ++place_[slice + 1];
    std::partial_sum(place_.begin(), place_.end(), place_.begin());
    order_.resize(ties_.size());
    for (std::size_t i = 0; i < ties_.size(); ++i) {
        order_[place_[slices_[i]]++] = static_cast<std::uint32_t>(i);
    }
    for (const std::uint32_t i : order_) networks_[slices_[i]].ties.push_back(ties_[i]);
    ties_.clear();
    slices_.clear();
}

}  // namespace entente::detail
