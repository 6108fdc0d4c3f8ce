#include "entente/cases/codebook.hpp"

#include <sstream>

#include "csv_reader.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "problem_list.hpp"

namespace entente {

namespace embedded {
extern const std::string_view codebook_text;
}

namespace {

std::map<std::string, CodebookEntry, std::less<>> read_codebook(std::string_view text) {
    std::istringstream in{std::string(text)};
    const ReadOptions options;
    ProblemList problems(options.max_problems);
    ByteStream bytes(in, "cameo.csv", options.max_bytes);
    CsvReader rows(bytes, "cameo.csv", options, problems, {});
    std::map<std::string, CodebookEntry, std::less<>> entries;
    rows.next();  // the header: code,label,value,quad
    while (rows.next()) {
        const auto value = parse_number(rows[2]);
        const auto quad = parse_number(rows[3]);
        if (!value || !quad) {
            throw Error(ErrorCategory::internal, "the built-in codebook has a bad row",
                        "cameo.csv");
        }
        const std::string code(rows[0]);
        entries[code] = {code, std::string(rows[1]), *value, static_cast<int>(*quad)};
    }
    if (problems.errors() != 0 || entries.empty()) {
        throw Error(ErrorCategory::internal, "the built-in codebook cannot be read", "cameo.csv");
    }
    return entries;
}

}  // namespace

Codebook::Codebook(std::map<std::string, CodebookEntry, std::less<>> entries)
    : entries_(std::move(entries)) {}

const CodebookEntry* Codebook::find(std::string_view code) const {
    for (; !code.empty(); code.remove_suffix(1)) {
        const auto found = entries_.find(code);
        if (found != entries_.end()) return &found->second;
    }
    return nullptr;
}

const Codebook& cameo() {
    static const Codebook book(read_codebook(embedded::codebook_text));
    return book;
}

}  // namespace entente
