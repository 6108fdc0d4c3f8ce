// Structural balance by hand, and against trying every partition.
#include "entente/measures/balance.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <random>
#include <set>
#include <thread>

#include "entente/core/error.hpp"
#include "hand.hpp"
#include "measures/negative_cycles.hpp"
#include "measures/relation_bounds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

HandTie friends(unsigned a, unsigned b, double weight = 1) {
    return {a, b, weight, 0};
}
HandTie foes(unsigned a, unsigned b, double weight = 1) {
    return {a, b, 0, weight};
}

double net_of(const HandTie& t) {
    return t.cooperation - t.conflict;
}

/// Every partition of actors 0 to n - 1, tried one by one; bit i of a partition is the side of i.
struct Tried {
    double least = 0;
    std::vector<double> margin;  // toward `anchor`
};
Tried try_all(const std::vector<HandTie>& ties, unsigned n, unsigned anchor) {
    std::vector<double> frustration(std::size_t{1} << n, 0);
    for (unsigned p = 0; p < frustration.size(); ++p)
        for (const HandTie& t : ties)
            if (((p >> t.a ^ p >> t.b) & 1U) != (net_of(t) < 0 ? 1U : 0U))
                frustration[p] += std::abs(net_of(t));
    const auto best = std::min_element(frustration.begin(), frustration.end());
    const auto sides = static_cast<unsigned>(best - frustration.begin());
    Tried tried{*best, std::vector<double>(n, std::numeric_limits<double>::infinity())};
    for (unsigned p = 0; p < frustration.size(); ++p)
        for (unsigned i = 0; i < n; ++i)
            if (((p >> i ^ p >> anchor) & 1U) != ((sides >> i ^ sides >> anchor) & 1U))
                tried.margin[i] = std::min(tried.margin[i], frustration[p] - *best);
    return tried;
}

/// A connected signed graph: a random tree and more ties.
std::vector<HandTie> random_ties(unsigned n, unsigned more, bool weighted, std::mt19937& random) {
    std::vector<HandTie> ties;
    const auto add = [&](unsigned a, unsigned b) {
        for (const HandTie& t : ties)
            if ((t.a == a && t.b == b) || (t.a == b && t.b == a)) return;
        const auto hundredths = static_cast<double>(10 + random() % 900);
        const double weight = weighted ? hundredths / 100 : 1;
        ties.push_back(random() % 2 ? friends(a, b, weight) : foes(a, b, weight));
    };
    for (unsigned i = 1; i < n; ++i) add(i, static_cast<unsigned>(random() % i));
    for (unsigned k = 0; k < more; ++k) {
        const auto a = static_cast<unsigned>(random() % n), b = static_cast<unsigned>(random() % n);
        if (a != b) add(a, b);
    }
    return ties;
}

unsigned strongest(const std::vector<HandTie>& ties, unsigned n, unsigned except) {
    std::vector<double> sum(n, 0);
    for (const HandTie& t : ties) {
        sum[t.a] += std::abs(net_of(t));
        sum[t.b] += std::abs(net_of(t));
    }
    unsigned best = except == 0 ? 1 : 0;
    for (unsigned i = 0; i < n; ++i)
        if (i != except && sum[i] > sum[best] * (1 + 1e-12)) best = i;
    return best;
}

std::vector<HandTie> complete(unsigned n, double positive_share, std::mt19937& random) {
    std::vector<HandTie> ties;
    for (unsigned a = 0; a < n; ++a)
        for (unsigned b = a + 1; b < n; ++b)
            ties.push_back(static_cast<double>(random() % 1000) < 1000 * positive_share
                               ? friends(a, b)
                               : foes(a, b));
    return ties;
}

}  // namespace

