#pragma once
// Records of a CSV or TSV file (RFC 4180, strict) through libcsv, each with its place in the file.
#include <csv.h>

#include <string>
#include <string_view>
#include <vector>

#include "byte_stream.hpp"
#include "entente/cases/read.hpp"
#include "problem_list.hpp"

namespace entente {

class CsvReader {
  public:
    /// `total_bytes`: packed size of the file for progress, 0 when unknown.
    CsvReader(ByteStream& bytes, std::string file, const ReadOptions& options,
              ProblemList& problems, Progress progress, std::uint64_t total_bytes = 0);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// Goes to the next record that is whole and is text; reports and passes over those that are
    /// not, and passes over blank lines. False at the end of the file.
    bool next();
    /// Fields of the record, without outer blanks. Valid until next().
    std::size_t size() const { return fields_.size(); }
    std::string_view operator[](std::size_t field) const { return fields_[field].text; }
    /// Where the record begins, and where the character stands at which a field begins, counted
    /// from the record's first (a newline inside quotes is a character like any other).
    Place place() const { return {record_line_, 1}; }
    Place place(std::size_t field) const;
    /// How many records next() has met, bad ones included.
    std::size_t count() const { return count_; }
    const std::string& file() const { return file_; }
    ProblemList& problems() { return problems_; }
    /// Whether the file has no bytes at all (a byte order mark aside).
    bool empty() const { return empty_; }

  private:
    struct Field {
        std::size_t begin = 0;   // in raw_
        std::size_t offset = 0;  // in text_
        std::size_t length = 0;
        std::string_view text;
    };
    void begin_file();
    void reset_parser();
    bool fill();
    void consume(char c);
    bool begin_record();
    bool read_record();
    std::string_view next_piece() const;
    bool feed(std::string_view piece, bool& row_ended);
    bool finish_last_record();
    bool take_field(std::string_view text);
    bool check_text();
    bool fail(std::string found, std::string expected);
    bool fail_and_pass_over(std::string found, std::string expected, bool by_quotes);
    void report_fault_of_bytes();

    ByteStream& bytes_;
    std::string file_;
    ReadOptions options_;
    ProblemList& problems_;
    Progress progress_;
    std::uint64_t total_bytes_;
    csv_parser parser_{};
    char delimiter_ = ',';

    std::vector<char> block_;
    std::size_t begin_ = 0, end_ = 0;
    bool empty_ = false;
    bool fault_told_ = false;
    char previous_ = '\0';
    std::size_t line_ = 1;

    std::string raw_;   // the record as it stands in the file
    std::string text_;  // its fields, unquoted, end to end
    std::vector<Field> fields_;
    std::size_t field_begin_ = 0;  // in raw_
    bool in_quotes_ = false;
    std::size_t record_line_ = 1;
    std::size_t count_ = 0;
};

}  // namespace entente
