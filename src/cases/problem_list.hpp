#pragma once
// Problems of one reading: counted all, kept up to a limit, in file order within each file.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/error.hpp"

namespace entente {

/// Where a fault stands: physical line and character, both from 1.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};

/// Text of the data as it stands in a message: quoted, escaped, cut.
std::string in_quotes(std::string_view text);

/// Offset of the first control character (C0, DEL, C1) of UTF-8 other than tab and line ends, or
/// npos.
std::size_t first_control(std::string_view text);

class ProblemList {
  public:
    explicit ProblemList(std::size_t limit) : limit_(limit) {}
    void error(const std::string& file, Place place, std::string found, std::string expected);
    void warning(const std::string& file, Place place, std::string found, std::string expected);
    /// Of the errors so far, `count` more cost a whole file or the default view, not just a row.
    void cost_a_file(std::size_t count = 1) { file_errors_ += count; }
    /// Puts what was added since the last call in file order: some faults show only at a file's
    /// end.
    void end_of_file();
    std::size_t errors() const { return errors_; }
    std::size_t file_errors() const { return file_errors_; }
    std::size_t warnings() const { return warnings_; }
    std::vector<Problem> take() { return std::move(problems_); }

  private:
    std::size_t limit_;
    std::vector<Problem> problems_;
    std::size_t ended_ = 0;
    std::size_t errors_ = 0;
    std::size_t file_errors_ = 0;
    std::size_t warnings_ = 0;
};

}  // namespace entente