TEST_CASE("frustration of a triangle whose friends are foes: its lightest tie") {
    //      0
    //  +5 / \ +2     012: two friends of 0 are foes, not balanced
    //    1---2       best: 0 and 1 against 2, at odds with the tie of 2
    //     -3
    const std::vector<HandTie> ties{friends(0, 1, 5), friends(0, 2, 2), foes(1, 2, 3)};
    CHECK(network_value(ties, "frustration") == 2);
    CHECK(network_value(ties, "frustration_ties") == 1);
    CHECK(network_value(ties, "line_balance") == Approx(1 - 2 * 2.0 / 10));
    CHECK(tie_values(ties, "frustrated") == std::vector<double>{0, 1, 0});
    CHECK(actor_values(ties, "side") == std::vector<double>{1, 1, -1});
    // the strongest is 1 (5 + 3); sides of 0, 1, 2: ++- costs 2, +++ 3, -+- 5, -++ 5 + 2 + 3
    CHECK(actor_values(ties, "side_margin") == std::vector<double>{3, 3, 1});
}

TEST_CASE("balanced networks have no frustration, and margins say what holds an actor") {
    //  0 -(+4)- 1 -(-2)- 2 -(+1)- 3     a chain: every relation holds by its weakest tie
    const std::vector<HandTie> chain{friends(0, 1, 4), foes(1, 2, 2), friends(2, 3, 1)};
    CHECK(network_value(chain, "frustration") == 0);
    CHECK(network_value(chain, "line_balance") == 1);
    CHECK(network_value(chain, "walk_balance") == 1);
    CHECK(network_value(chain, "spectral_balance") == 0);
    CHECK(actor_values(chain, "side") == std::vector<double>{1, 1, -1, -1});
    // anchor 1 (sum 6), next 0 (sum 4)
    CHECK(actor_values(chain, "side_margin") == std::vector<double>{4, 4, 2, 1});
}

TEST_CASE("an actor that could stand on either side is undecided") {
    //      0          0 and 1 are friends and 2 is pulled both ways alike
    //  +1 / \ +9
    //    2---1        2: friend of 0, foe of 1
    //     -1
    const std::vector<HandTie> ties{friends(0, 1, 9), friends(0, 2, 1), foes(1, 2, 1)};
    CHECK(network_value(ties, "frustration") == 1);
    CHECK(actor_values(ties, "side_margin") == std::vector<double>{8, 8, 0});
}

TEST_CASE("cells of balance are empty where nothing carries a sign") {
    CHECK(network_value({}, "frustration") == 0);
    CHECK(is_empty(network_value({}, "line_balance")));
    CHECK(is_empty(network_value({}, "walk_balance")));
    CHECK(is_empty(network_value({}, "spectral_balance")));
    const std::vector<HandTie> silent{{0, 1, 2, 2}};
    CHECK(network_value(silent, "frustration") == 0);
    CHECK(is_empty(network_value(silent, "line_balance")));
    CHECK_THAT(actor_values(silent, "side"), About({empty, empty}));
    CHECK_THAT(actor_values(silent, "side_margin"), About({empty, empty}));
    CHECK_THAT(tie_values(silent, "frustrated"), About({empty}));
    CHECK_THAT(actor_values(silent, "pn"), About({1, 1}));
}

TEST_CASE("in a directed network both directions make one pair") {
    const std::vector<HandTie> ties{{0, 1, 3, 0}, {1, 0, 0, 1}, {1, 2, 1, 0}, {0, 2, 0, 1}};
    CHECK(network_value(ties, "frustration", directed()) == 1);
    CHECK(network_value(ties, "line_balance", directed()) == Approx(1 - 2.0 / 4));
    const auto strained = tie_values(ties, "frustrated", directed());
    CHECK(strained[0] == strained[2]);  // 0 to 1 and 1 to 0
}

