#include <catch2/catch.hpp>

#include "cow_signed.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the war slices are drawn as faithfully and as calmly as linked stress can") {
    const NetworkSeries series = cow_signed(ENTENTE_DATASETS);
    if (series.networks.empty()) {
        WARN("no data in " ENTENTE_DATASETS ": nothing checked");
        return;
    }
    REQUIRE(series.networks.size() == 31);
    // With the same formula on 51 windows of the same data, lengths 1 and 2.5: stress 0.073 to
    // 0.078, movement 0.167 (95 %: 0.63), friends nearer 0.834; every slice alone 0.058, 0.859,
    // 0.852; one drawing for all 0.198.
    const LayoutSeries layouts = lay_out(series, {});
    const LayoutQuality linked = layout_quality(series, layouts);
    CHECK(linked.stress < 0.078);
    CHECK(linked.movement_mean < 0.17);
    CHECK(linked.movement_p95 < 0.63);
    CHECK(linked.friend_nearer > 0.83);
    CHECK(linked.crowding == 0);
    for (const auto& slice : layouts.positions) {
        for (Point p : slice) CHECK(length(p) < 12);
    }
}
