#include <cstdio>

#include "commands.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"

namespace entente::cli {

int run_check(const Job& job) {
    const CaseReading reading = read_case(job.arguments.case_path, {}, job.console.progress());
    for (const auto& problem : reading.problems) std::puts(to_string(problem).c_str());
    const std::size_t total = reading.error_count + reading.warning_count;
    if (total > reading.problems.size()) {
        say(std::to_string(total - reading.problems.size()) + " further problems are not shown");
    }
    if (std::fflush(stdout) != 0) throw Error(ErrorCategory::io, "cannot write to standard output");
    return reading.error_count > 0 ? static_cast<int>(ErrorCategory::data) : 0;
}

}  // namespace entente::cli
