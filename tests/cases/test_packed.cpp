#include <fcntl.h>
#include <lzma.h>
#include <unistd.h>
#include <zlib.h>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace entente;
using namespace entente::testing;
using Lines = std::vector<std::string>;

namespace {

const std::string three_acts =
    "date,source,target\n"
    "1984,a,b\n"
    "1985,朝鮮,b\n"
    "1986,c,a\n";

std::string gzip(const std::string& text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string in = text;
    std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string xz(const std::string& text) {
    std::string out(lzma_stream_buffer_bound(text.size()), '\0');
    std::size_t size = 0;
    REQUIRE(lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr,
                                    reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                                    reinterpret_cast<std::uint8_t*>(out.data()), &size,
                                    out.size()) == LZMA_OK);
    out.resize(size);
    return out;
}

std::string many_acts(int count) {
    std::string text = "date,source,target,value\n";
    for (int i = 0; i < count; ++i) {
        text += std::to_string(1000 + i % 9000) + ",a" + std::to_string(i) + ",b," +
                std::to_string(i * 7919 % 1000) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("gzip and xz are read like what they hold") {
    for (const auto& packed : {three_acts, gzip(three_acts), xz(three_acts)}) {
        const auto reading = read_text(packed);
        CHECK(lines(reading).empty());
        CHECK(reading.result->events.size() == 3);
        CHECK(reading.result->find_actor("朝鮮"));
    }
    // Larger than any block, and with a fault at the end.
    const std::string many = many_acts(8000) + "1984,a,b,x\n";
    for (const auto& packed : {many, gzip(many), xz(many)}) {
        const auto reading = read_text(packed);
        CHECK(lines(reading) ==
              Lines{"8002:10 error \"x\" | a number (with a decimal point, and finite)"});
        CHECK(reading.result->events.size() == 8000);
    }
}

TEST_CASE("several gzip members or xz streams are one file, zeros may pad it") {
    const std::string more = "1987,d,e\n";
    const std::string pad(8, '\0');
    CHECK(read_text(gzip(three_acts) + gzip(more)).result->events.size() == 4);
    CHECK(read_text(xz(three_acts) + xz(more)).result->events.size() == 4);
    CHECK(lines(read_text(gzip(three_acts) + pad)).empty());
    CHECK(lines(read_text(xz(three_acts) + pad)).empty());
}

TEST_CASE("a packed file that ends too early is an error after what could be read") {
    const std::string many = many_acts(8000);
    for (const auto& [packed, name] : {std::pair{gzip(many), "gzip"}, {xz(many), "xz"}}) {
        for (const std::size_t missing :
             {std::size_t{1}, std::size_t{9}, packed.size() / 2, packed.size() - 12}) {
            CAPTURE(name, missing);
            const auto reading = read_text(packed.substr(0, packed.size() - missing));
            REQUIRE(reading.error_count >= 1);
            CHECK(reading.problems.front().found == name + std::string(" that ends too early"));
            CHECK(reading.problems.front().expected == "a whole file");
            // Whole rows up to there; the one that is cut is left out.
            CHECK(reading.problems.front().line <= 8002);
            CHECK(reading.result->events.size() + 2 >= reading.problems.front().line);
        }
    }
}

TEST_CASE("damaged packed bytes are an error") {
    const std::string many = many_acts(8000);
    std::string bad_gzip = gzip(many);
    bad_gzip[bad_gzip.size() - 6] = static_cast<char>(bad_gzip[bad_gzip.size() - 6] ^ 0x55);
    std::string bad_xz = xz(many);
    bad_xz[bad_xz.size() / 2] = static_cast<char>(bad_xz[bad_xz.size() / 2] ^ 0x55);
    for (const auto& packed :
         {bad_gzip, bad_xz, gzip(three_acts) + "and much more", xz(three_acts) + "and much more"}) {
        const auto reading = read_text(packed);
        CHECK(reading.error_count >= 1);
        CHECK_THAT(reading.problems.back().found, Catch::Contains("cannot be unpacked"));
    }
}

TEST_CASE("a small file that unpacks to a huge one stops at the limit") {
    ReadOptions options;
    options.max_bytes = 1 << 18;
    for (const char fill : {'\0', '\n', ',', '"', 'x'}) {
        const std::string huge = three_acts + std::string(std::size_t{2} << 20, fill);
        for (const auto& packed : {gzip(huge), xz(huge)}) {
            REQUIRE(packed.size() < 100000);
            const auto reading = read_text(packed, options);
            CHECK(reading.result->events.size() == 3);
            bool told = false;
            for (const auto& problem : reading.problems) {
                told = told || problem.found == "more than 262144 bytes unpacked";
            }
            CHECK(told);
        }
    }
}

TEST_CASE("an xz that asks for gigabytes of memory is refused") {
    lzma_options_lzma wide{};
    REQUIRE_FALSE(lzma_lzma_preset(&wide, 0));
    wide.dict_size = std::uint32_t{1} << 30;
    const lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &wide}, {LZMA_VLI_UNKNOWN, nullptr}};
    // Only the header is made: encoding would itself need the memory.
    lzma_block block{};
    block.version = 0;
    block.check = LZMA_CHECK_CRC32;
    block.compressed_size = LZMA_VLI_UNKNOWN;
    block.uncompressed_size = LZMA_VLI_UNKNOWN;
    block.filters = const_cast<lzma_filter*>(filters);
    REQUIRE(lzma_block_header_size(&block) == LZMA_OK);
    lzma_stream_flags flags{};
    flags.check = LZMA_CHECK_CRC32;
    std::string bytes(LZMA_STREAM_HEADER_SIZE + block.header_size, '\0');
    auto* out = reinterpret_cast<std::uint8_t*>(bytes.data());
    REQUIRE(lzma_stream_header_encode(&flags, out) == LZMA_OK);
    REQUIRE(lzma_block_header_encode(&block, out + LZMA_STREAM_HEADER_SIZE) == LZMA_OK);
    CHECK(lines(read_text(bytes + "more")) ==
          Lines{"1:1 error xz that cannot be unpacked (a dictionary larger than 256 MiB) | a whole "
                "file"});
}

TEST_CASE("a file of another kind is named") {
    const std::string expected = " | CSV or TSV text in UTF-8, plain, gzip or xz";
    CHECK(lines(read_text("PK\x03\x04rest")) ==
          Lines{"1:1 error a ZIP file (a spreadsheet, perhaps)" + expected});
    CHECK(lines(read_text(std::string("\xFF\xFE"
                                      "d\0a\0",
                                      6))) == Lines{"1:1 error UTF-16 text" + expected});
    CHECK(lines(read_text("BZh91AY")) == Lines{"1:1 error a bzip2 file" + expected});
}

TEST_CASE("a stream that fails is no short file") {
    class Broken : public std::streambuf {
        int_type underflow() override { throw std::runtime_error("the disk is gone"); }
    };
    Broken buffer;
    std::istream in(&buffer);
    CHECK_THROWS_WITH(read_events(in, "acts.csv"), "cannot read acts.csv to its end");
}

TEST_CASE("a file, a packed file and standard input hold the same case") {
    const Folder folder;
    folder.write("acts.csv", three_acts);
    folder.write("acts.csv.gz", gzip(three_acts));
    const auto plain = read_case(folder.path() / "acts.csv");
    const auto packed = read_case(folder.path() / "acts.csv.gz");
    const int terminal = ::dup(STDIN_FILENO);
    const int file = ::open((folder.path() / "acts.csv").c_str(), O_RDONLY);
    ::dup2(file, STDIN_FILENO);
    const auto standard_input = read_case("-");
    ::dup2(terminal, STDIN_FILENO);
    ::close(file);
    ::close(terminal);
    CHECK(plain.result->name == "acts.csv");
    for (const auto* reading : {&plain, &packed, &standard_input}) {
        CHECK(reading->problems.empty());
        CHECK(reading->result->events.when[1] == "1985");
        CHECK(reading->result->events.source == plain.result->events.source);
        CHECK(reading->result->events.size() == 3);
    }
}

TEST_CASE("what is not there cannot be read") {
    const Folder folder;
    CHECK_THROWS_AS(read_case(folder.path() / "none.csv"), Error);
    CHECK_THROWS_WITH(read_case(folder.path()),
                      Catch::EndsWith("the folder holds no datapackage.json"));
    try {
        read_case(folder.path() / "none.csv");
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::io);
    }
}

TEST_CASE("reading can be stopped, and tells how far it is") {
    const Folder folder;
    folder.write("acts.csv", many_acts(8000));
    std::vector<double> heard;
    const Progress listening({},
                             [&](double fraction, std::string_view) { heard.push_back(fraction); });
    read_case(folder.path() / "acts.csv", {}, listening);
    REQUIRE(heard.size() > 2);
    CHECK(std::is_sorted(heard.begin(), heard.end()));
    CHECK(heard.back() == 1);
    std::stop_source stop;
    stop.request_stop();
    try {
        read_case(folder.path() / "acts.csv", {}, Progress(stop.get_token()));
        FAIL("it went on");
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::interrupted);
    }
}
