#include "commands.hpp"
#include "entente/core/error.hpp"

namespace entente::cli {

int run_check(const Job& job) {
    const CaseReading reading = read_named_case(job);
    std::string lines;
    for (const auto& problem : reading.problems) lines += to_string(problem) + '\n';
    print(lines, job.console.progress());
    const std::size_t total = reading.error_count + reading.warning_count;
    if (total > reading.problems.size()) {
        say(std::to_string(total - reading.problems.size()) + " further problems are not shown");
    }
    return reading.error_count > 0 ? static_cast<int>(ErrorCategory::data) : 0;
}

}  // namespace entente::cli
