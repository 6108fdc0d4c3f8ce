#include <catch2/catch.hpp>

#include "communities.hpp"
#include "entente/core/error.hpp"
#include "layout/rigid.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const World small{.actors = 60, .ties = 150, .slices = 8, .communities = 4};

// The same world in windows of two slices: ties of both.
NetworkSeries wider(const NetworkSeries& series) {
    NetworkSeries wide = series;
    for (std::size_t t = 1; t < series.networks.size(); ++t) {
        std::vector<HandTie> ties;
        for (const Network* network : {&series.networks[t - 1], &series.networks[t]}) {
            for (const Tie& tie : network->ties)
                ties.push_back({static_cast<unsigned>(index(tie.source)),
                                static_cast<unsigned>(index(tie.target)), net(tie)});
        }
        wide.networks[t] = hand_network(ties, static_cast<int>(t));
    }
    return wide;
}

double mean_gap(const NetworkSeries& series, const LayoutSeries& a, const LayoutSeries& b) {
    double sum = 0;
    double count = 0;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        for (const ActorId actor : series.networks[t].present) {
            const Point p = a.positions[t][index(actor)];
            const Point q = b.positions[t][index(actor)];
            if (!is_finite(p) || !is_finite(q)) continue;
            sum += distance(p, q);
            ++count;
        }
    }
    return sum / count;
}

}  // namespace

TEST_CASE("a changed window moves the picture less when it starts from what is shown") {
    const NetworkSeries before = community_series(small);
    const LayoutSeries shown = lay_out(before, {});
    const NetworkSeries after = wider(before);
    const LayoutSeries canonical = lay_out(after, {});
    const LayoutSeries turned = lay_out_from(shown_layout(before, shown), after, {});
    CHECK(mean_gap(after, turned, shown) < 0.7 * mean_gap(after, canonical, shown));
    CHECK(layout_quality(after, turned).stress <= 1.05 * layout_quality(after, canonical).stress);
    CHECK(turned.positions == lay_out_from(shown_layout(before, shown), after, {}).positions);
}

TEST_CASE("the result stands as what is shown did: turned, shifted and mirrored") {
    const NetworkSeries series = community_series(small);
    LayoutSeries shown = lay_out(series, {});
    const auto quarter = [](Point p) { return Point{10 + p.y, 3 + p.x}; };  // and a mirror image
    for (auto& slice : shown.positions) {
        for (Point& p : slice) p = quarter(p);
    }
    const LayoutSeries same = lay_out_from(shown_layout(series, shown), series, {});
    CHECK(mean_gap(series, same, shown) < 0.1);
}

TEST_CASE("actors that were not shown start amid those near to them") {
    // a triangle is shown; d joins it
    const NetworkSeries before = hand_series({{{0, 1, 1}, {1, 2, 1}, {0, 2, 1}}}, 4);
    const NetworkSeries after =
        hand_series({{{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {0, 3, 1}, {1, 3, 1}}}, 4);
    const LayoutSeries shown = lay_out(before, {});
    const LayoutSeries turned = lay_out_from(shown_layout(before, shown), after, {});
    CHECK(distance(at(turned, 0, 0), at(shown, 0, 0)) < 0.5);
    CHECK(distance(at(turned, 0, 3), at(turned, 0, 0)) == Approx(1).epsilon(0.2));
}

TEST_CASE("a shown layout in which nobody is known changes nothing") {
    const NetworkSeries series = community_series(small);
    const LayoutSeries canonical = lay_out(series, {});
    CHECK(lay_out_from({}, series, {}).positions[0] == canonical.positions[0]);
    CHECK_THROWS_AS(lay_out_from({{1.0}, {}}, series, {}), Error);
}

TEST_CASE("automatic stability: no more than calms the steps, at a fair price") {
    // two that are friends and foes in turn: without stability each step is long
    std::vector<std::vector<HandTie>> slices;
    for (int t = 0; t < 8; ++t) {
        const double sign = t % 2 == 0 ? 1 : -1;
        slices.push_back({{0, 1, sign}, {1, 2, 1}, {2, 3, -sign}, {3, 0, 1}, {3, 4, 1}});
    }
    const NetworkSeries series = hand_series(slices, 5);
    const double stress_at_0 = layout_quality(series, lay_out(series, {.stability = 0})).stress;
    const LayoutSeries chosen = lay_out(series, {.automatic = true});
    const LayoutQuality quality = layout_quality(series, chosen);
    CHECK(quality.movement_p95 == chosen.chosen_p95);
    CHECK(quality.stress == Approx(chosen.chosen_stress_ratio * stress_at_0));
    CHECK(quality.stress <= std::max(1.3 * stress_at_0, 0.01));
    CHECK(chosen.positions == lay_out(series, {.stability = chosen.stability}).positions);
    // a hundredth less is either restless, or a hundredth more too dear
    const LayoutQuality less = layout_quality(
        series, lay_out(series, {.stability = std::max(0.0, chosen.stability - 0.01)}));
    const LayoutQuality more =
        layout_quality(series, lay_out(series, {.stability = chosen.stability + 0.01}));
    const bool calm = chosen.stability == 0 || less.movement_p95 > 0.65;
    const bool dear = more.stress > std::max(1.3 * stress_at_0, 0.01);
    CHECK((chosen.chosen_p95 <= 0.65 ? calm : dear));
}

TEST_CASE("automatic stability of what does not move is none") {
    const NetworkSeries still = hand_series({{{0, 1, 1}}, {{0, 1, 1}}}, 2);
    CHECK(lay_out(still, {.automatic = true}).stability == 0);
    CHECK(lay_out(hand_series({}, 0), {.automatic = true}).positions.empty());
    CHECK(std::isnan(lay_out(still, {}).chosen_p95));
}
