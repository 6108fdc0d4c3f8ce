#pragma once
// Bytes of a file, unpacked when they are gzip or xz (told by their first bytes, not by a name).
#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <vector>

namespace entente {

/// A way from packed to plain bytes.
class Unpacker {
  public:
    struct Step {
        std::size_t taken = 0;  ///< packed bytes used up
        std::size_t made = 0;   ///< plain bytes written
        std::string fault;      ///< not empty: the packed bytes are broken
    };
    virtual ~Unpacker() = default;
    virtual Step step(const char* in, std::size_t in_size, char* out, std::size_t out_size) = 0;
    /// Whether the packed bytes may end here; else they were cut off.
    virtual bool complete() const = 0;
    virtual std::string name() const = 0;
};

class ByteStream {
  public:
    /// Reads `in` up to `max_bytes` plain bytes. Holds one block of packed bytes. `name` stands in
    /// errors.
    ByteStream(std::istream& in, std::string name, std::uint64_t max_bytes);
    /// Fills `out` as far as there are bytes; 0 at the end or at a fault. Throws Error{io} when the
    /// stream itself cannot be read.
    std::size_t read(char* out, std::size_t size);
    /// Why the bytes ended too early, or both empty.
    const std::string& fault_found() const { return found_; }
    const std::string& fault_expected() const { return expected_; }
    /// Bytes taken from `in` so far.
    std::uint64_t taken() const { return taken_; }

  private:
    void fill();
    void choose_unpacker();
    std::size_t read_plain(char* out, std::size_t size);
    std::size_t unpack(char* out, std::size_t size);
    void fail(std::string found, std::string expected);

    std::istream& in_;
    std::string name_;
    std::uint64_t left_;
    std::uint64_t max_bytes_;
    std::vector<char> packed_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool at_end_ = false;
    std::uint64_t taken_ = 0;
    std::unique_ptr<Unpacker> unpacker_;
    std::string found_, expected_;
};

}  // namespace entente
