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

std::size_t first_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') return i;
        if (c == 0x7F) return i;
        // C1 stands as C2 80 to C2 9F.
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            return i;
        }
    }
    return std::string_view::npos;
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
