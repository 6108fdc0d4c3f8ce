#include "entente/network/difference.hpp"

#include <catch2/catch.hpp>

using namespace entente;

namespace {

Network network(std::vector<Tie> ties) {
    Network n;
    n.ties = std::move(ties);
    return n;
}

Tie tie(unsigned a, unsigned b, double cooperation, double conflict) {
    return {actor_id(a), actor_id(b), cooperation, conflict, 1};
}

}  // namespace

TEST_CASE("each pair of either slice is told what became of its tie") {
    //          before        after
    // 0-1      +3            -          vanished
    // 0-2      +3 -1         +3 -1      stayed
    // 0-3      +2 -1         +1 -4      changed sign (1 to -3), though it also grew
    // 1-2      +2            +5         grew
    // 1-3      +2 -9         -8         shrank (11 to 8), hostile as before
    // 2-3      -             -1         appeared
    const Network before = network(
        {tie(0, 1, 3, 0), tie(0, 2, 3, 1), tie(0, 3, 2, 1), tie(1, 2, 2, 0), tie(1, 3, 2, 9)});
    const Network after = network(
        {tie(0, 2, 3, 1), tie(0, 3, 1, 4), tie(1, 2, 5, 0), tie(1, 3, 0, 8), tie(2, 3, 0, 1)});
    const auto all = difference(before, after, Layer::interaction);
    REQUIRE(all.size() == 6);
    const std::vector<TieChange> expected{TieChange::vanished,     TieChange::stayed,
                                          TieChange::changed_sign, TieChange::grew,
                                          TieChange::shrank,       TieChange::appeared};
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].change == expected[i]);
    CHECK(all[0].before == tie(0, 1, 3, 0));
    CHECK(!all[0].after);
    CHECK(!all[5].before);
    CHECK(all[5].after == tie(2, 3, 0, 1));
    CHECK(all[2].source == actor_id(0));
    CHECK(all[2].target == actor_id(3));
}

TEST_CASE("growth is that of the layer, and a net of zero has no sign to change") {
    const Network before = network({tie(0, 1, 2, 9), tie(0, 2, 2, 2)});
    const Network after = network({tie(0, 1, 1, 10), tie(0, 2, 1, 5)});
    const auto on = [&](Layer layer, std::size_t i) {
        return difference(before, after, layer).at(i).change;
    };
    CHECK(on(Layer::interaction, 0) == TieChange::stayed);
    CHECK(on(Layer::cooperation, 0) == TieChange::shrank);
    CHECK(on(Layer::conflict, 0) == TieChange::grew);
    CHECK(on(Layer::interaction, 1) == TieChange::grew);
}

TEST_CASE("slices without ties differ in nothing, and in everything from one with ties") {
    CHECK(difference(network({}), network({}), Layer::interaction).empty());
    const auto all = difference(network({tie(0, 1, 1, 0)}), network({}), Layer::interaction);
    REQUIRE(all.size() == 1);
    CHECK(all[0].change == TieChange::vanished);
}

TEST_CASE("changes are counted on the layer") {
    // 0-1 cooperates only before and after, 0-2 fights only after.
    const Network before = network({tie(0, 1, 3, 0)});
    const Network after = network({tie(0, 1, 3, 0), tie(0, 2, 0, 2)});
    const auto counts = [&](Layer layer) {
        return count_changes(difference(before, after, layer), layer);
    };
    CHECK(counts(Layer::interaction) == ChangeCounts{1, 0, 0, 0, 0, 1});
    CHECK(counts(Layer::cooperation) == ChangeCounts{0, 0, 0, 0, 0, 1});
    CHECK(counts(Layer::conflict) == ChangeCounts{1, 0, 0, 0, 0, 0});
}
