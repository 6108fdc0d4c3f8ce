#pragma once
// Bytes of a file, a pipe or standard input, waited for in a way that a stop can end.
#include <filesystem>
#include <istream>
#include <streambuf>
#include <string>
#include <vector>

#include "entente/core/progress.hpp"

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

  protected:
    int_type underflow() override;

  private:
    int descriptor_;
    std::string name_;
    bool owned_;
    Progress progress_;
    std::vector<char> block_;
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

  private:
    InputBuffer buffer_;
};

}  // namespace entente
