#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

/// Writes `bytes` as a StreamedFile, at once: `target` is the old file or the whole new one,
/// whatever kills the process. A device or a pipe gets them straight. Throws Error{io}.
void write_file(const std::filesystem::path& target, std::string_view bytes);

/// A file that is written piece by piece and is there whole or not at all: until `commit` it has no
/// name where the file system allows that (O_TMPFILE), a hidden one beside the target elsewhere,
/// and it is gone with the object. For a target that is a device or a pipe the bytes wait in the
/// folder for temporary files.
class StreamedFile {
  public:
    /// Throws Error{io} when the target's folder cannot be written to.
    explicit StreamedFile(std::filesystem::path target);
    ~StreamedFile();
    StreamedFile(const StreamedFile&) = delete;
    StreamedFile& operator=(const StreamedFile&) = delete;
    /// At the end, or in place of what is at `offset`. Throws Error{io}.
    void append(std::string_view bytes);
    void replace(std::uint64_t offset, std::string_view bytes);
    /// At most `size` bytes of what has been written.
    std::string read(std::uint64_t offset, std::size_t size) const;
    std::uint64_t size() const { return size_; }
    /// For others to write to, by what means they like.
    int descriptor() const { return descriptor_; }
    /// Flushes to disk and gives the file its name, in place of an older one. Throws Error{io}.
    void commit();

    /// Throws the Error{io} of a write that failed with this errno.
    [[noreturn]] void fail(int code) const;

  private:
    void copy_to_special() const;
    std::filesystem::path asked_, target_, beside_;  ///< beside_: empty while it has no name
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    bool special_ = false;
};

/// The whole file. Throws Error{io} when it cannot be read or is larger than `limit` bytes.
std::string read_file(const std::filesystem::path& file, std::size_t limit = std::size_t{1} << 32);
/// What follows the last dot of the file's name, in lower case: "svg"; empty without one.
std::string ending_of(const std::filesystem::path& file);
/// Folder of the running program, for finding data and helper programs beside it.
std::filesystem::path program_folder();

}  // namespace entente
