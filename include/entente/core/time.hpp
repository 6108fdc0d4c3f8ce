#pragma once
// Days, half-open spans of days, and calendar periods.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

struct DaySpan {
    Day begin = 0;  ///< included
    Day end = 0;    ///< excluded
    std::int64_t length() const { return static_cast<std::int64_t>(end) - begin; }
    bool operator==(const DaySpan&) const = default;
};

struct CivilDate {
    int year = 1970;
    int month = 1;  ///< 1..12
    int day = 1;    ///< 1..31
    bool operator==(const CivilDate&) const = default;
};

CivilDate civil(Day day);
/// Precondition: is_date(date).
Day day_of(CivilDate date);
/// Years 0 to 9999, and a day that the month has.
bool is_date(CivilDate date);
/// "2002-09-17".
std::string iso(Day day);

enum class PeriodUnit : std::uint8_t { day, week, month, year };

/// A whole number (>= 1) of calendar units: 1d, 2w, 3mo, 5y.
struct Period {
    int count = 1;
    PeriodUnit unit = PeriodUnit::year;
    bool operator==(const Period&) const = default;
};

/// "3mo" -> {3, month}; nullopt for anything else, 0 and numbers over 100000 included.
std::optional<Period> parse_period(std::string_view text);
std::string to_string(Period period);

/// First day of the calendar-aligned period that holds `day`. Weeks begin on Monday (N weeks count
/// from Monday 1970-01-05); N days count from 1970-01-01; N months begin at months divisible by N
/// counted from January; N years at years divisible by N.
/// N months that do not divide a year are counted from January of year 0.
Day align_down(Day day, Period period);
/// `day` moved by `times` periods on the calendar; a day that the month lacks becomes its last day.
Day shift(Day day, Period period, int times);
/// Mean length: 1y = 365.25, 1mo = 30.4375, 1w = 7.
double mean_days(Period period);
/// ISO form of a slice's begin at the precision of `period`: 2002 (years), 2002-09 (months),
/// 2002-09-16 (weeks, days).
std::string slice_label(Day begin, Period period);

}  // namespace entente
