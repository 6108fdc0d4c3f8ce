// Labels through time, and what is reported when they begin and end.
#include <chrono>
#include <random>
#include <thread>

#include "entente/core/error.hpp"
#include "entente/measures/communities.hpp"
#include "hand.hpp"
#include "measures/carry.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A slice drawn as its communities: the actors of each are all tied to one another.
std::vector<HandTie> cliques(const std::vector<std::vector<unsigned>>& groups) {
    std::vector<HandTie> ties;
    for (const auto& group : groups)
        for (std::size_t i = 0; i < group.size(); ++i)
            for (std::size_t j = i + 1; j < group.size(); ++j) ties.push_back({group[i], group[j]});
    return ties;
}

struct Life {
    NetworkSeries series;
    std::vector<Partition> partitions;
    std::vector<CommunityChange> changes;
};

Life life(const std::vector<std::vector<std::vector<unsigned>>>& slices) {
    std::vector<std::vector<HandTie>> ties;
    for (const auto& groups : slices) ties.push_back(cliques(groups));
    Life result{hand_series(ties), {}, {}};
    result.partitions = communities_over_time(result.series, {});
    result.changes = community_changes(result.series, result.partitions);
    return result;
}

/// Labels of a slice in the order of its actors; -1 for none.
std::vector<int> labels(const Life& of, std::size_t slice) {
    std::vector<int> result;
    for (const auto& label : of.partitions[slice].community)
        result.push_back(label ? static_cast<int>(*label) : -1);
    return result;
}

using Kind = CommunityChangeKind;

CommunityChange change(std::size_t slice, Kind kind, std::size_t community,
                       const std::vector<std::size_t>& others,
                       const std::vector<unsigned>& members) {
    CommunityChange result{slice, kind, community, others, {}};
    for (const unsigned m : members) result.members.push_back(actor_id(m));
    return result;
}

/// Changes after the first slice.
std::vector<CommunityChange> later(const Life& of) {
    std::vector<CommunityChange> result;
    for (const auto& c : of.changes)
        if (c.slice > 0) result.push_back(c);
    return result;
}

}  // namespace

TEST_CASE("in the first slice all communities are born") {
    const Life of = life({{{0, 1, 2}, {3, 4}}});
    CHECK(of.changes == std::vector<CommunityChange>{change(0, Kind::birth, 0, {}, {0, 1, 2}),
                                                     change(0, Kind::birth, 1, {}, {3, 4})});
}

TEST_CASE("a member who moves takes no label along") {
    //   0 1 2 | 3 4 5   ->   0 1 | 2 3 4 5   ->   1 | 0 2 3 4 5 is no community without a tie
    const Life of = life({{{0, 1, 2}, {3, 4, 5}}, {{0, 1}, {2, 3, 4, 5}}, {{0, 2, 3, 4, 5}}});
    CHECK(labels(of, 0) == std::vector<int>{0, 0, 0, 1, 1, 1});
    CHECK(labels(of, 1) == std::vector<int>{0, 0, 1, 1, 1, 1});
    CHECK(labels(of, 2) == std::vector<int>{1, 1, 1, 1, 1});
    // half of 0's two actors are in 1 now
    CHECK(later(of) == std::vector<CommunityChange>{change(2, Kind::merge, 1, {0}, {0})});
}

TEST_CASE("birth and death") {
    //   0 1 2 | 3 4   ->   0 1 2 | 5 6   ->   5 6 7
    const Life of = life({{{0, 1, 2}, {3, 4}}, {{0, 1, 2}, {5, 6}}, {{5, 6, 7}}});
    CHECK(labels(of, 1) == std::vector<int>{0, 0, 0, 2, 2});
    CHECK(labels(of, 2) == std::vector<int>{2, 2, 2});
    CHECK(later(of) == std::vector<CommunityChange>{change(1, Kind::death, 1, {}, {3, 4}),
                                                    change(1, Kind::birth, 2, {}, {5, 6}),
                                                    change(2, Kind::death, 0, {}, {0, 1, 2})});
}

