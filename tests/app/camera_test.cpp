// The window's own camera, and the names in it, over the whole bundled case.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/shell.hpp"

using namespace entente;
using namespace entente::app;

namespace {

const std::string bundled = ENTENTE_DATA "/japan-dprk";

struct Window {
    explicit Window(double wide = 1280, double high = 720)
        : shell(options()), width(wide), height(high) {
        shell.begin_frame(width, height, 1, 0.016);
        shell.settle();
    }
    const Picture& at(double moment) {
        shell.queue().push(command::DragMoment{moment});
        shell.begin_frame(width, height, 1, 0);
        return shell.picture();
    }
    double last() const { return static_cast<double>(slice_count(shell.model())) - 1; }

    static AppOptions options() {
        AppOptions options;
        options.case_path = bundled;
        return options;
    }

    Shell shell;
    double width, height;
};

Rect around(const Picture& picture) {
    Rect box{1e9, 1e9, -1e9, -1e9};
    for (const Disc& disc : picture.discs) {
        box.left = std::min(box.left, disc.centre.x),
        box.right = std::max(box.right, disc.centre.x);
        box.top = std::min(box.top, disc.centre.y),
        box.bottom = std::max(box.bottom, disc.centre.y);
    }
    return box;
}

}  // namespace

TEST_CASE("every slice fills the canvas, and nobody stands outside") {
    Window window;
    double used = 0;
    for (double slice = 0; slice <= window.last(); ++slice) {
        const Picture& picture = window.at(slice);
        for (const Disc& disc : picture.discs) {
            CAPTURE(slice, disc.centre.x, disc.centre.y);
            CHECK(Rect{0, 0, picture.width, picture.height}.contains(disc.centre));
        }
        const Rect box = around(picture);
        used += std::max(box.width() / picture.width, box.height() / picture.height);
    }
    CHECK(used / (window.last() + 1) > 0.5);
}

TEST_CASE("the camera moves without jumps while the slider does") {
    Window window;
    constexpr double step = 1.0 / 16;
    View before;
    for (double moment = 0; moment <= window.last(); moment += step) {
        window.at(moment);
        const View view = window.shell.model().camera.view;
        if (moment > 0) {
            // The middle of the canvas and its size in layout units.
            const Point centre{view.width / 2, view.height / 2};
            const Point shift = to_layout(view, centre) - to_layout(before, centre);
            CAPTURE(moment);
            CHECK(view.scale / before.scale == Approx(1).margin(0.02));
            CHECK(length(shift) * view.scale < 0.02 * view.width);
        }
        before = view;
    }
}

TEST_CASE("the largest discs have their names at every date") {
    const auto [width, height] =
        GENERATE(std::pair{1280.0, 720.0}, std::pair{1000.0, 700.0}, std::pair{1600.0, 900.0});
    Window window(width, height);
    for (double slice = 0; slice <= window.last(); ++slice) {
        const Picture& picture = window.at(slice);
        const double smallest = picture.discs.empty() ? 0 : picture.discs.back().radius;
        for (std::size_t i = 0; i < std::min<std::size_t>(3, picture.discs.size()); ++i) {
            const Disc& disc = picture.discs[i];  // large first
            if (disc.radius < 1.2 * smallest) continue;
            const bool named =
                std::any_of(picture.labels.begin(), picture.labels.end(),
                            [&](const Label& label) { return label.actor == disc.actor; });
            CAPTURE(width, slice, disc.radius);
            CHECK(named);
        }
    }
}
