#include <fmt/format.h>

#include <array>
#include <cmath>

#include "entente/core/text.hpp"
#include "views.hpp"

namespace entente::app {
namespace {

constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// "1234567" -> "1 234 567", with blanks that do not break a line.
std::string grouped(std::string digits) {
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, "\u00a0");
    return digits;
}

std::string magnitude(double value) {
    if (std::isinf(value)) return "∞";
    if (value >= 1e15 || (value > 0 && value < 1e-4)) return fmt::format("{:.2e}", value);
    if (value >= 999.5 || value == std::floor(value)) return grouped(fmt::format("{:.0f}", value));
    return fmt::format("{:.3g}", value);
}

bool begins_month(CivilDate date) {
    return date.day == 1;
}
bool begins_year(CivilDate date) {
    return date.day == 1 && date.month == 1;
}

}  // namespace

std::string short_number(std::optional<double> value) {
    if (!value || std::isnan(*value)) return "–";
    const std::string text = magnitude(std::abs(*value));
    return *value < 0 ? "−" + text : text;
}

std::string signed_short(double value) {
    return (value > 0 ? "+" : "") + short_number(value);
}

std::string further(std::size_t all, std::size_t shown, std::string_view one,
                    std::string_view many) {
    if (all <= shown) return {};
    return fmt::format("and {} more {}", all - shown, all - shown == 1 ? one : many);
}

std::string exact_number(std::optional<double> value) {
    return value && !std::isnan(*value) ? number_text(*value) : "–";
}

std::string day_text(Day day) {
    const CivilDate date = civil(day);
    return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)],
                       date.year);
}

std::string span_text(DaySpan days) {
    if (days.length() <= 1) return day_text(days.begin);
    const CivilDate first = civil(days.begin), after = civil(days.end);
    if (begins_year(first) && begins_year(after))
        return after.year - first.year == 1 ? fmt::format("{}", first.year)
                                            : fmt::format("{}–{}", first.year, after.year - 1);
    if (begins_month(first) && begins_month(after) &&
        after.year * 12 + after.month - first.year * 12 - first.month == 1)
        return fmt::format("{} {}", months[static_cast<std::size_t>(first.month - 1)], first.year);
    return day_text(days.begin) + " – " + day_text(days.end - 1);
}

std::string measure_name(const Measure& measure) {
    std::string name(measure.id);
    for (char& c : name)
        if (c == '_') c = ' ';
    return name;
}

std::string measure_hint(const Measure& measure) {
    std::string hint(measure.definition);
    const auto add = [&](const char* what, std::string_view text) {
        if (!text.empty()) hint += fmt::format("\n{}: {}", what, text);
    };
    add("Formula", measure.formula);
    add("Range", measure.range);
    add("Sign", measure.sign);
    add("Empty", measure.undefined);
    add("Source", measure.source);
    return hint;
}

std::string why_undefined(const Measure& measure) {
    return measure.undefined.empty() ? "not defined here" : std::string(measure.undefined);
}

std::string bounds_text(const Bounds& bounds, std::size_t item, std::string_view joint) {
    if (item >= bounds.low.size() || item >= bounds.high.size()) return {};
    const double low = bounds.low[item], high = bounds.high[item];
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    return short_number(low) + std::string(joint) + short_number(high);
}

const std::string& name_of(const Case& source_case, ActorId actor) {
    const Actor& one = source_case.actor(actor);
    return one.name.empty() ? one.id : one.name;
}

}  // namespace entente::app
