#pragma once
// What the library that reads the command line could not make out, in our words.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace entente::cli {

/// An option or an argument that `sub` does not have, with a suggestion.
std::string not_understood(const CLI::App& sub, const std::string& word);

/// Why `words` could not be read: an option without its value, given twice, or with a value that it
/// does not take. To be asked after app.parse(words) has thrown.
std::string misread(CLI::App& app, const std::vector<std::string>& words);

/// A number of bytes: 4096, 64k, 1M, 16G (of 1024 each). Throws Error{usage} in the name of
/// `option`.
std::uint64_t bytes_of(const std::string& option, const std::string& text);

}  // namespace entente::cli
