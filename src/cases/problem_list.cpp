#include "problem_list.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "entente/core/text.hpp"

namespace entente {

std::string in_quotes(std::string_view text) {
    // What is not shown need not be looked at: a field may be long.
    return fmt::format("\"{}\"", printable(text.substr(0, 1024), 60));
}

void ProblemList::error(const std::string& file, Place place, std::string found,
                        std::string expected) {
    ++errors_;
    if (problems_.size() >= limit_) return;
    problems_.push_back(
        {Severity::error, file, place.line, place.column, std::move(found), std::move(expected)});
}

void ProblemList::warning(const std::string& file, Place place, std::string found,
                          std::string expected) {
    ++warnings_;
    if (problems_.size() >= limit_) return;
    problems_.push_back(
        {Severity::warning, file, place.line, place.column, std::move(found), std::move(expected)});
}

void ProblemList::end_of_file() {
    const auto begin = problems_.begin() + static_cast<std::ptrdiff_t>(ended_);
    std::stable_sort(begin, problems_.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    ended_ = problems_.size();
}

}  // namespace entente