TEST_CASE("frustration and margins equal those of every partition tried") {
    std::mt19937 random(5);
    for (int round = 0; round < 150; ++round) {
        const auto n = static_cast<unsigned>(4 + random() % 6);
        const auto ties =
            random_ties(n, static_cast<unsigned>(random() % (3 * n)), round % 2 == 0, random);
        const unsigned anchor = strongest(ties, n, n);
        const auto tried = try_all(ties, n, anchor);
        CAPTURE(round, n);
        CHECK(network_value(ties, "frustration") == Approx(tried.least).margin(1e-9));
        const auto margins = actor_values(ties, "side_margin");
        const auto strained = tie_values(ties, "frustrated");
        const auto series = hand_series({ties});
        double sum = 0;
        for (std::size_t t = 0; t < strained.size(); ++t)
            sum += strained[t] * std::abs(net(series.networks[0].ties[t]));
        CHECK(sum == Approx(tried.least).margin(1e-9));
        for (unsigned i = 0; i < n; ++i) {
            const unsigned of = i == anchor ? strongest(ties, n, anchor) : i;
            CAPTURE(i, anchor);
            CHECK(margins[i] == Approx(tried.margin[of]).margin(1e-9));
        }
    }
}

TEST_CASE("bounds of a margin hold what trying every partition finds, before any search") {
    std::mt19937 random(17);
    int met = 0, actors = 0;
    for (int round = 0; round < 100; ++round) {
        const unsigned n = 9;
        const auto ties = random_ties(n, 14, round % 2 == 0, random);
        const auto graph = detail::signed_ties(detail::signed_graph(hand_network(ties), false));
        const auto best = detail::least_frustration(graph, {}, detail::SearchClock(100), {});
        for (const auto& block : detail::block_ties(graph)) {
            const detail::SignedPart part = detail::part_of(graph, block);
            std::vector<int> sides;
            std::vector<HandTie> inner;
            for (const detail::Row row : part.rows) sides.push_back(best.sides[row]);
            for (const auto& t : part.graph.ties)
                inner.push_back(t.negative ? foes(t.a, t.b, t.weight)
                                           : friends(t.a, t.b, t.weight));
            const auto tried = try_all(inner, static_cast<unsigned>(sides.size()), 0);
            detail::TurnedRelations relations(part.graph, sides, detail::SearchClock(100), {});
            for (detail::Row i = 1; i < sides.size(); ++i) {
                const auto bounds = relations.rise(i, 0, 1e9);
                CHECK(bounds.low <= tried.margin[i] + 1e-9);
                CHECK(bounds.high >= tried.margin[i] - 1e-9);
                met += bounds.met(1e-9);
                ++actors;
            }
        }
    }
    CHECK(met > actors / 2);
}

TEST_CASE("the largest flow is the smallest cut") {
    //   0 -3- 1 -1- 3     cuts of 0 from 3: at 0: 3 + 2 = 5, at 3: 1 + 4 = 5, {0, 2}: 3 + 4 = 7,
    //    \        /       {0, 1}: 1 + 2 = 3
    //     2- 2 -4
    detail::Flow flow(4, {{0, 1, 3}, {1, 3, 1}, {0, 2, 2}, {2, 3, 4}});
    CHECK(flow.between(0, 3, 100) == 3);
    CHECK(flow.cut_side() == std::vector<detail::Row>{0, 1});
    CHECK(flow.between(3, 0, 100) == 3);
    CHECK(flow.between(0, 3, 2) == 2);  // enough
    CHECK(flow.between(1, 2, 100) == 3);
}

TEST_CASE("in large blocks margins that no bound settles stay between bounds") {
    std::mt19937 random(4);
    auto ties = random_ties(400, 900, false, random);
    for (HandTie& t : ties) {  // two sides, one tie in eight at odds with them
        const bool apart = (t.a % 2 != t.b % 2) != (random() % 8 == 0);
        t = apart ? foes(t.a, t.b) : friends(t.a, t.b);
    }
    const auto series = hand_series({ties});
    const auto table =
        measure(series, Level::actor, parse_measures(Level::actor, "side,side_margin"));
    REQUIRE_FALSE(is_empty(table.values(0, 0)[0]));
    const auto& bounds = table.bounds(1, 0);
    int known = 0, between = 0;
    for (std::size_t i = 0; i < table.values(1, 0).size(); ++i) {
        if (!is_empty(table.values(1, 0)[i])) {
            ++known;
        } else {
            CHECK(bounds.low[i] < bounds.high[i]);
            ++between;
        }
    }
    CHECK(known > 0);
    CHECK(between > 0);
}

