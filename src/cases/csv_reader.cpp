#include "csv_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <new>

#include "entente/core/text.hpp"

namespace entente {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;

// What libcsv told during one call: a piece ends at the first byte that can end a field, so there
// is at most one field and one row, and the field's bytes still stand in libcsv's buffer.
struct Told {
    bool field = false;
    bool row = false;
    std::string_view text;
};

extern "C" void tell_field(void* text, std::size_t size, void* told) {
    auto& out = *static_cast<Told*>(told);
    out.field = true;
    out.text = {static_cast<const char*>(text), text ? size : 0};
}
extern "C" void tell_row(int, void* told) {
    static_cast<Told*>(told)->row = true;
}
// Blanks belong to a field (RFC 4180); those around a whole field are trimmed by us.
extern "C" int never_space(unsigned char) {
    return 0;
}

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

// The most frequent of the three in the header, quotes aside; a comma where there is none.
char find_delimiter(std::string_view start) {
    constexpr std::string_view candidates = ",\t;";
    std::size_t counts[3] = {};
    bool in_quotes = false;
    bool begun = false;
    for (const char c : start) {
        if (c == '"') in_quotes = !in_quotes;
        if (!in_quotes && ends_line(c) && begun) break;
        begun = begun || !ends_line(c);
        const std::size_t which = candidates.find(c);
        if (!in_quotes && which != std::string_view::npos) ++counts[which];
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

// Printable ASCII: nearly all text, told quickly.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
}

}  // namespace

CsvReader::CsvReader(ByteStream& bytes, std::string file, const ReadOptions& options,
                     ProblemList& problems, Progress progress, std::uint64_t total_bytes)
    : bytes_(bytes),
      file_(std::move(file)),
      options_(options),
      problems_(problems),
      progress_(std::move(progress)),
      total_bytes_(total_bytes),
      block_(block_size) {
    begin_file();
    reset_parser();
}

CsvReader::~CsvReader() {
    csv_free(&parser_);
}

void CsvReader::begin_file() {
    fill();
    if (std::string_view(block_.data(), end_).starts_with("\xEF\xBB\xBF")) begin_ = 3;
    empty_ = !fill() && bytes_.fault_found().empty();
    delimiter_ = find_delimiter({block_.data() + begin_, end_ - begin_});
}

void CsvReader::reset_parser() {
    csv_free(&parser_);
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
    csv_set_space_func(&parser_, never_space);
}

// Makes sure that there is a byte at begin_; false at the end.
bool CsvReader::fill() {
    if (begin_ < end_) return true;
    if (total_bytes_ != 0) {
        progress_.report(
            std::min(1.0, static_cast<double>(bytes_.taken()) / static_cast<double>(total_bytes_)),
            "reading");
    }
    progress_.check();
    begin_ = 0;
    end_ = 0;
    // The first block is filled as far as possible: the header is looked at in it.
    while (end_ < block_.size()) {
        const std::size_t n = bytes_.read(block_.data() + end_, block_.size() - end_);
        if (n == 0) break;
        end_ += n;
    }
    return end_ > 0;
}

void CsvReader::consume(char c) {
    if (c == '\r' || (c == '\n' && previous_ != '\r')) ++line_;
    previous_ = c;
}

bool CsvReader::next() {
    while (begin_record()) {
        ++count_;
        if (!read_record() || !check_text()) continue;
        const bool blank = fields_.size() == 1 && fields_[0].text.empty();
        if (!blank) return true;
        --count_;
    }
    return false;
}

Place CsvReader::place(std::size_t field) const {
    const std::size_t begin = field < fields_.size() ? fields_[field].begin : field_begin_;
    return {record_line_, 1 + character_count(std::string_view(raw_).substr(0, begin))};
}

// Passes over line ends up to a record's first byte. False at the end of the file.
bool CsvReader::begin_record() {
    raw_.clear();
    text_.clear();
    fields_.clear();
    field_begin_ = 0;
    in_quotes_ = false;
    while (fill()) {
        record_line_ = line_;
        if (!ends_line(block_[begin_])) return true;
        consume(block_[begin_++]);
    }
    record_line_ = line_;
    report_fault_of_bytes();
    return false;
}

// Reads one record; false when it is bad, reported and passed over.
bool CsvReader::read_record() {
    bool row_ended = false;
    while (!row_ended) {
        if (!fill()) return finish_last_record();
        const std::string_view piece = next_piece();
        if (raw_.size() + piece.size() > options_.max_row) {
            fields_.clear();  // a fault of the whole row stands at its first character
            field_begin_ = 0;
            return fail_and_pass_over(fmt::format("a row of more than {} bytes", options_.max_row),
                                      "a shorter row, or a larger --max-row", true);
        }
        if (!feed(piece, row_ended)) return false;
    }
    return true;
}

// Up to the next byte at which libcsv can tell something, that byte included.
std::string_view CsvReader::next_piece() const {
    std::size_t end = begin_;
    while (end < end_) {
        const char c = block_[end++];
        if (c == delimiter_ || c == '"' || ends_line(c)) break;
    }
    return {block_.data() + begin_, end - begin_};
}

bool CsvReader::feed(std::string_view piece, bool& row_ended) {
    Told told;
    const std::size_t taken =
        csv_parse(&parser_, piece.data(), piece.size(), tell_field, tell_row, &told);
    raw_ += piece.substr(0, taken);
    begin_ += taken;
    if (taken < piece.size()) {
        if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
        return raw_.size() > field_begin_ && raw_[field_begin_] == '"'
                   ? fail_and_pass_over("text after a closing quote",
                                        "a delimiter or the end of the line (a quote inside a "
                                        "quoted field is written twice)",
                                        false)
                   : fail_and_pass_over("a quote inside a field without quotes",
                                        "quotes around the whole field, and each one in it twice",
                                        false);
    }
    if (piece.back() == '"') in_quotes_ = !in_quotes_;
    if (piece.size() > 1) previous_ = '\0';
    consume(piece.back());
    row_ended = told.row;
    if (told.field) return take_field(told.text);
    // The quote that may be the closing one is still in libcsv's buffer.
    if (parser_.entry_pos <= options_.max_field + 1) return true;
    return fail_and_pass_over(fmt::format("a field of more than {} bytes", options_.max_field),
                              "a shorter field, or a larger --max-field", true);
}

bool CsvReader::take_field(std::string_view text) {
    if (text.size() > options_.max_field) {
        return fail_and_pass_over(fmt::format("a field of more than {} bytes", options_.max_field),
                                  "a shorter field, or a larger --max-field", true);
    }
    fields_.push_back({field_begin_, text_.size(), text.size(), {}});
    text_ += text;
    field_begin_ = raw_.size();
    return true;
}

bool CsvReader::finish_last_record() {
    if (!bytes_.fault_found().empty()) {
        report_fault_of_bytes();
        return false;
    }
    Told told;
    const bool whole = csv_fini(&parser_, tell_field, tell_row, &told) == 0;
    if (!whole) {
        return fail("a quote that is never closed", "a closing quote before the end of the file");
    }
    return !told.field || take_field(told.text);
}

void CsvReader::report_fault_of_bytes() {
    if (bytes_.fault_found().empty() || fault_told_) return;
    fault_told_ = true;
    problems_.cost_a_file();
    problems_.error(file_, place(fields_.size()), bytes_.fault_found(), bytes_.fault_expected());
}

// Reports a fault of the field that is being read.
bool CsvReader::fail(std::string found, std::string expected) {
    const bool at_line_end = !raw_.empty() && ends_line(raw_.back()) && !in_quotes_;
    const std::size_t last_line = at_line_end ? line_ - 1 : line_;
    if (last_line > record_line_)
        found += fmt::format(" (the record runs on to line {})", last_line);
    problems_.error(file_, place(fields_.size()), std::move(found), std::move(expected));
    return false;
}

// Then goes to the end of the record: where quotes can be trusted, a line end inside them is not
// it.
bool CsvReader::fail_and_pass_over(std::string found, std::string expected, bool by_quotes) {
    fail(std::move(found), std::move(expected));
    const bool at_line_end = !raw_.empty() && ends_line(raw_.back()) && !in_quotes_;
    while (!at_line_end && fill()) {
        const char c = block_[begin_];
        if (c == '"') in_quotes_ = !in_quotes_;
        if (ends_line(c) && !(by_quotes && in_quotes_)) break;
        consume(c);
        ++begin_;
    }
    if (by_quotes && in_quotes_) {
        fail("a quote that is never closed", "a closing quote before the end of the file");
    }
    reset_parser();
    return false;
}

bool CsvReader::check_text() {
    const std::string_view all = text_;
    for (auto& field : fields_) field.text = trimmed(all.substr(field.offset, field.length));
    if (is_plain(all)) return true;
    bool good = true;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const std::string_view text = all.substr(fields_[i].offset, fields_[i].length);
        const std::size_t broken = first_invalid_utf8(text);
        const std::size_t control = first_control(text);
        if (broken == std::string_view::npos && control == std::string_view::npos) continue;
        good = false;
        if (broken != std::string_view::npos) {
            problems_.error(file_, place(i),
                            "invalid UTF-8 (byte " + printable(text.substr(broken, 1)) + ") in " +
                                in_quotes(text),
                            "text in UTF-8");
        } else {
            const std::size_t bytes = static_cast<unsigned char>(text[control]) == 0xC2 ? 2 : 1;
            problems_.error(file_, place(i),
                            text[control] == '\0' ? "a NUL byte in " + in_quotes(text)
                                                  : "the control character " +
                                                        printable(text.substr(control, bytes)) +
                                                        " in " + in_quotes(text),
                            "text without control characters");
        }
    }
    return good;
}

}  // namespace entente
