// Stress against movement on data that others have drawn, scored as they score.
//
//     bench_frontier                    newcomb and vandebunt, then the war slices of cow-signed
#include <fmt/format.h>

#include <exception>

#include "../layout/cow_signed.hpp"
#include "../layout/peer_score.hpp"

namespace {

using namespace entente;
using namespace entente::test;

void print_peer_table(const char* name, const NetworkSeries& series) {
    fmt::print("{}: {} slices\n{:>8} {:>9} {:>9} {:>9} {:>9}\n", name, series.networks.size(),
               "kappa", "StressOn", "Movement", "crowding", "ms");
    for (const double kappa : {0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 2.0, 3.0, 3.5, 5.0}) {
        const LayoutSeries layouts = lay_out(series, {.stability = kappa / (1 + kappa)});
        const double scale = best_scale(series, layouts);
        fmt::print("{:8.2f} {:9.3f} {:9.3f} {:9.0f} {:9.2f}\n", kappa,
                   stress_on(series, layouts, scale), movement(series, layouts, scale),
                   layout_quality(series, layouts).crowding, 1000 * layouts.seconds);
    }
}

void print_war_table(const NetworkSeries& series) {
    fmt::print("cow-signed: {} slices\n{:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}\n",
               series.networks.size(), "kappa", "stress", "move", "p95", "nearer", "crowding",
               "ms");
    for (const double kappa : {0.0, 0.05, 0.2, 0.5, 1.0, 2.0, 5.0, 20.0}) {
        const LayoutSeries layouts = lay_out(series, {.stability = kappa / (1 + kappa)});
        const LayoutQuality q = layout_quality(series, layouts);
        fmt::print("{:8.2f} {:9.4f} {:9.3f} {:9.3f} {:9.3f} {:9.0f} {:9.1f}\n", kappa, q.stress,
                   q.movement_mean, q.movement_p95, q.friend_nearer, q.crowding, 1000 * q.seconds);
    }
}

}  // namespace

int main() {
    try {
        const std::filesystem::path datasets = ENTENTE_DATASETS;
        print_peer_table("newcomb", read_waves(datasets / "newcomb" / "top3_edges.csv", 17));
        print_peer_table("vandebunt",
                         read_waves(datasets / "vandebunt" / "mutual_friend_edges.csv", 32));
        print_war_table(test::cow_signed(datasets));
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
