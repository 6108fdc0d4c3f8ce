#include "sweep.hpp"

#include <algorithm>
#include <cmath>

#include "fading.hpp"

namespace entente::detail {

namespace {

/// First place whose day is `day` or later, in days that grow about evenly: a guess on the line
/// between the first and the last, then steps.
std::size_t first_reaching(const std::vector<Day>& days, Day day) {
    if (days.empty() || day <= days.front()) return 0;
    if (day > days.back()) return days.size();
    const double part = static_cast<double>(std::int64_t{day} - days.front()) /
                        static_cast<double>(std::int64_t{days.back()} - days.front());
    auto at = static_cast<std::size_t>(part * static_cast<double>(days.size() - 1));
    while (days[at] < day) ++at;
    while (at > 0 && days[at - 1] >= day) --at;
    return at;
}

template <class T, class Order>
void sort_if_needed(std::vector<T>& items, Order order) {
    if (!std::is_sorted(items.begin(), items.end(), order)) {
        std::sort(items.begin(), items.end(), order);
    }
}

}  // namespace

Timeline::Timeline(const std::vector<Slice>& slices, const SeriesOptions& options) {
    for (const Slice& slice : slices) ends_.push_back(slice.days.end);
    if (options.window_kind == WindowKind::own || options.window_kind == WindowKind::sliding) {
        for (const Slice& slice : slices) begins_.push_back(slice.window_begin);
    }
    if (options.window_kind == WindowKind::half_life) {
        const double days = Fading::oldest * mean_days(options.window);
        if (days < 1e9) longest_memory_ = static_cast<Day>(days) + 1;
    }
}

Reach Timeline::reach(DaySpan event) const {
    Reach reach;
    reach.touched.first = first_reaching(ends_, event.begin + 1);
    reach.whole.first =
        event.length() == 1 ? reach.touched.first : first_reaching(ends_, event.end);
    reach.touched.last = reach.whole.last = ends_.size();
    if (!begins_.empty()) {
        reach.touched.last = first_reaching(begins_, event.end);
        reach.whole.last =
            event.length() == 1 ? reach.touched.last : first_reaching(begins_, event.begin + 1);
    } else if (longest_memory_ > 0) {
        reach.touched.last = reach.whole.last = first_reaching(ends_, event.end + longest_memory_);
    }
    return reach;
}

Sweep::Sweep(const std::vector<Slice>& slices, const SeriesOptions& options)
    : slices_(slices),
      options_(options),
      timeline_(slices, options),
      whole_(make_whole_sums(slices, options)) {}

void Sweep::gather(std::span<const CountedEvent> events) {
    enters_.clear();
    leaves_.clear();
    spans_.clear();
    active_.clear();
    entered_ = left_ = begun_ = 0;
    const auto add_span = [&](Run run, std::size_t event) {
        if (run.first < run.last) spans_.push_back({run, event});
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Reach reach = timeline_.reach(events[i].days);
        if (reach.whole.first < reach.whole.last) {
            enters_.push_back({reach.whole.first, i});
            if (reach.whole.last < slices_.size()) leaves_.push_back({reach.whole.last, i});
            add_span({reach.touched.first, reach.whole.first}, i);
            add_span({reach.whole.last, reach.touched.last}, i);
        } else {
            add_span(reach.touched, i);
        }
    }
    const auto by_slice = [](const Change& a, const Change& b) { return a < b; };
    sort_if_needed(enters_, by_slice);
    sort_if_needed(leaves_, by_slice);
    sort_if_needed(spans_, [](const Span& a, const Span& b) {
        return std::pair(a.run.first, a.event) < std::pair(b.run.first, b.event);
    });
}

std::size_t Sweep::next_change() const {
    std::size_t next = slices_.size();
    if (entered_ < enters_.size()) next = std::min(next, enters_[entered_].slice);
    if (left_ < leaves_.size()) next = std::min(next, leaves_[left_].slice);
    if (begun_ < spans_.size()) next = std::min(next, spans_[begun_].run.first);
    return next;
}

void Sweep::apply(std::size_t slice) {
    for (; entered_ < enters_.size() && enters_[entered_].slice <= slice; ++entered_) {
        whole_->enter(enters_[entered_].event, slice);
    }
    for (; left_ < leaves_.size() && leaves_[left_].slice <= slice; ++left_) {
        whole_->leave(leaves_[left_].event);
    }
    std::erase_if(active_, [&](const Span& span) { return span.run.last <= slice; });
    for (; begun_ < spans_.size() && spans_[begun_].run.first <= slice; ++begun_) {
        active_.push_back(spans_[begun_]);
    }
}

void Sweep::add_growing(std::span<const CountedEvent> events, std::size_t slice, Sums& sums) {
    for (const Span& span : active_) {
        const CountedEvent& event = events[span.event];
        add(sums, event, mass(event.days, slices_[slice], options_));
    }
}

void Sweep::operator()(std::span<const CountedEvent> events, const Emit& emit) {
    gather(events);
    whole_->start(events);
    for (std::size_t slice = next_change(); slice < slices_.size();) {
        apply(slice);
        const std::size_t change = next_change();
        if (active_.empty()) {
            emit_whole({slice, change}, emit);
            slice = change;
            continue;
        }
        // What grows or is cut differs in each slice, until the first of it is done.
        std::size_t last = change;
        for (const Span& span : active_) last = std::min(last, span.run.last);
        for (; slice < last; ++slice) {
            Sums sums = whole_->at(slice);
            add_growing(events, slice, sums);
            if (sums.events > 0) emit({slice, slice + 1}, sums);
        }
    }
}

void Sweep::emit_whole(Run run, const Emit& emit) {
    while (run.first < run.last) {
        const Sums sums = whole_->at(run.first);
        if (!(sums.events > 0)) return;  // and nothing comes before the next change
        const std::size_t last = whole_->steady() ? run.last : run.first + 1;
        emit({run.first, last}, sums);
        run.first = last;
    }
}

}  // namespace entente::detail
