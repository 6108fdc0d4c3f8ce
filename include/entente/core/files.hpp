#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace entente {

/// Writes `bytes` beside `target` (same folder, hidden temporary name), flushes to disk, then
/// renames: `target` is the old file or the whole new one, whatever kills the process. Throws
/// Error{io}.
void write_file(const std::filesystem::path& target, std::string_view bytes);
/// The whole file. Throws Error{io} when it cannot be read or is larger than `limit` bytes.
std::string read_file(const std::filesystem::path& file, std::size_t limit = std::size_t{1} << 32);
/// Folder of the running program, for finding data and helper programs beside it.
std::filesystem::path program_folder();

}  // namespace entente
