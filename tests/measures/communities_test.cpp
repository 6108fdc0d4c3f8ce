// Communities of one slice: by hand, published, against every partition of small networks, and
// whatever the actors are called.
#include "entente/measures/communities.hpp"

#include <numeric>
#include <random>

#include "entente/core/error.hpp"
#include "hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

using Labels = std::vector<std::optional<std::size_t>>;

MeasureOptions by_net(double resolution = 1) {
    MeasureOptions options;
    options.communities = CommunityTies::net;
    options.resolution = resolution;
    return options;
}
MeasureOptions at_resolution(double resolution) {
    MeasureOptions options;
    options.resolution = resolution;
    return options;
}

Partition partition(const std::vector<HandTie>& ties, const MeasureOptions& options = {},
                    const SeriesOptions& series = {}) {
    return communities_over_time(hand_series({ties}, series), options).at(0);
}

Labels labels(const std::vector<int>& numbers) {
    Labels result;
    for (const int n : numbers)
        result.push_back(n < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(n)));
    return result;
}

/// A tie of positive or negative net.
HandTie net_tie(unsigned a, unsigned b, double net) {
    return {a, b, std::max(net, 0.0), std::max(-net, 0.0)};
}

//   0         4
//   | \     / |      two triangles and a bridge, m = 7
//   |  2 - 3  |
//   | /     \ |
//   1         5
const std::vector<HandTie> bow{{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}, {4, 5}};

