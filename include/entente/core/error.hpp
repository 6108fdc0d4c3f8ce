#pragma once
// What ends an operation is an Error; what is wrong with the data is a Problem beside what could be
// read.
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Who has to act on an Error. The command line's exit code is its number.
enum class ErrorCategory : int {
    data = 1,          ///< the data has errors
    usage = 2,         ///< a wrong option, name or date
    io = 3,            ///< could not read or write
    internal = 70,     ///< a broken promise of our own
    interrupted = 130  ///< cancelled by the user
};

/// Thrown by whatever cannot go on. `what()` is one line: what went wrong, where, and what to do.
class Error : public std::runtime_error {
  public:
    Error(ErrorCategory category, const std::string& message, std::string place = {});
    ErrorCategory category() const { return category_; }
    /// File, option or place in a file that the message is about; may be empty.
    const std::string& place() const { return place_; }

  private:
    ErrorCategory category_;
    std::string place_;
};

enum class Severity : std::uint8_t { warning, error };

/// One fault of the data. `line` is the physical line (from 1) where the record begins, `column`
/// the character (from 1) where the field begins; 0 where there is no such place.
struct Problem {
    Severity severity = Severity::error;
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string found;
    std::string expected;
    bool operator==(const Problem&) const = default;
};

/// "FILE:LINE:COLUMN: severity: found X, expected Y", control characters escaped.
std::string to_string(const Problem& problem);
bool has_errors(const std::vector<Problem>& problems);

/// Place of the candidate nearest to `given`, the first of equals: fewest edits, a swap of
/// neighbours being one, at most a third of the longer length (dashes in front not counted), at
/// least 1; upper and lower case are one. Nothing when none is near. O(candidates x length^2).
std::optional<std::size_t> nearest(std::string_view given,
                                   const std::vector<std::string>& candidates);
/// "did you mean prk?" for the nearest candidate, or an empty string.
std::string suggestion(std::string_view given, const std::vector<std::string>& candidates);

}  // namespace entente
