#include "sums.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "fading.hpp"

namespace entente::detail {

namespace {

// 128 bits leave room for 2^31 events beside 95 bits of each: subtraction undoes addition to the
// last bit, so nothing has to be reset or rebuilt.
__extension__ using Wide = __int128;
constexpr int contribution_bits = 95;

// 1/600 holds a tenth divided by 1, 2, 3, 4, 5 or 6.
constexpr double units = 600;

/// `amount` in 1/`unit` when it is the double nearest to a whole number of them.
std::optional<std::int64_t> whole_units(double amount, double unit) {
    constexpr double largest = 1 << 26;
    const double count = std::nearbyint(amount * unit);
    if (!(std::fabs(count) <= largest) || count / unit != amount) return std::nullopt;
    return static_cast<std::int64_t>(count);
}

/// Box windows: every event counts 1 while it is inside.
class ExactSums final : public WholeSums {
  public:
    void start(std::span<const CountedEvent> events) override {
        total_ = {};
        scale_ = 0;
        amounts_.clear();
        for (const CountedEvent& event : events) {
            const auto amount = exact(event);
            if (!amount) return start_scaled(events);
            amounts_.push_back(*amount);
        }
    }
    void enter(std::size_t event, std::size_t) override { change(amounts_[event], 1); }
    void leave(std::size_t event) override { change(amounts_[event], -1); }
    Sums at(std::size_t) override {
        return {number(total_.events), number(total_.cooperation), number(total_.conflict)};
    }
    bool steady() const override { return true; }

  private:
    struct Amount {
        Wide events = 0;
        Wide value = 0;
    };
    struct Total {
        Wide events = 0;
        Wide cooperation = 0;
        Wide conflict = 0;
    };

    /// In units, when these are whole.
    static std::optional<Amount> exact(const CountedEvent& event) {
        const auto weight = whole_units(event.weight, 60);
        const auto value = whole_units(event.value, 10);
        if (!weight || !value) return std::nullopt;
        return Amount{Wide{*weight} * 10, Wide{*weight} * *value};
    }

    /// In binary fractions of units as fine as the largest amount of the pair allows.
    void start_scaled(std::span<const CountedEvent> events) {
        double largest = 0;
        for (const CountedEvent& event : events) {
            const double size = event.weight * std::max(1.0, std::fabs(event.value));
            largest = std::max(largest, units * size);
        }
        if (largest > 0) scale_ = contribution_bits - 1 - std::ilogb(largest);
        const bool room = scale_ >= 0 && scale_ <= contribution_bits;
        amounts_.clear();
        for (const CountedEvent& event : events) {
            const auto amount = room ? exact(event) : std::nullopt;
            if (amount) {
                const Wide one = Wide{1} << scale_;
                amounts_.push_back({amount->events * one, amount->value * one});
            } else {
                amounts_.push_back(
                    {scaled_weight(event.weight), scaled(event.weight * event.value)});
            }
        }
    }

    Wide scaled(double amount) const {
        return static_cast<Wide>(std::nearbyint(std::ldexp(amount * units, scale_)));
    }
    // However small beside the others, an event that counts is never lost.
    Wide scaled_weight(double weight) const {
        return weight > 0 ? std::max(Wide{1}, scaled(weight)) : Wide{0};
    }

    void change(const Amount& amount, int sign) {
        total_.events += sign * amount.events;
        if (amount.value > 0) {
            total_.cooperation += sign * amount.value;
        } else {
            total_.conflict -= sign * amount.value;
        }
    }

    double number(Wide sum) const {
        const auto scaled_sum = static_cast<double>(sum);
        return (scale_ == 0 ? scaled_sum : std::ldexp(scaled_sum, -scale_)) / units;
    }

    Total total_;
    std::vector<Amount> amounts_;
    int scale_ = 0;
};

/// A sum of positive numbers that loses nothing to rounding (Neumaier 1974).
class CarefulSum {
  public:
    void add(double x) {
        const double next = sum_ + x;
        rest_ += sum_ >= x ? (sum_ - next) + x : (x - next) + sum_;
        sum_ = next;
    }
    /// By a power of two: exact.
    void halve(int times) {
        sum_ = std::ldexp(sum_, -times);
        rest_ = std::ldexp(rest_, -times);
    }
    double value() const { return sum_ + rest_; }

  private:
    double sum_ = 0;
    double rest_ = 0;
};

/// All events before t, halved every H. Sums are kept as of an anchor that moves by whole numbers
/// of half-lives only, so that moving it is exact however often.
class FadedSums final : public WholeSums {
  public:
    FadedSums(const std::vector<Slice>& slices, Period half_life) : fading_(half_life) {
        if (!slices.empty()) origin_ = slices.front().days.end;
        for (const Slice& slice : slices) {
            const double age = fading_.half_lives(std::int64_t{slice.days.end} - origin_);
            const double anchor = std::floor(age / stride) * stride;
            moments_.push_back({age, anchor, std::exp2(anchor - age)});
        }
    }
    void start(std::span<const CountedEvent> events) override {
        events_ = events;
        clear();
    }
    void enter(std::size_t event, std::size_t slice) override {
        const CountedEvent& e = events_[event];
        const double age = fading_.half_lives(std::int64_t{e.days.end} - origin_);
        if (moments_[slice].age - age > Fading::oldest) return;
        move_anchor(moments_[slice].anchor);
        newest_ = std::max(newest_, age);
        const std::int64_t length = e.days.length();
        const double mass = std::exp2(age - anchor_) * fading_.spread(length, length);
        const double weight = mass * e.weight;
        sums_[0].add(weight);
        sums_[e.value > 0 ? 1 : 2].add(weight * std::fabs(e.value));
    }
    void leave(std::size_t) override {}
    Sums at(std::size_t slice) override {
        const Moment& moment = moments_[slice];
        if (moment.age - newest_ > Fading::oldest) clear();
        move_anchor(moment.anchor);
        return {sums_[0].value() * moment.fade, sums_[1].value() * moment.fade,
                sums_[2].value() * moment.fade};
    }
    bool steady() const override { return false; }

  private:
    static constexpr double stride = 32;
    struct Moment {
        double age = 0;     ///< half-lives from the origin to the end of the slice
        double anchor = 0;  ///< multiple of the stride at or before it
        double fade = 1;    ///< from anchor to age
    };

    void clear() {
        sums_[0] = sums_[1] = sums_[2] = {};
        newest_ = -std::numeric_limits<double>::infinity();
    }
    void move_anchor(double anchor) {
        if (anchor == anchor_) return;
        for (CarefulSum& sum : sums_) sum.halve(static_cast<int>(anchor - anchor_));
        anchor_ = anchor;
    }

    Fading fading_;
    Day origin_ = 0;
    std::vector<Moment> moments_;
    std::span<const CountedEvent> events_;
    CarefulSum sums_[3];  // events, cooperation, conflict
    double anchor_ = 0;
    double newest_ = 0;
};

}  // namespace

void add(Sums& sums, const CountedEvent& event, double mass) {
    const double weight = mass * event.weight;
    sums.events += weight;
    (event.value > 0 ? sums.cooperation : sums.conflict) += weight * std::fabs(event.value);
}

std::unique_ptr<WholeSums> make_whole_sums(const std::vector<Slice>& slices,
                                           const SeriesOptions& options) {
    if (options.window_kind != WindowKind::half_life) return std::make_unique<ExactSums>();
    return std::make_unique<FadedSums>(slices, options.window);
}

}  // namespace entente::detail