const std::vector<std::pair<unsigned, unsigned>> karate{
    {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
    {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
    {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
    {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
    {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
    {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
    {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
    {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
    {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};

std::vector<HandTie> karate_ties(double unit = 1) {
    std::vector<HandTie> ties;
    for (const auto& [a, b] : karate) ties.push_back({a, b, unit});
    return ties;
}

/// Makes `gain` of a partition as large as can be, by trying every one of n actors.
template <class Gain>
double best_of_all(std::size_t n, Gain gain) {
    std::vector<std::size_t> group(n, 0);
    double best = gain(group);
    const auto next = [&] {  // restricted growth strings
        for (std::size_t i = n; i-- > 1;) {
            const std::size_t most = *std::max_element(group.begin(), group.begin() + long(i));
            if (group[i] > most) continue;
            ++group[i];
            std::fill(group.begin() + long(i) + 1, group.end(), 0);
            return true;
        }
        return false;
    };
    while (next()) best = std::max(best, gain(group));
    return best;
}

/// n actors, a ring that holds them together and some chords; weights between -1 and 1 or 0 and 1.
std::vector<HandTie> random_ties(std::mt19937& random, unsigned n, double chords, bool with_signs) {
    std::uniform_real_distribution<double> any(with_signs ? -1 : 0, 1), chance(0, 1);
    std::vector<HandTie> ties;
    for (unsigned a = 0; a < n; ++a)
        for (unsigned b = a + 1; b < n; ++b)
            if (b == a + 1 || (a == 0 && b == n - 1) || chance(random) < chords)
                ties.push_back(net_tie(a, b, any(random)));
    return ties;
}

std::vector<unsigned> shuffled(std::mt19937& random, unsigned n) {
    std::vector<unsigned> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    return order;
}

/// Whether the same actors are together when actor a is called name[a].
bool same(const Partition& a, const Partition& b, const std::vector<unsigned>& name) {
    for (std::size_t i = 0; i < name.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if ((a.community[i] == a.community[j]) !=
                (b.community[name[i]] == b.community[name[j]]))
                return false;
    return true;
}

std::vector<HandTie> renamed(std::vector<HandTie> ties, const std::vector<unsigned>& name) {
    for (HandTie& t : ties) {
        t.a = name[t.a];
        t.b = name[t.b];
    }
    return ties;
}

}  // namespace

TEST_CASE("two triangles with a bridge are two communities") {
    const Partition found = partition(bow);
    CHECK(found.community == labels({0, 0, 0, 1, 1, 1}));
    CHECK(found.communities == 2);
    CHECK(*found.modularity == Approx(6.0 / 7 - 2 * 0.25));  // each has half of the strength
    // the last named first
    const Partition reversed = partition(renamed(bow, {5, 4, 3, 2, 1, 0}));
    CHECK(reversed.community == labels({0, 0, 0, 1, 1, 1}));
    CHECK(*reversed.modularity == Approx(5.0 / 14));
    CHECK_THAT(actor_values(bow, "community"), About({0, 0, 0, 1, 1, 1}));
    CHECK(network_value(bow, "communities") == 2);
    CHECK(network_value(bow, "modularity") == Approx(5.0 / 14));
}

TEST_CASE("resolution makes more communities or fewer") {
    CHECK(partition(bow, at_resolution(0)).communities == 1);
    // joined, the bridge's 1 is gained and g 7 x 7 / 14 lost: g = 2 / 7 is where they are equal
    CHECK(partition(bow, at_resolution(0.28)).communities == 1);
    CHECK(partition(bow, at_resolution(0.29)).communities == 2);
    CHECK(partition(bow, at_resolution(1e6)).communities == 6);
    // the value is at resolution 1 all the same
    CHECK(*partition(bow, at_resolution(0)).modularity == 0);
    double sum = 0;  // of squared shares of strength: four actors with 2, two with 3
    for (const double s : {2, 2, 2, 2, 3, 3}) sum += s * s / 196;
    CHECK(*partition(bow, at_resolution(1e6)).modularity == Approx(-sum));
}

TEST_CASE("a layer decides what weighs, and who has none is in no community") {
    //   0 -1- 1 -(N 5)- 2 -1- 3
    const std::vector<HandTie> ties{{0, 1, 1, 0}, {1, 2, 0, 5}, {2, 3, 1, 0}};
    CHECK(partition(ties, {}, on_layer(Layer::cooperation)).community == labels({0, 0, 1, 1}));
    const Partition conflict = partition(ties, {}, on_layer(Layer::conflict));
    CHECK(conflict.community == labels({-1, 0, 0, -1}));
    CHECK(conflict.communities == 1);
    CHECK(*conflict.modularity == 0);
    CHECK_THAT(actor_values(ties, "community", on_layer(Layer::conflict)),
               About({empty, 0, 0, empty}));
    // an act without value makes a tie without weight
    CHECK(partition({{0, 1, 0, 0}, {1, 2}}).community == labels({-1, 0, 0}));
}

TEST_CASE("nobody, two, and ties that weigh nothing") {
    CHECK(partition({}) == Partition{});
    CHECK(network_value({}, "communities") == 0);
    CHECK(is_empty(network_value({}, "modularity")));
    CHECK(partition({{0, 1}}).community == labels({0, 0}));
    const Partition weightless = partition({{0, 1, 0, 0}});
    CHECK(weightless.community == labels({-1, -1}));
    CHECK(weightless.communities == 0);
    CHECK_FALSE(weightless.modularity);
    CHECK_FALSE(partition({{0, 1, 2, 2}}, by_net()).modularity);
}

TEST_CASE("directions are added") {
    //   0 <=> 1 -> 2 <=> 3, weights 1, 1 | 1 | 1, 1
    const std::vector<HandTie> ties{{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 2}};
    const Partition found = partition(ties, {}, directed());
    CHECK(found.community == labels({0, 0, 1, 1}));
    CHECK(*found.modularity == Approx(4.0 / 5 - 2 * 0.25));
    // +3 and -5 are a foe
    CHECK(partition({{0, 1, 3, 0}, {1, 0, 0, 5}}, by_net(), directed()).communities == 2);
}

TEST_CASE("Zachary's karate club has the best known modularity") {
    // Brandes et al., IEEE Trans. Knowledge and Data Engineering 20, 2008: 0.4198, four groups,
    // proved the best; igraph 0.10.2 gives the digits
    const Partition found = partition(karate_ties());
    CHECK(found.communities == 4);
    CHECK(*found.modularity == Approx(0.41978961209730437).epsilon(1e-12));
    CHECK(found.community == labels({0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 1, 0, 0, 0, 2, 2, 1,
                                     0, 2, 0, 2, 0, 2, 3, 3, 3, 2, 3, 3, 2, 2, 3, 2, 2}));
    // two groups at half the resolution: igraph's best of 200 runs
    const Partition half = partition(karate_ties(), at_resolution(0.5));
    CHECK(half.communities == 2);
    CHECK(*half.modularity == Approx(0.3717948717948718).epsilon(1e-12));
    // whatever the unit
    for (const double unit : {1e300, 1e-300, 5e-324, 1.0 / 3})
        CHECK(partition(karate_ties(unit)).community == found.community);
}

TEST_CASE("friends together, foes apart") {
    //   0 --+-- 1           3 --+-- 4
    //    \+   +/     --      \+   +/      two friendly triangles; all ties between are hostile
    //      2                   5
    std::vector<HandTie> ties;
    for (const auto& [a, b] :
         std::vector<std::pair<unsigned, unsigned>>{{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}})
        ties.push_back(net_tie(a, b, 1));
    for (unsigned a = 0; a < 3; ++a)
        for (unsigned b = 3; b < 6; ++b) ties.push_back(net_tie(a, b, -1));
    const Partition found = partition(ties, by_net());
    CHECK(found.community == labels({0, 0, 0, 1, 1, 1}));
    // w+ = 6, w- = 9; inside: 6 of +, 0 of -; by chance 2 (6^2 / 24) and 2 (9^2 / 36):
    // (6 - 3 - (0 - 4.5)) / 15
    CHECK(*found.modularity == Approx(7.5 / 15));
    // by weight of the interaction layer they are one crowd
    CHECK(partition(ties).communities < 2 + 2);
}

TEST_CASE("net communities of three blocs, one of them with a quarrel") {
    //   0 - 1 friends (3), 2 - 3 friends (3), 4 friend of 0 (3) and of 1 (3), 0 and 1 quarrel with
    //   2 and 3; 1 and 5 friends (1) though 5 is a foe (-2) of 0
    const std::vector<HandTie> ties{net_tie(0, 1, 3), net_tie(2, 3, 3),  net_tie(0, 4, 3),
                                    net_tie(1, 4, 3), net_tie(0, 2, -1), net_tie(1, 3, -1),
                                    net_tie(1, 5, 1), net_tie(0, 5, -2)};
    // 5 with 0, 1 and 4 would bring 1 - 2 < 0
    CHECK(partition(ties, by_net(0)).community == labels({0, 0, 1, 1, 0, 2}));
    // positive net 1 3 3 3 3, its median 3, 5 of 6 x 6 / 2: a pair costs 3 x 5 / 18 = 0.83
    CHECK(partition(ties, by_net(1)).community == labels({0, 0, 1, 1, 0, 2}));
    CHECK(partition(ties, by_net(3.5)).communities == 3);  // 2.92 a pair
    CHECK(partition(ties, by_net(3.7)).communities == 6);  // 3.08
}

TEST_CASE("friends are together at the usual resolution, few or many, close or less so") {
    CHECK(partition({net_tie(0, 1, 6)}, by_net()).communities == 1);
    std::vector<HandTie> all;
    for (unsigned a = 0; a < 9; ++a)
        for (unsigned b = a + 1; b < 9; ++b) all.push_back(net_tie(a, b, 2));
    CHECK(partition(all, by_net()).communities == 1);
    // one close pair does not part the others
    CHECK(
        partition({net_tie(0, 1, 1), net_tie(2, 3, 1000), net_tie(4, 5, 2)}, by_net()).community ==
        labels({0, 0, 1, 1, 2, 2}));
}

TEST_CASE("only foes: everyone alone") {
    const std::vector<HandTie> foes{net_tie(0, 1, -1), net_tie(1, 2, -1), net_tie(0, 2, -3)};
    for (const double resolution : {0.0, 1.0}) {
        const Partition found = partition(foes, by_net(resolution));
        CHECK(found.community == labels({0, 1, 2}));
        // 0 inside, by chance 4^2 + 2^2 + 4^2 over 4 x 5: 36 / 20 / 5
        CHECK(*found.modularity == Approx(36.0 / 20 / 5));
    }
}

TEST_CASE("a community hangs together by friendship, though strangers in it would cost nothing") {
    // everyone a foe of 0 alone
    CHECK(partition({net_tie(0, 1, -1), net_tie(0, 2, -1), net_tie(0, 3, -1)}, by_net(0))
              .communities == 4);
    std::mt19937 random(6);
    for (int round = 0; round < 30; ++round) {
        const auto ties = random_ties(random, 14, 0.05, true);
        const auto group = partition(ties, by_net(0)).community;
        std::vector<std::size_t> reached(14);  // the smallest actor within reach of each
        std::iota(reached.begin(), reached.end(), 0U);
        for (std::size_t step = 0; step < 14; ++step)
            for (const HandTie& t : ties)
                if (t.cooperation > 0 && group[t.a] == group[t.b])
                    reached[t.a] = reached[t.b] = std::min(reached[t.a], reached[t.b]);
        for (std::size_t i = 0; i < 14; ++i)
            for (std::size_t j = 0; j < i; ++j)
                CHECK((group[i] == group[j]) == (reached[i] == reached[j]));
    }
}

TEST_CASE("a resolution that is no number from 0 is refused") {
    for (const double bad : {-1.0, empty, std::numeric_limits<double>::infinity()})
        CHECK_THROWS_AS(partition(bow, at_resolution(bad)), Error);
    CHECK(partition(bow, at_resolution(1e308)).communities == 6);
    CHECK(partition({net_tie(0, 1, 1)}, by_net(1e308)).communities == 2);
}

TEST_CASE("small networks: no partition is better") {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        const unsigned n = 4 + static_cast<unsigned>(round) % 5;
        const auto ties = random_ties(random, n, 0.3, false);
        std::vector<double> strength(n, 0);
        double m = 0;
        for (const HandTie& t : ties) {
            strength[t.a] += t.cooperation;
            strength[t.b] += t.cooperation;
            m += t.cooperation;
        }
        const auto modularity = [&](const auto& group) {
            double q = 0;
            for (const HandTie& t : ties) q += group[t.a] == group[t.b] ? t.cooperation / m : 0;
            for (unsigned i = 0; i < n; ++i)
                for (unsigned j = 0; j < n; ++j)
                    if (group[i] == group[j]) q -= strength[i] * strength[j] / (4 * m * m);
            return q;
        };
        const Partition found = partition(ties);
        CHECK(*found.modularity == Approx(modularity(found.community)).margin(1e-12));
        CHECK(*found.modularity == Approx(best_of_all(n, modularity)).margin(1e-12));
    }
}

TEST_CASE("small signed networks: no partition is better") {
    std::mt19937 random(8);
    for (int round = 0; round < 90; ++round) {
        const unsigned n = 4 + static_cast<unsigned>(round) % 5;
        const double resolution = round % 3 / 2.0;
        const auto ties = random_ties(random, n, 0.5, true);
        std::vector<double> positive;
        for (const HandTie& t : ties)
            if (t.cooperation > 0) positive.push_back(t.cooperation);
        std::sort(positive.begin(), positive.end());
        const double m = static_cast<double>(positive.size());
        const double median = positive.empty() ? 0 : positive[(positive.size() - 1) / 2];
        const double cost = resolution * median * 2 * m / (n * n);
        const auto gain = [&](const auto& group) {
            double sum = 0;
            for (const HandTie& t : ties)
                sum += group[t.a] == group[t.b] ? t.cooperation - t.conflict : 0;
            for (unsigned i = 0; i < n; ++i)
                for (unsigned j = i + 1; j < n; ++j) sum -= group[i] == group[j] ? cost : 0;
            return sum;
        };
        CHECK(gain(partition(ties, by_net(resolution)).community) ==
              Approx(best_of_all(n, gain)).margin(1e-6));
    }
}

TEST_CASE("communities do not depend on names") {
    std::mt19937 random(9);
    for (int round = 0; round < 16; ++round) {
        const bool with_signs = round % 2 == 1;
        const auto ties = random_ties(random, 40, 0.08, with_signs);
        const auto options = with_signs ? by_net() : MeasureOptions{};
        const auto name = shuffled(random, 40);
        const Partition one = partition(ties, options),
                        other = partition(renamed(ties, name), options);
        CHECK(one.communities == other.communities);
        CHECK(same(one, other, name));
    }
    // equal weights, and actors that only their places tell apart or not even those
    const Partition plain = partition(karate_ties());
    for (int round = 0; round < 8; ++round) {
        const auto name = shuffled(random, 34);
        CHECK(same(plain, partition(renamed(karate_ties(), name)), name));
    }
}

TEST_CASE("a ring of equal ties has as good a partition whatever the names") {
    std::vector<HandTie> ring;
    for (unsigned i = 0; i < 12; ++i) ring.push_back({i, (i + 1) % 12});
    std::mt19937 random(10);
    for (int round = 0; round < 10; ++round) {
        // three or four arcs: 9 / 12 - 3 / 9 and 8 / 12 - 4 / 16 are both 5 / 12
        CHECK(*partition(renamed(ring, shuffled(random, 12))).modularity == Approx(5.0 / 12));
    }
}

TEST_CASE("another seed may find another partition, the same seed never does") {
    std::mt19937 random(11);
    const auto series = hand_series({random_ties(random, 200, 0.03, false)});
    MeasureOptions options;
    const auto once = communities_over_time(series, options);
    CHECK(communities_over_time(series, options) == once);
    options.threads = 1;
    CHECK(communities_over_time(series, options) == once);
    options.seed = 12;
    CHECK(*communities_over_time(series, options)[0].modularity ==
          Approx(*once[0].modularity).margin(0.01));
}

TEST_CASE("a complete network of equal ties is one community") {
    std::vector<HandTie> all;
    for (unsigned a = 0; a < 500; ++a)
        for (unsigned b = a + 1; b < 500; ++b) all.push_back({a, b});
    const Partition found = partition(all);
    CHECK(found.communities == 1);
    CHECK(*found.modularity == Approx(0).margin(1e-12));
}

TEST_CASE("thousands of parts are communities each") {
    //   3i --- 3i + 1 --- 3i + 2
    std::vector<HandTie> paths;
    for (unsigned i = 0; i < 3000; ++i) {
        paths.push_back({3 * i, 3 * i + 1});
        paths.push_back({3 * i + 1, 3 * i + 2});
    }
    const Partition found = partition(paths);
    CHECK(found.communities == 3000);
    CHECK(*found.modularity == Approx(1 - 1.0 / 3000));
    for (std::size_t i = 0; i < 9000; ++i) REQUIRE(found.community[i] == i / 3);
}

TEST_CASE("weights from one end of the numbers to the other") {
    //   0 -1e300- 1     2 -1e-300- 3 -1e-300- 4     5 -1e308- 6 -1e308- 7
    const std::vector<HandTie> ties{
        {0, 1, 1e300}, {2, 3, 1e-300}, {3, 4, 1e-300}, {5, 6, 1e308}, {6, 7, 1e308}};
    const Partition found = partition(ties);
    CHECK(found.community == labels({0, 0, 1, 1, 1, 2, 2, 2}));
    CHECK(*found.modularity == Approx(0).margin(1e-7));
    // a feather on a heavy pair goes with it
    CHECK(partition({{0, 1, 1e300}, {1, 2, 1e-300}}).community == labels({0, 0, 0}));
    // 1e-300 is next to nothing beside the median, 1e300: alone; without that cost: friends
    CHECK(partition(ties, by_net()).community == labels({0, 0, 1, 2, 3, 4, 4, 4}));
    CHECK(partition(ties, by_net(0)).community == found.community);
}
