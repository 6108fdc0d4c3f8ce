// Change points of the mean: by hand, by trying all, and on the flow of the Nile.
#include "measures/pelt.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "entente/core/error.hpp"
#include "measures/robust.hpp"

using namespace entente;
using detail::pelt;

namespace {

using Series = std::vector<double>;
const double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<std::size_t> places(const std::vector<detail::ChangePoint>& points) {
    std::vector<std::size_t> found;
    for (const auto& point : points) found.push_back(point.place);
    return found;
}
using Places = std::vector<std::size_t>;

double squares(const Series& x, std::size_t begin, std::size_t end) {
    double sum = 0, count = 0, result = 0;
    for (std::size_t i = begin; i < end; ++i)
        if (!std::isnan(x[i])) sum += x[i], ++count;
    for (std::size_t i = begin; i < end; ++i)
        if (!std::isnan(x[i])) result += (x[i] - sum / count) * (x[i] - sum / count);
    return result;
}

double price(const std::vector<Series>& series, const Places& cuts, double penalty) {
    double all = penalty * static_cast<double>(cuts.size());
    for (const Series& x : series) {
        std::size_t begin = 0;
        for (const std::size_t cut : cuts) {
            all += squares(x, begin, cut);
            begin = cut;
        }
        all += squares(x, begin, x.size());
    }
    return all;
}

/// The least price of all 2^(n - 1) ways to cut n values with room for each segment.
double least_price(const std::vector<Series>& series, double penalty, std::size_t min_size) {
    const std::size_t n = series.front().size();
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t ways = 0; ways < std::size_t{1} << (n - 1); ++ways) {
        Places cuts;
        bool room = true;
        std::size_t begin = 0;
        for (std::size_t i = 1; i < n; ++i) {
            if (!(ways >> (i - 1) & 1)) continue;
            room = room && i - begin >= min_size;
            begin = i;
            cuts.push_back(i);
        }
        if (room && (cuts.empty() || n - begin >= min_size))
            least = std::min(least, price(series, cuts, penalty));
    }
    return least;
}

}  // namespace

TEST_CASE("a level that rises is cut where it rises") {
    //   0 0 0 0 | 6 6 6 6     as one: mean 3, 8 x 9 = 72; as two: 0
    const auto found = pelt({{0, 0, 0, 0, 6, 6, 6, 6}}, 10, 1);
    REQUIRE(places(found) == Places{4});
    CHECK(found[0].gain == Approx(72));
    CHECK(found[0].before == Series{0});
    CHECK(found[0].after == Series{6});
    CHECK(pelt({{0, 0, 0, 0, 6, 6, 6, 6}}, 72.1, 1).empty());
}

TEST_CASE("a spike is a segment of one, where that is allowed") {
    //   0 0 0 | 9 | 0 0 0    whole: mean 9/7, 81 - 81/7 = 69.43; cut twice: 0
    const std::vector<Series> spike{{0, 0, 0, 9, 0, 0, 0}};
    CHECK(places(pelt(spike, 34, 1)) == Places{3, 4});
    CHECK(pelt(spike, 35, 1).empty());
    //   0 0 0 | 9 0 | 0 0: 81 - 81/2 = 40.5 are left; 28.93 saved by two cuts
    CHECK(places(pelt(spike, 14, 2)).size() == 2);
    CHECK(pelt(spike, 15, 2).empty());
    CHECK(pelt(spike, 0.1, 4).empty());  // no room for two segments of four
}

TEST_CASE("series are cut together") {
    // what neither shows enough by itself: 4 x 4 x 2^2 / 8 = 8 saved in each
    const Series one{0, 0, 0, 0, 2, 2, 2, 2}, other{5, 5, 5, 5, 3, 3, 3, 3};
    CHECK(pelt({one}, 12, 1).empty());
    CHECK(pelt({other}, 12, 1).empty());
    const auto found = pelt({one, other}, 12, 1);
    REQUIRE(places(found) == Places{4});
    CHECK(found[0].gain == Approx(16));
    CHECK(found[0].after == Series{2, 3});
}

TEST_CASE("what is missing costs nothing and is no level") {
    CHECK(pelt({{gap, gap, gap, gap}}, 1, 1).empty());
    const auto found = pelt({{1, gap, 1, 1, 7, gap, 7, 7}}, 10, 1);
    REQUIRE(places(found) == Places{4});
    CHECK(found[0].gain == Approx(6 * 9));
    CHECK(pelt({}, 1, 1).empty());
    CHECK(pelt({{}}, 1, 1).empty());
    CHECK(pelt({{3}}, 1, 1).empty());
    CHECK(places(pelt({{3, 9}}, 1, 1)) == Places{1});
}

