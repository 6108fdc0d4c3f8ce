#include "entente/core/progress.hpp"

#include "entente/core/error.hpp"

namespace entente {

Progress::Progress(std::stop_token stop, Listener listener)
    : stop_(std::move(stop)), listener_(std::move(listener)) {}

void Progress::report(double fraction, std::string_view step) const {
    check();
    if (listener_) listener_(fraction, step);
}

void Progress::check() const {
    if (stop_.stop_requested()) throw Error(ErrorCategory::interrupted, "interrupted");
}

}  // namespace entente
