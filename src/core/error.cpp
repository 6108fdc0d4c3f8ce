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

// The dashes before an option are nothing that one could mistype.
std::string comparable(std::string_view text) {
    return lower_ascii(text.substr(std::min(text.find_first_not_of('-'), text.size())));
}

}  // namespace

std::optional<std::size_t> nearest(std::string_view given,
                                   const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // no one mistypes more, and the cost is quadratic
    const std::string wanted = comparable(given.substr(0, 2 * longest));
    if (wanted.empty() || wanted.size() > longest) return std::nullopt;
    std::optional<std::size_t> best;
    std::size_t best_distance = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].size() > longest) continue;
        const std::string candidate = comparable(candidates[i]);
        const std::size_t d = edit_distance(wanted, candidate);
        const std::size_t allowed =
            std::max<std::size_t>(1, std::max(wanted.size(), candidate.size()) / 3);
        if (d <= allowed && d < candidate.size() && (!best || d < best_distance)) {
            best = i;
            best_distance = d;
        }
    }
    return best;
}

std::string suggestion(std::string_view given, const std::vector<std::string>& candidates) {
    const auto best = nearest(given, candidates);
    return best ? "did you mean " + printable(candidates[*best]) + "?" : std::string{};
}

}  // namespace entente