TEST_CASE("merge: the label with most actors stays, the others end in it") {
    //   0 1 | 2 3 4 | 5 6 | 7 8 9   ->   0 1 2 3 4 5 | 7 8 9      (6 is gone)
    const Life of = life({{{0, 1}, {2, 3, 4}, {5, 6}, {7, 8, 9}}, {{0, 1, 2, 3, 4, 5}, {7, 8, 9}}});
    CHECK(labels(of, 1) == std::vector<int>{1, 1, 1, 1, 1, 1, 3, 3, 3});
    CHECK(later(of) == std::vector<CommunityChange>{change(1, Kind::merge, 1, {0, 2}, {0, 1, 5})});
}

TEST_CASE("split: the largest piece keeps the label, the others begin") {
    //   0 1 2 3 4 5 6   ->   0 1 | 2 3 4 | 5 6 7
    const Life of = life({{{0, 1, 2, 3, 4, 5, 6}}, {{0, 1}, {2, 3, 4}, {5, 6, 7}}});
    CHECK(labels(of, 1) == std::vector<int>{1, 1, 0, 0, 0, 2, 2, 2});
    CHECK(later(of) ==
          std::vector<CommunityChange>{change(1, Kind::split, 0, {1, 2}, {0, 1, 5, 6})});
}

TEST_CASE("less than half is neither a merge nor a split") {
    //   0 1 2 | 3 4 5 6   ->   2 3 4 5 6: of 0 1 2 only one went
    const Life death = life({{{0, 1, 2}, {3, 4, 5, 6}}, {{2, 3, 4, 5, 6}}});
    CHECK(later(death) == std::vector<CommunityChange>{change(1, Kind::death, 0, {}, {0, 1, 2})});
    //   0 1 2 3   ->   0 1 2 | 3 4 5: of 3 4 5 only one came
    const Life birth = life({{{0, 1, 2, 3}}, {{0, 1, 2}, {3, 4, 5}}});
    CHECK(later(birth) == std::vector<CommunityChange>{change(1, Kind::birth, 1, {}, {3, 4, 5})});
    //   0 1 2 3   ->   0 1 2 | 3 4: half did
    const Life split = life({{{0, 1, 2, 3}}, {{0, 1, 2}, {3, 4}}});
    CHECK(later(split) == std::vector<CommunityChange>{change(1, Kind::split, 0, {1}, {3})});
}

TEST_CASE("of two equal halves the larger community decides") {
    //   0 1 | 2 3 4 | 5 6 7 8   ->   0 2 3 4 | 1 5 6 7 8
    const Life of = life({{{0, 1}, {2, 3, 4}, {5, 6, 7, 8}}, {{0, 2, 3, 4}, {1, 5, 6, 7, 8}}});
    CHECK(later(of) == std::vector<CommunityChange>{change(1, Kind::merge, 2, {0}, {1})});
}

TEST_CASE("labels do not jump over a slice without communities") {
    const Life of = life({{{0, 1}}, {}, {{0, 1}}});
    CHECK(of.partitions[1] == Partition{});
    CHECK(labels(of, 2) == std::vector<int>{1, 1});
    CHECK(of.changes == std::vector<CommunityChange>{change(0, Kind::birth, 0, {}, {0, 1}),
                                                     change(1, Kind::death, 0, {}, {0, 1}),
                                                     change(2, Kind::birth, 1, {}, {0, 1})});
}

TEST_CASE("labels are given so that most actors keep theirs, not one by one") {
    //   before: 0..4 | 5..7        now: 0 1 2 5 6 7 | 3 4
    // 0 shares 3 with the first and 2 with the second, 1 shares 3 with the first alone: 3 + 2, not
    // 3
    const Life of = life({{{0, 1, 2, 3, 4}, {5, 6, 7}}, {{0, 1, 2, 5, 6, 7}, {3, 4}}});
    CHECK(labels(of, 1) == std::vector<int>{1, 1, 1, 0, 0, 1, 1, 1});
    CHECK(later(of).empty());
}

