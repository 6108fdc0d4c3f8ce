// How long one frame's composing and one picture's writing take.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <random>

#include "entente/picture/export.hpp"
#include "entente/picture/picture.hpp"

using namespace entente;

namespace {

struct Crowd {
    NetworkSeries series;
    MeasureTable measures;
    LayoutSeries layouts;
    Material material() const {
        Material m;
        m.series = &series;
        m.actor_measures = &measures;
        m.layouts = &layouts;
        return m;
    }
};

std::shared_ptr<Case> make_case(std::size_t actors) {
    auto the_case = std::make_shared<Case>();
    the_case->name = "Random";
    for (std::size_t i = 0; i < actors; ++i) {
        Actor actor;
        actor.id = fmt::format("a{:05}", i);
        actor.name = fmt::format("Actor number {}", i);
        actor.kind = static_cast<ActorKind>(i % 9);
        the_case->actors.push_back(actor);
    }
    return the_case;
}

/// A series of random networks at random places.
Crowd make(std::size_t actors, std::size_t ties, std::size_t slices) {
    std::mt19937 random(1);
    const auto part = [&] { return static_cast<double>(random()) / 4294967296.0; };
    const auto before = [](const Tie& x, const Tie& y) {
        return std::pair(x.source, x.target) < std::pair(y.source, y.target);
    };
    Crowd crowd;
    auto selection = std::make_shared<Selection>();
    selection->source_case = make_case(actors);
    crowd.series.selection = selection;
    crowd.measures = MeasureTable(Level::actor, {find_measure(Level::actor, "strength")}, slices);
    for (std::size_t s = 0; s < slices; ++s) {
        Network network;
        network.slice.label = fmt::format("{}", 2000 + s);
        network.slice.days = {static_cast<Day>(365 * s), static_cast<Day>(365 * (s + 1))};
        std::vector<double> strength(actors);
        for (std::size_t t = 0; t < ties; ++t) {
            const std::size_t a = random() % actors;
            const std::size_t b = random() % actors;
            if (a == b) continue;
            const Tie tie{actor_id(std::min(a, b)), actor_id(std::max(a, b)), std::exp(4 * part()),
                          std::exp(4 * part()), 1};
            network.ties.push_back(tie);
            strength[a] += intensity(tie), strength[b] += intensity(tie);
        }
        auto& all = network.ties;
        std::sort(all.begin(), all.end(), before);
        all.erase(std::unique(all.begin(), all.end(),
                              [&](const Tie& x, const Tie& y) { return !before(x, y); }),
                  all.end());
        std::vector<Point> positions;
        for (std::size_t i = 0; i < actors; ++i) {
            network.present.push_back(actor_id(i));
            positions.push_back({8 * part(), 5 * part()});
        }
        crowd.measures.set(0, s, strength);
        crowd.series.networks.push_back(std::move(network));
        crowd.layouts.positions.push_back(std::move(positions));
    }
    return crowd;
}

double wall_ms() {
    return std::chrono::duration<double, std::milli>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}
double cpu_ms() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
double median_ms(int times, double (*clock)(), Work work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const double begin = clock();
        work(i);
        all.push_back(clock() - begin);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void measure_frames(std::size_t actors, std::size_t ties, std::size_t slices) {
    const Crowd crowd = make(actors, ties, slices);
    const Style style;
    Scales scales;
    const double scaling = median_ms(20, cpu_ms, [&](int) {
        scales = find_scales(crowd.series, &crowd.measures, style.size_by);
    });
    Material material = crowd.material();
    material.scales = &scales;
    const View view = fit(material, style, 1600, 900);
    Picture last;
    std::size_t drawn = 0;
    const double framing = median_ms(200, cpu_ms, [&](int i) {
        material.before = i > 0 ? &last : nullptr;
        Picture next = compose(material, style, view, static_cast<double>(slices - 1) * i / 200.0);
        last = std::move(next);
        drawn += last.labels.size();
    });
    Highlight highlight;
    highlight.selected = actor_id(0);
    const double lit = median_ms(200, cpu_ms, [&](int i) {
        drawn += compose(material, style, view, 0.005 * i, highlight).labels.size();
    });
    const double compared = median_ms(200, cpu_ms, [&](int i) {
        const double moment = 1 + static_cast<double>(slices - 2) * i / 200.0;
        const View there = fit_difference(material, style, 1600, 900, moment, 0);
        drawn += compose_difference(material, style, there, moment, 0).labels.size();
    });
    fmt::print(
        "{} actors, {} ties, {} slices: compose {:.3f} ms, highlighted {:.3f} ms, "
        "compared and fitted {:.3f} ms, scales {:.3f} ms, {} labels\n",
        actors, ties, slices, framing, lit, compared, scaling, drawn / 600);
}

void measure_writing() {
    const Crowd crowd = make(40, 100, 10);
    const Material material = crowd.material();
    const Style style;
    const Picture picture = compose(material, style, fit(material, style, 1600, 900), 0);
    for (const std::string ending : {"dot", "svg", "png", "pdf"}) {
        const auto file = std::filesystem::temp_directory_path() / ("entente-bench." + ending);
        fmt::print("write {}: {:.0f} ms\n", ending,
                   median_ms(7, wall_ms, [&](int) { write_picture(picture, file); }));
        std::filesystem::remove(file);
    }
}

}  // namespace

int main() {
    measure_frames(60, 200, 120);
    measure_frames(1000, 5000, 60);
    measure_writing();
}
