#include "entente/core/time.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>

namespace entente {

namespace {

namespace chr = std::chrono;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

// Largest day that moves are allowed to reach: keeps every later sum inside 32 bits.
constexpr std::int64_t day_limit = 100'000'000;

Day checked(std::int64_t day) {
    return static_cast<Day>(std::min(day_limit, std::max(-day_limit, day)));
}

chr::year_month_day ymd(CivilDate d) {
    return chr::year{d.year} / chr::month{static_cast<unsigned>(d.month)} /
           chr::day{static_cast<unsigned>(d.day)};
}

}  // namespace

CivilDate civil(Day day) {
    const chr::year_month_day date{chr::sys_days{chr::days{day}}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day day_of(CivilDate date) {
    return static_cast<Day>(chr::sys_days{ymd(date)}.time_since_epoch().count());
}

bool is_date(CivilDate date) {
    return date.year >= 0 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && ymd(date).ok();
}

std::string iso(Day day) {
    const CivilDate d = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::optional<Period> parse_period(std::string_view text) {
    std::int64_t count = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        count = count * 10 + (text[i] - '0');
        if (count > 100'000) return std::nullopt;
    }
    if (i == 0 || count == 0) return std::nullopt;
    const std::string_view unit = text.substr(i);
    const int n = static_cast<int>(count);
    if (unit == "d") return Period{n, PeriodUnit::day};
    if (unit == "w") return Period{n, PeriodUnit::week};
    if (unit == "mo") return Period{n, PeriodUnit::month};
    if (unit == "y") return Period{n, PeriodUnit::year};
    return std::nullopt;
}

std::string to_string(Period period) {
    constexpr const char* units[] = {"d", "w", "mo", "y"};
    return fmt::format("{}{}", period.count, units[static_cast<int>(period.unit)]);
}

Day align_down(Day day, Period period) {
    const CivilDate date = civil(day);
    const std::int64_t n = period.count;
    switch (period.unit) {
        case PeriodUnit::day:
            return checked(floor_div(day, n) * n);
        case PeriodUnit::week: {
            constexpr std::int64_t first_monday = 4;  // 1970-01-05
            return checked(floor_div(day - first_monday, 7 * n) * 7 * n + first_monday);
        }
        case PeriodUnit::month: {
            const std::int64_t months = floor_div(date.year * 12LL + date.month - 1, n) * n;
            const auto year = static_cast<int>(floor_div(months, 12));
            return day_of({year, static_cast<int>(months - 12LL * year) + 1, 1});
        }
        case PeriodUnit::year:
            return day_of({static_cast<int>(floor_div(date.year, n) * n), 1, 1});
    }
    return day;
}

Day shift(Day day, Period period, int times) {
    const std::int64_t n = static_cast<std::int64_t>(period.count) * times;
    if (period.unit == PeriodUnit::day) return checked(day + n);
    if (period.unit == PeriodUnit::week) return checked(day + 7 * n);
    const CivilDate date = civil(day);
    const std::int64_t months =
        date.year * 12LL + date.month - 1 + n * (period.unit == PeriodUnit::year ? 12 : 1);
    constexpr std::int64_t year_limit = 30'000;  // std::chrono::year holds no more
    const std::int64_t year = floor_div(months, 12);
    if (year > year_limit) return checked(day_limit);
    if (year < -year_limit) return checked(-day_limit);
    const chr::year y{static_cast<int>(year)};
    const chr::month m{static_cast<unsigned>(months - 12 * year) + 1};
    const auto last = static_cast<int>(static_cast<unsigned>((y / m / chr::last).day()));
    return day_of({static_cast<int>(year), static_cast<int>(static_cast<unsigned>(m)),
                   std::min(date.day, last)});
}

double mean_days(Period period) {
    constexpr double unit_days[] = {1, 7, 30.4375, 365.25};
    return period.count * unit_days[static_cast<int>(period.unit)];
}

std::string slice_label(Day begin, Period period) {
    const CivilDate d = civil(begin);
    switch (period.unit) {
        case PeriodUnit::year:
            return fmt::format("{:04}", d.year);
        case PeriodUnit::month:
            return fmt::format("{:04}-{:02}", d.year, d.month);
        default:
            return iso(begin);
    }
}

}  // namespace entente
