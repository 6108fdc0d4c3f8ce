#pragma once
// Bytes of a file, a pipe or standard input, waited for in a way that a stop can end.
#include <filesystem>
#include <istream>
#include <streambuf>
#include <string>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/core/sha256.hpp"

namespace entente {

class InputBuffer final : public std::streambuf {
  public:
    /// Reads `descriptor`, which stays open.
    InputBuffer(int descriptor, Progress progress);
    /// Opens `file`. Throws Error{io}.
    InputBuffer(const std::filesystem::path& file, Progress progress);
    ~InputBuffer() override;
    InputBuffer(const InputBuffer&) = delete;
    InputBuffer& operator=(const InputBuffer&) = delete;
    /// Of all bytes, once they have been read to the end; empty before.
    const std::string& sha256() const { return sha256_; }

  protected:
    int_type underflow() override;

  private:
    int descriptor_;
    std::string name_;
    bool owned_;
    Progress progress_;
    std::vector<char> block_;
    Sha256 hash_;
    std::string sha256_;
};

/// A stream over one InputBuffer; Error{interrupted} comes out of whatever reads it.
class Input : public std::istream {
  public:
    template <class From>
    Input(const From& from, const Progress& progress)
        : std::istream(nullptr), buffer_(from, progress) {
        rdbuf(&buffer_);
        exceptions(std::ios::badbit);
    }
    const std::string& sha256() const { return buffer_.sha256(); }

  private:
    InputBuffer buffer_;
};

}  // namespace entente
