// Stress, movement and time of the layout over the stability dial.
//
//     bench_layout                      cow-signed and the bundled case
//     bench_layout CASE [name=value]... a case with options of the command line, e.g. every=1mo
//     top=500
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>

#include "../layout/cow_signed.hpp"
#include "entente/cases/read.hpp"
#include "entente/layout/layout.hpp"

namespace {

using namespace entente;

struct Extent {
    double width = 0, height = 0;
};

Extent extent(const NetworkSeries& series, const LayoutSeries& layouts) {
    Point low, high;
    for (std::size_t t = 0; t < series.networks.size(); ++t) {
        for (ActorId actor : series.networks[t].present) {
            const Point p = layouts.positions[t][index(actor)];
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    return {high.x - low.x, high.y - low.y};
}

void print_table(const char* name, const NetworkSeries& series) {
    std::size_t presences = 0, ties = 0, most = 0;
    for (const Network& network : series.networks) {
        presences += network.present.size();
        ties += network.ties.size();
        most = std::max(most, network.present.size());
    }
    fmt::print("{}: {} slices, {} presences, at most {} at once, {} ties\n", name,
               series.networks.size(), presences, most, ties);
    fmt::print("{:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>14}\n", "kappa", "stress", "move",
               "p95", "nearer", "crowding", "seconds", "width x height");
    for (double kappa : {0.0, 0.05, 0.2, 1.0, 5.0, 20.0}) {
        LayoutOptions options;
        options.stability = kappa / (1 + kappa);
        const LayoutSeries layouts = lay_out(series, options);
        const LayoutQuality q = layout_quality(series, layouts);
        const Extent e = extent(series, layouts);
        fmt::print("{:8.2f} {:8.3f} {:8.3f} {:8.3f} {:8.3f} {:8.0f} {:8.3f} {:6.1f} x {:5.1f}\n",
                   kappa, q.stress, q.movement_mean, q.movement_p95, q.friend_nearer, q.crowding,
                   q.seconds, e.width, e.height);
    }
}

void print_case(const std::string& path, int options, char** option) {
    const auto source_case = read_case(path).result;
    SeriesOptions series_options = options_from(source_case->defaults);
    for (int k = 0; k < options; ++k) {
        const std::string text = option[k];
        const std::size_t equals = std::min(text.find('='), text.size() - 1);
        set_option(series_options, text.substr(0, equals), text.substr(equals + 1));
    }
    print_table(path.c_str(), build_series(source_case, series_options));
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count > 1) {
            print_case(arguments[1], count - 2, arguments + 2);
        } else {
            print_table("cow-signed", test::cow_signed(ENTENTE_DATASETS));
            print_case(ENTENTE_DATA "/japan-dprk", 0, nullptr);
        }
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
    return 0;
}