TEST_CASE("the assignment is the best of all") {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        const std::size_t rows = 1 + random() % 6, columns = 1 + random() % 6;
        std::vector<detail::Overlap> overlaps;
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < columns; ++c)
                if (random() % 2) overlaps.push_back({r, c, 1 + static_cast<int>(random() % 9)});
        const auto size = [&](std::size_t r, std::size_t c) {
            for (const auto& o : overlaps)
                if (o.row == r && o.column == c) return o.size;
            return std::int64_t{0};
        };
        // every way to give the rows places, those beyond the columns being none
        std::vector<std::size_t> places(rows + columns);
        for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
        std::vector<bool> taken(columns, false);
        const auto best = [&](const auto& self, std::size_t r) -> std::int64_t {
            if (r == rows) return 0;
            std::int64_t most = self(self, r + 1);
            for (std::size_t c = 0; c < columns; ++c) {
                if (taken[c] || size(r, c) == 0) continue;
                taken[c] = true;
                most = std::max(most, size(r, c) + self(self, r + 1));
                taken[c] = false;
            }
            return most;
        };
        std::int64_t sum = 0;
        std::vector<bool> used(columns, false);
        const auto found = detail::best_assignment(rows, columns, overlaps, {});
        for (std::size_t r = 0; r < rows; ++r) {
            if (!found[r]) continue;
            REQUIRE(size(r, *found[r]) > 0);
            REQUIRE_FALSE(used[*found[r]]);
            used[*found[r]] = true;
            sum += size(r, *found[r]);
        }
        CHECK(sum == best(best, 0));
    }
}

TEST_CASE("thousands of communities are carried on") {
    std::vector<std::vector<unsigned>> pairs;
    for (unsigned i = 0; i < 4000; ++i) pairs.push_back({2 * i, 2 * i + 1});
    auto other = pairs;
    std::swap(other[0][1], other[1][1]);  // a quarter and three quarters of 0 1 2 3
    other.erase(other.begin() + 2);
    const Life of = life({pairs, other});
    REQUIRE(labels(of, 1).size() == 7998);
    CHECK(labels(of, 1).back() == 3999);
    CHECK(later(of) == std::vector<CommunityChange>{change(1, Kind::death, 2, {}, {4, 5})});
}

TEST_CASE("partitions of another series are refused") {
    const Life one = life({{{0, 1}}}), other = life({{{0, 1}}, {{0, 1, 2}}});
    CHECK_THROWS_AS(community_changes(one.series, other.partitions), Error);
    CHECK_THROWS_AS(community_changes(one.series, {other.partitions[1]}), Error);
}

TEST_CASE("communities stop soon after they are told to") {
    std::mt19937 random(5);
    std::vector<HandTie> ties;
    for (unsigned a = 0; a < 8000; ++a)
        for (int k = 0; k < 5; ++k) {
            const unsigned b = static_cast<unsigned>(random()) % 8000;
            if (a != b) ties.push_back({a, b, 1 + static_cast<double>(random() % 100)});
        }
    const auto before = [](const HandTie& p, const HandTie& q) {
        return std::pair(std::min(p.a, p.b), std::max(p.a, p.b)) <
               std::pair(std::min(q.a, q.b), std::max(q.a, q.b));
    };
    std::sort(ties.begin(), ties.end(), before);
    ties.erase(std::unique(ties.begin(), ties.end(),
                           [&](const HandTie& p, const HandTie& q) { return !before(p, q); }),
               ties.end());
    const auto series = hand_series(std::vector(30, ties));
    using Clock = std::chrono::steady_clock;
    for (const int milliseconds : {0, 30, 150, 300}) {
        std::stop_source stop;
        Clock::time_point told;
        std::jthread teller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            told = Clock::now();
            stop.request_stop();
        });
        CHECK_THROWS_AS(communities_over_time(series, {}, Progress(stop.get_token())), Error);
        const auto end = Clock::now();
        teller.join();
        CAPTURE(milliseconds);
        CHECK(end - told < std::chrono::milliseconds(500));  // 100 on a machine at rest
    }
}
