#pragma once
#include <functional>
#include <stop_token>
#include <string_view>

namespace entente {

/// How long work tells where it is and learns that it should stop. A default one never stops and
/// tells nobody. Cheap to copy; `report` may be called from the working thread only.
class Progress {
  public:
    using Listener = std::function<void(double fraction, std::string_view step)>;
    Progress() = default;
    explicit Progress(std::stop_token stop, Listener listener = {});
    /// fraction in [0, 1]; also checks for a stop.
    void report(double fraction, std::string_view step) const;
    bool stop_requested() const { return stop_.stop_requested(); }
    std::stop_token stop_token() const { return stop_; }
    /// Throws Error{interrupted} when a stop was asked for. Call it at least every 50 ms of work.
    void check() const;

  private:
    std::stop_token stop_;
    Listener listener_;
};

}  // namespace entente
