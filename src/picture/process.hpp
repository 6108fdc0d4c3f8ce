#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/progress.hpp"

namespace entente {

struct ProcessResult {
    int exit_code = 0;       ///< meaningless when `signal` or `timed_out`
    int signal = 0;          ///< that ended it, or 0
    bool timed_out = false;  ///< it was killed after `limit`
    std::string output, errors;
};

/// Runs a program with `input` on its standard input and collects what it writes, both at once, so
/// that neither side waits for the other. Throws Error{io} when it cannot be started, and
/// Error{interrupted} within 50 ms of a stop, with the program, and what it started, killed.
ProcessResult run_process(const std::filesystem::path& program,
                          const std::vector<std::string>& arguments, std::string_view input,
                          std::chrono::milliseconds limit, const Progress& progress = {});

}  // namespace entente
