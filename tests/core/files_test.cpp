#include "entente/core/files.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "entente/core/error.hpp"
#include "entente/core/geometry.hpp"
#include "entente/core/progress.hpp"

using namespace entente;
namespace fs = std::filesystem;

TEST_CASE("a file is the old one or the whole new one") {
    const fs::path folder =
        fs::temp_directory_path() / ("entente-files-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const fs::path file = folder / "a.txt";
    write_file(file, "first");
    write_file(file, "second");
    CHECK(read_file(file) == "second");
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);

    fs::create_symlink("a.txt", folder / "link");
    write_file(folder / "link", "third");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(file) == "third");

    CHECK_THROWS_AS(write_file(folder / "none" / "b.txt", "x"), Error);
    CHECK_THROWS_AS(write_file(folder, "x"), Error);
    CHECK_THROWS_AS(read_file(folder / "absent"), Error);
    CHECK_THROWS_AS(read_file(file, 2), Error);
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 2);
    fs::remove_all(folder);
}

TEST_CASE("work stops when it is asked to") {
    std::stop_source source;
    double seen = 0;
    const Progress progress(source.get_token(), [&](double f, std::string_view) { seen = f; });
    progress.report(0.5, "half");
    CHECK(seen == 0.5);
    source.request_stop();
    CHECK_THROWS_AS(progress.check(), Error);
    CHECK_NOTHROW(Progress{}.check());
}

TEST_CASE("a straight Bezier is a line") {
    const Bezier line{{0, 0}, {1, 0}, {2, 0}, {3, 0}};
    CHECK(at(line, 0.5).x == Approx(1.5));
    CHECK(distance(line, {1.5, 2}) == Approx(2));
    CHECK(distance(line, {5, 0}) == Approx(2));
}