TEST_CASE("frustration does not change when actors change their names or all signs of one turn") {
    std::mt19937 random(9);
    for (int round = 0; round < 20; ++round) {
        const unsigned n = 40;
        auto ties = random_ties(n, 90, true, random);
        const double before = network_value(ties, "frustration");
        std::vector<unsigned> names(n);
        std::iota(names.begin(), names.end(), 0U);
        std::shuffle(names.begin(), names.end(), random);
        for (HandTie& t : ties) {
            t.a = names[t.a];
            t.b = names[t.b];
            if (t.a == 7 || t.b == 7) std::swap(t.cooperation, t.conflict);
        }
        CHECK(network_value(ties, "frustration") == Approx(before).epsilon(1e-9));
    }
}

TEST_CASE("sides keep their numbers, and changes count only when decided before and after") {
    // 0 and 1 friends, 2 and 3 friends, 0 and 2 foes throughout; 4 moves from 0's side to 2's, by
    // way of a slice in which it is pulled both ways alike
    const std::vector<HandTie> core{friends(0, 1, 5), friends(2, 3, 5), foes(0, 2, 9)};
    const auto with = [&](std::vector<HandTie> more) {
        more.insert(more.end(), core.begin(), core.end());
        return more;
    };
    const auto series = hand_series({with({friends(0, 4, 2)}), with({friends(0, 4), friends(2, 4)}),
                                     with({friends(2, 4, 2)}), with({})});
    const auto balances = balance_over_time(series, true);
    REQUIRE(balances.size() == 4);
    CHECK(balances[0].side == std::vector<int>{1, 1, -1, -1, 1});
    CHECK(balances[1].margin[4] == 0);
    CHECK(balances[2].side == std::vector<int>{1, 1, -1, -1, -1});
    CHECK(balances[3].side == std::vector<int>{1, 1, -1, -1});
    const auto changes = side_changes(series, balances);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].slice == 2);
    CHECK(changes[0].before == 0);
    CHECK(changes[0].actor == actor_id(4));
    CHECK(changes[0].side == -1);
}

TEST_CASE("a tie's strained triads") {
    // 01 +, 02 +, 12 - strained; 03 -, 13 - with 01 + balanced
    const auto network =
        hand_network({friends(0, 1), friends(0, 2, 2), foes(1, 2, 3), foes(0, 3), foes(1, 3)});
    const auto triads = strained_triads(network, false, actor_id(1), actor_id(0));
    REQUIRE(triads.size() == 1);
    CHECK(triads[0].actors == std::array{actor_id(0), actor_id(1), actor_id(2)});
    CHECK(triads[0].nets == std::array<double, 3>{1, 2, -3});
    CHECK(strained_triads(network, false, actor_id(2), actor_id(3)).empty());
}

TEST_CASE("sizes beyond all proportion are no trouble") {
    for (const double unit : {1e300, 1e-300}) {
        const std::vector<HandTie> ties{friends(0, 1, 5 * unit), friends(0, 2, 2 * unit),
                                        foes(1, 2, 3 * unit)};
        CHECK(network_value(ties, "frustration") == Approx(2 * unit).epsilon(1e-12));
        CHECK(network_value(ties, "line_balance") == Approx(0.6));
        CHECK(network_value(ties, "balance_weighted") == 0);
    }
    // a heavy and a light triangle side by side
    const std::vector<HandTie> both{friends(0, 1, 1e300),  friends(0, 2, 1e300),
                                    foes(1, 2, 1e300),     friends(3, 4, 1e-300),
                                    friends(3, 5, 1e-300), foes(4, 5, 1e-300)};
    CHECK(network_value(both, "frustration") == Approx(1e300));
    CHECK(network_value(both, "frustration_ties") == 2);
    const auto strained = tie_values(both, "frustrated");
    CHECK(std::accumulate(strained.begin(), strained.end(), 0.0) == 2);
}

