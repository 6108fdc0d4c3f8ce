#include <catch2/catch.hpp>
#include <limits>

#include "../../src/layout/stress.hpp"
#include "hand_made.hpp"

using namespace entente;
using namespace entente::test;

namespace {

double d(const DesiredDistances& desired, std::size_t i, std::size_t j) {
    return desired.distance[i * desired.n + j];
}
double w(const DesiredDistances& desired, std::size_t i, std::size_t j) {
    return desired.weight[i * desired.n + j];
}

}  // namespace

TEST_CASE("a friendly tie is the shorter the heavier it is, from 1 down to 0.5") {
    // length = 1 / (1 + log(1 + w) / log(1 + reference)); reference 3: log 4
    //   w = 0 -> 1    w = 1 -> 1 / (1 + 1/2) = 2/3    w = 3 -> 1/2    w = 15 -> 1/3, cut at 1/2
    const auto length = [](double weight) {
        return d(desired_distances(hand_network({{0, 1, weight}}), 3), 0, 1);
    };
    CHECK(length(0) == 1);
    CHECK(length(1) == Approx(2.0 / 3));
    CHECK(length(3) == Approx(0.5));
    CHECK(length(15) == 0.5);
}

TEST_CASE("a foe stands 2.5 mean friendly lengths away, even when a friend's path is shorter") {
    //    b          a-b and b-c friendly, 0.5 each: the path a-b-c is 1 long,
    //   / \         but a-c is hostile: 2.5 x 0.5 = 1.25
    //  a - - c
    const auto desired = desired_distances(hand_network({{0, 1, 1}, {1, 2, 1}, {0, 2, -1}}), 1);
    CHECK(d(desired, 0, 1) == Approx(0.5));
    CHECK(d(desired, 0, 2) == Approx(1.25));
    CHECK(d(desired, 2, 0) == d(desired, 0, 2));
    CHECK(w(desired, 0, 2) == Approx(0.64));  // 1 / 1.25^2
    CHECK(d(desired, 1, 1) == 0);
    CHECK(w(desired, 1, 1) == 0);
}

TEST_CASE("hostile ties are roads too, when there is no friendlier way") {
    //  a --- b - - c     0.5 + 1.25
    const auto desired = desired_distances(hand_network({{0, 1, 1}, {1, 2, -1}}), 1);
    CHECK(d(desired, 0, 2) == Approx(1.75));
}

TEST_CASE("without any friendly tie a foe is 2.5 x 0.75 away") {
    CHECK(d(desired_distances(hand_network({{0, 1, -4}}), 1), 0, 1) == Approx(1.875));
}

TEST_CASE("good and bad that cancel out leave a weak friendly tie, rounding or not") {
    Network network = hand_network({{0, 1, 1}});
    network.ties[0].cooperation = 0.1 + 0.2;
    network.ties[0].conflict = 0.3;  // 0.1 + 0.2 - 0.3 = 5.6e-17
    CHECK(d(desired_distances(network, 1), 0, 1) == 1);
    std::swap(network.ties[0].cooperation, network.ties[0].conflict);
    CHECK(d(desired_distances(network, 1), 0, 1) == 1);
}

TEST_CASE("both directions of a directed pair are one relation") {
    Network network = hand_network({{0, 1, 1}});
    network.ties.push_back({actor_id(1), actor_id(0), 0, 3, 1});  // net 1 - 3 = -2
    CHECK(d(desired_distances(network, 1), 0, 1) == Approx(1.875));
}

TEST_CASE(
    "components keep half of each one's width and 1 between them, with a tenth of the weight") {
    //  a - b - c      d - e        widths 1 and 0.5: 0.5 + 0.25 + 1 = 1.75
    const auto desired = desired_distances(hand_network({{0, 1, 1}, {1, 2, 1}, {3, 4, 1}}), 1);
    for (std::size_t i : {0U, 1U, 2U}) {
        for (std::size_t j : {3U, 4U}) {
            CHECK(d(desired, i, j) == Approx(1.75));
            CHECK(w(desired, i, j) == Approx(0.1 / (1.75 * 1.75)));
        }
    }
}

TEST_CASE("extreme and broken weights give finite distances") {
    const double inf = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (double reference : {0.0, -1.0, nan, inf, 1e-300, 1e300}) {
        Network network =
            hand_network({{0, 1, 1e300}, {1, 2, -1e300}, {2, 3, 1}, {3, 4, 1}, {4, 5, 1}});
        network.ties[2].cooperation = inf;
        network.ties[2].conflict = inf;
        network.ties[3].cooperation = nan;
        network.ties[4].conflict = inf;
        const auto desired = desired_distances(network, reference);
        for (std::size_t i = 0; i < desired.n; ++i) {
            for (std::size_t j = 0; j < desired.n; ++j) {
                CHECK(std::isfinite(w(desired, i, j)));
                CHECK((i == j || (d(desired, i, j) >= 0.5 && d(desired, i, j) < 20)));
            }
        }
    }
}

TEST_CASE("ties with oneself or with somebody who is not present do nothing") {
    Network network = hand_network({{0, 1, 1}});
    network.ties.push_back({actor_id(1), actor_id(1), 5, 0, 1});
    network.ties.push_back({actor_id(1), actor_id(9), 5, 0, 1});
    CHECK(desired_distances(network, 1).n == 2);
    CHECK(d(desired_distances(network, 1), 0, 1) == 0.5);
}

TEST_CASE("the reference weight is the median size of all ties that have a sign") {
    // |net| 1, 4, 2 in slice 0, 10 in slice 1, and a 0 that does not count: (2 + 4) / 2
    CHECK(detail::reference_weight(
              hand_series({{{0, 1, 1}, {1, 2, -4}, {2, 3, 2}}, {{0, 1, 10}, {1, 2, 0}}}, 4)) == 3);
    CHECK(detail::reference_weight(hand_series({{{0, 1, 0}}}, 2)) == 1);
    CHECK(detail::reference_weight(hand_series({}, 0)) == 1);
}
