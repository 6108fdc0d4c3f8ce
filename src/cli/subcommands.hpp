#pragma once
// What there is to ask for, and the help that tells it.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace entente::cli {

enum class Needs { a_file, maybe_case, needs_case };

struct Subcommand {
    const char* name;
    const char* purpose;
    Needs needs;
    const char* example;
    std::vector<const char*> own;  ///< options beside the shared ones
    bool slices;
    bool pictures;
    bool tables;
    const char* note = "";  ///< more lines of help
};

const std::vector<Subcommand>& subcommands();

/// Compact help that fits a screen: purpose, usage, a line an option, an example.
class Help : public CLI::Formatter {
  public:
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override;
};

}  // namespace entente::cli