TEST_CASE("dense random signs end at the time limit with a true interval") {
    std::mt19937 random(3);
    const auto series = hand_series({complete(200, 0.5, random)});
    const auto started = std::chrono::steady_clock::now();
    const auto table =
        measure(series, Level::network, parse_measures(Level::network, "frustration,line_balance"),
                {.seconds = 0.3});
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(5));
    CHECK(is_empty(table.values(0, 0)[0]));
    const Bounds& l = table.bounds(0, 0);
    REQUIRE(l.low.size() == 1);
    CHECK(l.low[0] >= 0);
    CHECK(l.low[0] < l.high[0]);
    CHECK(l.high[0] < 199 * 200 / 4.0);  // half of all ties can never be needed
    const Bounds& f = table.bounds(1, 0);
    CHECK(f.low[0] == Approx(1 - 2 * l.high[0] / 19900));
    CHECK(f.high[0] == Approx(1 - 2 * l.low[0] / 19900));
    const auto sides = measure(series, Level::actor,
                               parse_measures(Level::actor, "side,side_margin"), {.seconds = 0.1});
    CHECK(is_empty(sides.values(0, 0)[0]));
    CHECK(is_empty(sides.values(1, 0)[0]));
}

TEST_CASE("cycles that share no tie prove a frustration without a search") {
    std::mt19937 random(3);
    const auto network = hand_network(complete(80, 0.5, random));
    const auto graph = detail::signed_ties(detail::signed_graph(network, false));
    const auto packing = detail::NegativeCycles(graph).pack(std::vector<int>(80, 1),
                                                            detail::SearchClock(100), Progress{});
    CHECK(packing.weight == static_cast<double>(packing.cycles.size()));
    CHECK(packing.weight > 79 * 80 / 2 / 3 * 0.6);  // a triangle needs three ties
    std::set<std::size_t> used;
    for (const auto& cycle : packing.cycles) {
        int negative = 0;
        for (const std::size_t t : cycle) {
            CHECK(used.insert(t).second);
            negative += graph.ties[t].negative;
        }
        CHECK(negative % 2 == 1);
    }
}

TEST_CASE("complete networks of one sign") {
    std::mt19937 random(1);
    CHECK(network_value(complete(60, 1, random), "frustration") == 0);
    // all foes: halves of 30 leave 2 x C(30, 2) ties inside
    const auto series = hand_series({complete(60, 0, random)});
    const auto table = measure(series, Level::network,
                               parse_measures(Level::network, "frustration"), {.seconds = 0.5});
    const double value = table.values(0, 0)[0];
    if (is_empty(value)) {
        CHECK(table.bounds(0, 0).low[0] <= 870);
        CHECK(table.bounds(0, 0).high[0] >= 870);
    } else {
        CHECK(value == 870);
    }
    CHECK(network_value(complete(4, 0, random), "frustration") == 2);
}

TEST_CASE("a stop is heeded within a tenth of a second") {
    std::mt19937 random(2);
    const auto dense = hand_series({complete(300, 0.5, random)});
    std::vector<HandTie> many;
    for (unsigned c = 0; c < 3000; ++c) {
        many.push_back(friends(3 * c, 3 * c + 1));
        many.push_back(friends(3 * c, 3 * c + 2));
        many.push_back(foes(3 * c + 1, 3 * c + 2));
    }
    const auto parts = hand_series({many});
    for (const auto* series : {&dense, &parts}) {
        for (const char* what : {"side", "side_margin", "pn"}) {
            CAPTURE(what, series->networks[0].present.size());
            std::stop_source stop;
            std::chrono::steady_clock::time_point asked;
            std::jthread later([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(150));
                asked = std::chrono::steady_clock::now();
                stop.request_stop();
            });
            bool stopped = false;
            try {
                measure(*series, Level::actor, parse_measures(Level::actor, what), {},
                        Progress(stop.get_token()));
            } catch (const Error& error) {
                CHECK(error.category() == ErrorCategory::interrupted);
                stopped = true;
            }
            const auto now = std::chrono::steady_clock::now();
            later.join();
            // 100 ms on an idle machine; more where tests share it
            if (stopped) CHECK(now - asked < std::chrono::milliseconds(1000));
        }
    }
}