TEST_CASE("no way of cutting is better: random series against all ways") {
    std::mt19937_64 random(7);
    const auto next = [&](std::uint64_t below) { return static_cast<double>(random() % below); };
    for (int round = 0; round < 300; ++round) {
        const std::size_t n = 2 + random() % 10;
        std::vector<Series> series(1 + random() % 3, Series(n));
        for (Series& x : series)
            for (double& value : x) value = random() % 8 == 0 ? gap : next(10);
        const std::size_t min_size = 1 + random() % 4;
        const double penalty = 0.5 + next(40);
        CAPTURE(round, n, min_size, penalty);
        const auto cuts = places(pelt(series, penalty, min_size));
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            CHECK(cuts[i] - (i ? cuts[i - 1] : 0) >= min_size);
            CHECK(n - cuts[i] >= min_size);
        }
        CHECK(price(series, cuts, penalty) == Approx(least_price(series, penalty, min_size)));
    }
}

TEST_CASE("the Nile at Aswan, 1871-1970: breaks and sums of squares as strucchange has them") {
    // The data of R (Cobb 1978); segments of 15 years at least: one break after 1898 leaves
    // 1597457, two after 1898 and 1953 leave 1552924 of 2835157.
    const Series nile{1120, 1160, 963,  1210, 1160, 1160, 813,  1230, 1370, 1140, 995,  935,  1110,
                      994,  1020, 960,  1180, 799,  958,  1140, 1100, 1210, 1150, 1250, 1260, 1220,
                      1030, 1100, 774,  840,  874,  694,  940,  833,  701,  916,  692,  1020, 1050,
                      969,  831,  726,  456,  824,  702,  1120, 1100, 832,  764,  821,  768,  845,
                      864,  862,  698,  845,  744,  796,  1040, 759,  781,  865,  845,  944,  984,
                      897,  822,  1010, 771,  676,  649,  846,  812,  742,  801,  1040, 860,  874,
                      848,  890,  744,  749,  838,  1050, 918,  986,  797,  923,  975,  815,  1020,
                      906,  901,  1170, 912,  746,  919,  718,  714,  740};
    REQUIRE(nile.size() == 100);
    CHECK(places(pelt({nile}, 100000, 15)) == Places{28});
    CHECK(pelt({nile}, 100000, 15)[0].gain == Approx(2835157 - 1597457).margin(1));
    CHECK(places(pelt({nile}, 30000, 15)) == Places{28, 83});
    CHECK(price({nile}, {28, 83}, 0) == Approx(1552924).margin(1));
    // and with the noise estimated from the series itself, whatever the length of segments
    const auto units = detail::standardise(nile, 1);
    CHECK(places(pelt({units.values}, 2 * std::log(100.0), 1)) == Places{28});
}

TEST_CASE("a search can be stopped") {
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(pelt({{0, 0, 1, 1}}, 1, 1, Progress(stop.get_token())), Error);
}

TEST_CASE("what is usual: median and spread") {
    CHECK(detail::median({3, 1, 2}) == 2);
    CHECK(detail::median({4, 1, 3, 2}) == 2.5);
    // 1 2 4 8 100: median 4, away 3 2 0 4 96, their median 3
    CHECK(detail::robust_sigma({1, 2, 4, 8, 100}, 0.5) == Approx(3 * 1.4826));
    // 5 5 5 5 15: away 0 0 0 0 10, their median 0, their mean 2
    CHECK(detail::robust_sigma({5, 5, 5, 5, 15}, 0.1) == Approx(2 * 1.2533));
    CHECK(detail::robust_sigma({5, 5, 5, 5, 15}, 3) == 3);
    CHECK(detail::robust_sigma({5, 5}, 0) == 0);
}

TEST_CASE("a series in units of its noise") {
    // differences 2 -1 2 -3 2 -> median 2, away 0 3 0 5 0 -> MAD 0, mean 8/5
    const auto units = detail::standardise({1, 3, 2, 4, 1, 3}, 1);
    CHECK(units.sigma == Approx(8.0 / 5 * 1.2533 / std::sqrt(2.0)));
    CHECK(units.middle == Approx(2.5));
    CHECK(units.values[1] == Approx(0.5 / units.sigma));
    CHECK(detail::standardise({4, 4, 4, 4, 4, 4}, 1).values.empty());
    CHECK(detail::standardise({0, 0, 0, 0, 0}, 1).values.empty());
    CHECK(detail::standardise({1, 3, 2, 4}, 1).values.empty());
    CHECK(detail::standardise({1, 3, 2, 4, 1, 3}, 5).values.empty());
    CHECK(detail::standardise({gap, gap, gap, gap, gap, gap}, 1).values.empty());
    CHECK(std::isnan(detail::standardise({1, gap, 3, 2, 4, 1, 3}, 1).values[1]));
    const auto huge = detail::standardise({1e308, -1e308, 1e308, 0, -1e308, 1e308}, 1);
    for (const double x : huge.values) CHECK(std::isfinite(x));
    // a single step of a quiet series is seen, with leap years in its noise
    Series step(40, 1.0);
    for (std::size_t i = 0; i < 40; ++i) step[i] = (i < 20 ? 1 : 5) + (i % 4 == 0 ? 1e-5 : 0);
    const auto cut = pelt({detail::standardise(step, 1).values}, 2 * std::log(40.0), 1);
    CHECK(places(cut) == Places{20});
}
