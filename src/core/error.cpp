#include "entente/core/error.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "entente/core/text.hpp"

namespace entente {

Error::Error(ErrorCategory category, const std::string& message, std::string place)
    : std::runtime_error(message), category_(category), place_(std::move(place)) {}

std::string to_string(const Problem& problem) {
    const auto severity = problem.severity == Severity::error ? "error" : "warning";
    return fmt::format("{}:{}:{}: {}: found {}, expected {}", printable(problem.file, 4096),
                       problem.line, problem.column, severity, problem.found, problem.expected);
}

bool has_errors(const std::vector<Problem>& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::error; });
}

namespace {

// Insertions, deletions, replacements, and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min(
                {last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
    }
    return row.back();
}

}  // namespace

std::string suggestion(std::string_view given, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // no one mistypes more, and the cost is quadratic
    if (given.empty() || given.size() > longest) return {};
    const std::string wanted = lower_ascii(given);
    const std::string* best = nullptr;
    std::size_t best_distance = 0;
    for (const auto& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t d = edit_distance(wanted, lower_ascii(candidate));
        const std::size_t allowed =
            std::max<std::size_t>(1, std::max(given.size(), candidate.size()) / 3);
        if (d <= allowed && d < candidate.size() && (!best || d < best_distance)) {
            best = &candidate;
            best_distance = d;
        }
    }
    return best ? "did you mean " + printable(*best) + "?" : std::string{};
}

}  // namespace entente
