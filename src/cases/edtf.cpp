#include "entente/cases/edtf.hpp"

#include <fmt/core.h>

#include <cstdint>

namespace entente {

namespace {

enum class Unit : std::uint8_t { day, month, year, decade, century };

// One date as written: its own days, and how far a qualifier widens it on either side.
struct DatePart {
    std::size_t column = 1;
    DaySpan days;
    Day widened_begin = 0;
    Day widened_end = 0;
};

// First day of a year from 0 to 10000, the one after the last.
Day first_day(int year, int month = 1) {
    constexpr int last_year = 9999;
    return year > last_year ? day_of({last_year, 12, 31}) + 1 : day_of({year, month, 1});
}

Day first_day_of_month(int months_since_year_0) {
    return first_day(months_since_year_0 / 12, months_since_year_0 % 12 + 1);
}

int years_of(Unit unit) {
    if (unit == Unit::century) return 100;
    return unit == Unit::decade ? 10 : 1;
}

// The span of `unit` that begins at `date`, reaching `more` units further on both sides; nothing
// when that leaves the years 0 to 9999.
std::optional<DaySpan> span_of(CivilDate date, Unit unit, int more) {
    constexpr int years = 10'000;
    if (unit == Unit::day) {
        const Day day = day_of(date);
        const DaySpan span{day - more, day + 1 + more};
        if (span.begin < first_day(0) || span.end > first_day(years)) return std::nullopt;
        return span;
    }
    if (unit == Unit::month) {
        const int first = date.year * 12 + date.month - 1 - more;
        const int end = first + 1 + 2 * more;
        if (first < 0 || end > 12 * years) return std::nullopt;
        return DaySpan{first_day_of_month(first), first_day_of_month(end)};
    }
    const int first = date.year - more * years_of(unit);
    const int end = date.year + (1 + more) * years_of(unit);
    if (first < 0 || end > years) return std::nullopt;
    return DaySpan{first_day(first), first_day(end)};
}

int days_in_month(int year, int month) {
    int day = 31;
    while (!is_date({year, month, day})) --day;
    return day;
}

class EdtfReader {
  public:
    explicit EdtfReader(std::string_view text) : text_(text) {}

    std::variant<When, EdtfFault> read() {
        const bool ok = next_is('[') ? read_set() : next_is('.') ? read_open_begin() : read_date();
        if (ok && place_ != text_.size()) fail("the end of the date");
        if (fault_.column != 0) return fault_;
        return when_;
    }

  private:
    bool next_is(char c) const { return place_ < text_.size() && text_[place_] == c; }

    bool take(std::string_view literal) {
        if (text_.substr(place_, literal.size()) != literal) return false;
        place_ += literal.size();
        return true;
    }

    bool fail_at(std::size_t column, std::string expected) {
        if (fault_.column == 0) fault_ = {column, std::move(expected)};
        return false;
    }
    bool fail(std::string expected) { return fail_at(place_ + 1, std::move(expected)); }

    bool digit(int& value) {
        if (place_ == text_.size() || text_[place_] < '0' || text_[place_] > '9') return false;
        value = value * 10 + (text_[place_++] - '0');
        return true;
    }

    // Exactly two digits from `low` to `high`; where they go wrong otherwise.
    std::optional<std::size_t> two_digits(int low, int high, int& value) {
        const std::size_t column = place_ + 1;
        value = 0;
        for (int i = 0; i < 2; ++i) {
            if (!digit(value)) return place_ + 1;
        }
        if (value < low || value > high) return column;
        return std::nullopt;
    }

    bool month(int& value) {
        const auto wrong = two_digits(1, 12, value);
        if (!wrong) return true;
        return fail_at(*wrong, "a month from 01 to 12 (seasons and X in months are not read)");
    }

    bool day(CivilDate& date) {
        const int last = days_in_month(date.year, date.month);
        const auto wrong = two_digits(1, last, date.day);
        return !wrong || fail_at(*wrong, fmt::format("a day from 01 to {}", last));
    }

    // "2002", "197X" or "19XX".
    bool year(CivilDate& date, Unit& unit) {
        date = {0, 1, 1};
        for (int i = 0; i < 4; ++i) {
            if (digit(date.year)) continue;
            if (i == 2 && take("XX")) {
                unit = Unit::century;
                date.year *= 100;
                return true;
            }
            if (i == 3 && take("X")) {
                unit = Unit::decade;
                date.year *= 10;
                return true;
            }
            return fail(i < 2 ? "a date that begins with a year of four digits"
                              : "a year of four digits (or 197X, 19XX)");
        }
        unit = Unit::year;
        return true;
    }

    bool date(DatePart& part) {
        part.column = place_ + 1;
        CivilDate first;
        Unit unit{};
        if (!year(first, unit)) return false;
        if (unit == Unit::year && take("-")) {
            unit = Unit::month;
            if (!month(first.month)) return false;
            if (take("-")) {
                unit = Unit::day;
                if (!day(first)) return false;
            }
        }
        const bool qualified = take("~") || take("?") || take("%");
        const auto days = span_of(first, unit, 0);
        const auto widened = span_of(first, unit, qualified ? 1 : 0);
        if (!days || !widened) {
            return fail_at(part.column,
                           "a date that, widened, stays within the years 0000 to 9999");
        }
        part.days = *days;
        part.widened_begin = widened->begin;
        part.widened_end = widened->end;
        return true;
    }

    bool span(const DatePart& first, const DatePart& last) {
        if (first.days.begin >= last.days.end) {
            return fail_at(last.column, "a date that is not before the first one");
        }
        when_.days = {first.widened_begin, last.widened_end};
        return true;
    }

    bool read_set() {
        DatePart first, last;
        take("[");
        if (!date(first)) return false;
        if (!take("..")) return fail("'..' between the two dates");
        if (!date(last)) return false;
        if (!take("]")) return fail("']'");
        return span(first, last);
    }

    bool read_open_begin() {
        DatePart last;
        if (!take("../")) return fail("a date, or '../' and a date");
        if (!date(last)) return false;
        when_ = {.days = {last.widened_begin, last.widened_end}, .lasts = true, .open_begin = true};
        return true;
    }

    bool read_date() {
        DatePart first, last;
        if (!date(first)) return false;
        when_.days = {first.widened_begin, first.widened_end};
        if (!take("/")) return true;
        when_.lasts = true;
        if (take("..")) {
            when_.open_end = true;
            return true;
        }
        return date(last) && span(first, last);
    }

    std::string_view text_;
    std::size_t place_ = 0;
    When when_;
    EdtfFault fault_;
};

}  // namespace

std::variant<When, EdtfFault> parse_edtf(std::string_view text) {
    return EdtfReader(text).read();
}

}  // namespace entente
