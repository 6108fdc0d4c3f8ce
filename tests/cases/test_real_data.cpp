#include <catch2/catch.hpp>
#include <filesystem>

#include "entente/cases/read.hpp"

using namespace entente;

namespace {

// Data that is not part of the project: false, with a warning, where it is missing.
bool there_is(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return true;
    WARN("not there, skipped: " << file.string());
    return false;
}

}  // namespace

TEST_CASE("ICEWS 2014 is read whole") {
    const std::filesystem::path file = ENTENTE_DATASETS "/icews14/events.csv.gz";
    if (!there_is(file)) return;
    const auto reading = read_case(file);
    const Case& c = *reading.result;
    CHECK(reading.error_count == 0);
    CHECK(reading.warning_count == 1);  // one row is an act of an actor toward itself
    CHECK(c.events.size() == 90730);
    CHECK(c.actors.size() == 7128);
    CHECK(c.extent() == DaySpan{day_of({2014, 1, 1}), day_of({2015, 1, 1})});
    std::size_t negative = 0, zero = 0, positive = 0;
    for (std::size_t e = 0; e < c.events.size(); ++e) {
        const double value = c.events.act_of(e).value;
        ++(value < 0 ? negative : value > 0 ? positive : zero);
    }
    CHECK(negative == 26379);
    CHECK(zero == 16292);
    CHECK(positive == 48059);
}
