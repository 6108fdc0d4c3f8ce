#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "../folder.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"

using namespace entente;
namespace fs = std::filesystem;

namespace {}  // namespace

TEST_CASE("a streamed file is there when it is committed, and not before") {
    const test::Folder folder;
    const fs::path target = folder / "x";
    {
        StreamedFile file(target);
        file.append("0123");
        file.append("456");
        file.replace(1, "ab");
        CHECK(file.size() == 7);
        CHECK_FALSE(fs::exists(target));
        file.commit();
    }
    CHECK(read_file(target) == "0ab3456");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}) == 1);
}

TEST_CASE("a streamed file that is dropped leaves the old one") {
    const test::Folder folder;
    const fs::path target = folder / "x";
    write_file(target, "old");
    { StreamedFile(target).append("new"); }
    CHECK(read_file(target) == "old");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{}) == 1);
}

TEST_CASE("a streamed file keeps the rights of the file it replaces, and follows links") {
    const test::Folder folder;
    const fs::path target = folder / "x", link = folder / "link";
    write_file(target, "old");
    ::chmod(target.c_str(), 0640);
    fs::create_symlink(target, link);
    StreamedFile file(link);
    file.append("new");
    file.commit();
    CHECK(fs::is_symlink(link));
    CHECK(read_file(target) == "new");
    struct stat info {};
    REQUIRE(::stat(target.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("a streamed file tells where it cannot be written") {
    const test::Folder folder;
    CHECK_THROWS_AS(StreamedFile(folder / "none" / "x"), Error);
    CHECK_THROWS_AS(StreamedFile(folder.path()), Error);
    StreamedFile full("/dev/full");
    full.append("x");
    CHECK_THROWS_AS(full.commit(), Error);
}
