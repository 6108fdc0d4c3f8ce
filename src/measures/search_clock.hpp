#pragma once
#include <chrono>

namespace entente::detail {

/// When a search has to end.
class SearchClock {
  public:
    explicit SearchClock(double seconds)
        : end_(std::chrono::steady_clock::now() +
               std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                   std::chrono::duration<double>(seconds))) {}
    bool is_over() const { return std::chrono::steady_clock::now() >= end_; }

  private:
    std::chrono::steady_clock::time_point end_;
};

}  // namespace entente::detail
