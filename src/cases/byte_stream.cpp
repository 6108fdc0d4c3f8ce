#include "byte_stream.hpp"

#include <fmt/core.h>
#include <lzma.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <string_view>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;
constexpr std::uint64_t xz_memory = std::uint64_t{1} << 28;

using namespace std::string_view_literals;
constexpr auto gzip_magic = "\x1f\x8b"sv;
constexpr auto xz_magic =
    "\xfd"
    "7zXZ\0"sv;

// Kinds of file that people do hand over, so that the message can name them.
struct ForeignMagic {
    std::string_view bytes;
    std::string_view found;
};
constexpr ForeignMagic foreign_magics[] = {
    {"PK\x03\x04"sv, "a ZIP file (a spreadsheet, perhaps)"},
    {"BZh"sv, "a bzip2 file"},
    {"\x28\xb5\x2f\xfd"sv, "a Zstandard file"},
    {"\xff\xfe"sv, "UTF-16 text"},
    {"\xfe\xff"sv, "UTF-16 text"},
    {"%PDF-"sv, "a PDF file"},
    {"SQLite format 3\0"sv, "an SQLite database"},
    {"PAR1"sv, "a Parquet file"},
};

class GzipUnpacker final : public Unpacker {
  public:
    GzipUnpacker() {
        if (inflateInit2(&stream_, 16 + MAX_WBITS) != Z_OK) throw std::bad_alloc();
    }
    ~GzipUnpacker() override { inflateEnd(&stream_); }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;

    Step step(const char* in, std::size_t in_size, char* out, std::size_t out_size) override {
        Step done;
        if (between_members_) {
            // Zeros pad what comes from tapes; anything else begins another member.
            while (done.taken < in_size && in[done.taken] == '\0') ++done.taken;
            if (done.taken == in_size) return done;
            inflateReset(&stream_);
            between_members_ = false;
        }
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in + done.taken));
        stream_.avail_in = static_cast<uInt>(in_size - done.taken);
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(out_size);
        const int code = inflate(&stream_, Z_NO_FLUSH);
        done.taken = in_size - stream_.avail_in;
        done.made = out_size - stream_.avail_out;
        between_members_ = code == Z_STREAM_END;
        if (code == Z_MEM_ERROR) throw std::bad_alloc();
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            done.fault = stream_.msg ? stream_.msg : "damaged data";
        }
        return done;
    }
    bool complete() const override { return between_members_; }
    std::string name() const override { return "gzip"; }

  private:
    z_stream stream_{};
    bool between_members_ = false;
};

class XzUnpacker final : public Unpacker {
  public:
    XzUnpacker() {
        if (lzma_stream_decoder(&stream_, xz_memory, LZMA_CONCATENATED) != LZMA_OK) {
            throw std::bad_alloc();
        }
    }
    ~XzUnpacker() override { lzma_end(&stream_); }
    XzUnpacker(const XzUnpacker&) = delete;
    XzUnpacker& operator=(const XzUnpacker&) = delete;

    // With no input left, in_size 0 tells the decoder that the file ends here.
    Step step(const char* in, std::size_t in_size, char* out, std::size_t out_size) override {
        Step done;
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(in);
        stream_.avail_in = in_size;
        stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
        stream_.avail_out = out_size;
        const lzma_ret code = lzma_code(&stream_, in_size == 0 ? LZMA_FINISH : LZMA_RUN);
        done.taken = in_size - stream_.avail_in;
        done.made = out_size - stream_.avail_out;
        complete_ = code == LZMA_STREAM_END;
        if (code == LZMA_MEM_ERROR) throw std::bad_alloc();
        if (code == LZMA_MEMLIMIT_ERROR) {
            done.fault = "a dictionary larger than 256 MiB";
        } else if (code != LZMA_OK && code != LZMA_STREAM_END && code != LZMA_BUF_ERROR) {
            done.fault = "damaged data";
        }
        return done;
    }
    bool complete() const override { return complete_; }
    std::string name() const override { return "xz"; }

  private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
    bool complete_ = false;
};

}  // namespace

ByteStream::ByteStream(std::istream& in, std::string name, std::uint64_t max_bytes)
    : in_(in),
      name_(std::move(name)),
      left_(max_bytes),
      max_bytes_(max_bytes),
      packed_(block_size) {
    fill();
    choose_unpacker();
}

// Reads one block, through short reads of pipes, once the former is used up.
void ByteStream::fill() {
    if (at_end_ || begin_ < end_) return;
    in_.read(packed_.data(), static_cast<std::streamsize>(packed_.size()));
    begin_ = 0;
    end_ = static_cast<std::size_t>(in_.gcount());
    taken_ += end_;
    if (in_.bad()) {
        throw Error(ErrorCategory::io,
                    fmt::format("cannot read {} to its end", printable(name_, 4096)), name_);
    }
    at_end_ = end_ < packed_.size();
}

void ByteStream::choose_unpacker() {
    const std::string_view start(packed_.data(), end_);
    if (start.starts_with(gzip_magic)) unpacker_ = std::make_unique<GzipUnpacker>();
    if (start.starts_with(xz_magic)) unpacker_ = std::make_unique<XzUnpacker>();
    for (const auto& foreign : foreign_magics) {
        if (start.starts_with(foreign.bytes)) {
            fail(std::string(foreign.found), "CSV or TSV text in UTF-8, plain, gzip or xz");
        }
    }
}

void ByteStream::fail(std::string found, std::string expected) {
    found_ = std::move(found);
    expected_ = std::move(expected);
}

std::size_t ByteStream::read(char* out, std::size_t size) {
    if (!found_.empty()) return 0;
    if (left_ == 0) {
        char one = 0;
        if ((unpacker_ ? unpack(&one, 1) : read_plain(&one, 1)) > 0) {
            fail(fmt::format("more than {} bytes{}", max_bytes_, unpacker_ ? " unpacked" : ""),
                 "a smaller file, or a larger --max-bytes");
        }
        return 0;
    }
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
    const std::size_t n = unpacker_ ? unpack(out, size) : read_plain(out, size);
    left_ -= n;
    return n;
}

std::size_t ByteStream::read_plain(char* out, std::size_t size) {
    fill();
    const std::size_t n = std::min(size, end_ - begin_);
    std::memcpy(out, packed_.data() + begin_, n);
    begin_ += n;
    return n;
}

std::size_t ByteStream::unpack(char* out, std::size_t size) {
    std::size_t made = 0;
    while (made == 0 && found_.empty()) {
        fill();
        const std::size_t available = end_ - begin_;
        const auto done = unpacker_->step(packed_.data() + begin_, available, out, size);
        begin_ += done.taken;
        made = done.made;
        if (!done.fault.empty()) {
            fail(fmt::format("{} that cannot be unpacked ({})", unpacker_->name(), done.fault),
                 "a whole file");
        } else if (available == 0 && made == 0) {
            if (!unpacker_->complete()) {
                fail(fmt::format("{} that ends too early", unpacker_->name()), "a whole file");
            }
            break;
        }
    }
    return made;
}

}  // namespace entente