TEST_CASE("thousands of components") {
    std::vector<HandTie> many;
    for (unsigned c = 0; c < 3000; ++c) {
        many.push_back(friends(3 * c, 3 * c + 1));
        many.push_back(friends(3 * c, 3 * c + 2, 2));
        many.push_back(foes(3 * c + 1, 3 * c + 2, 3));
    }
    CHECK(network_value(many, "frustration") == 3000);
    CHECK(network_value(many, "frustration_ties") == 3000);
    const auto margins = actor_values(many, "side_margin");
    CHECK(margins[3] == 1);  // as in the first slice of its own: +1, +2, -3
}

TEST_CASE("PN centrality of a clique of friends is 2, as published") {
    std::mt19937 random(1);
    CHECK_THAT(actor_values(complete(5, 1, random), "pn"), About({2, 2, 2, 2, 2}));
    // two foes alone: (I + J') has no single solution
    CHECK_THAT(actor_values({foes(0, 1)}, "pn"), About({empty, empty}));
    // two friends: x = 1 + x / 2
    CHECK_THAT(actor_values({friends(0, 1)}, "pn"), About({2, 2}));
}

TEST_CASE("spectra of an unbalanced triangle") {
    // signs + + -: eigenvalues of A are those of -J + 2 I after switching: 1, 1, -2; of |A|: 2, -1,
    // -1
    const std::vector<HandTie> ties{friends(0, 1), friends(0, 2), foes(1, 2)};
    const double e = std::exp(1.0);
    CHECK(network_value(ties, "walk_balance") ==
          Approx((2 * e + std::exp(-2.0)) / (std::exp(2.0) + 2 / e)).epsilon(1e-12));
    CHECK(network_value(ties, "walk_balance_scaled") ==
          Approx((2 * std::exp(0.5) + 1 / e) / (e + 2 * std::exp(-0.5))).epsilon(1e-12));
    CHECK(network_value(ties, "spectral_balance") == Approx(1).epsilon(1e-12));  // 2 - 1
}

TEST_CASE("the spectrum of a long cycle with one foe: 4 sin^2(pi / 2n)") {
    // signed cycles: eigenvalues 2 - 2 cos((2k + 1) pi / n), the least 2 - 2 cos(pi / n)
    for (const unsigned n : {3U, 10U, 118U, 1000U}) {
        std::vector<HandTie> cycle{foes(0, n - 1)};
        for (unsigned i = 0; i + 1 < n; ++i) cycle.push_back(friends(i, i + 1));
        const double sine = std::sin(std::acos(-1.0) / (2 * n));
        CAPTURE(n);
        CHECK(network_value(cycle, "spectral_balance") == Approx(4 * sine * sine).epsilon(1e-9));
    }
    // a strained triangle with a long tail
    std::vector<HandTie> tail{friends(0, 1), friends(0, 2), foes(1, 2)};
    for (unsigned i = 2; i < 300; ++i) tail.push_back(friends(i, i + 1));
    const double least = network_value(tail, "spectral_balance");
    CHECK(least > 0);
    CHECK(least < 1e-4);
}

TEST_CASE("walk balance of a large clique of foes neither overflows nor loses its digits") {
    // A = I - J: eigenvalues 1 (n - 1 times) and 1 - n; |A|: n - 1, and -1 (n - 1 times)
    std::mt19937 random(1);
    for (const unsigned n : {30U, 150U}) {
        const double others = n - 1;
        const double expected = (others * std::exp(1.0) + std::exp(-others)) /
                                (1 + others * std::exp(-1 - others)) * std::exp(-others);
        CHECK(network_value(complete(n, 0, random), "walk_balance") ==
              Approx(expected).epsilon(1e-10));
        CHECK(network_value(complete(n, 0, random), "spectral_balance") ==
              Approx(others - 1).epsilon(1e-10));
    }
}
