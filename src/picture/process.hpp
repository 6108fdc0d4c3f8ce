#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
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

/// A program that is fed piece by piece and writes to a file of ours, its descriptor 3; `aside` is
/// what it can read from its descriptor 4. Ended with what it started when the object goes before
/// `finish`.
class FedProcess {
  public:
    /// Throws Error{io} when it cannot be started.
    FedProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
               int file, std::string_view aside);
    ~FedProcess();
    FedProcess(const FedProcess&) = delete;
    FedProcess& operator=(const FedProcess&) = delete;
    /// Returns false when the program takes no more. Throws Error{interrupted}.
    bool feed(std::string_view bytes, const Progress& progress);
    /// Closes its input and waits for its end. Throws Error{interrupted}.
    ProcessResult finish(const Progress& progress);

  private:
    struct Ends;
    std::unique_ptr<Ends> ends_;
    std::string errors_;
    int child_ = -1;
};

}  // namespace entente
