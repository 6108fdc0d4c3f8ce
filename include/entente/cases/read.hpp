#pragma once
// Every input becomes a Case and a list of problems.
#include <cstddef>
#include <filesystem>
#include <istream>
#include <memory>
#include <vector>

#include "entente/cases/case.hpp"
#include "entente/core/error.hpp"
#include "entente/core/progress.hpp"

namespace entente {

struct ReadOptions {
    std::size_t max_field = std::size_t{1} << 16;      ///< bytes of one field; more is a problem
    std::size_t max_row = std::size_t{1} << 20;        ///< bytes of one row
    std::uint64_t max_bytes = std::uint64_t{1} << 34;  ///< bytes of a file after decompression
    std::size_t max_problems = 10000;                  ///< further ones are counted, not kept
};

struct CaseReading {
    std::shared_ptr<const Case> result;  ///< what could be read: rows with errors are left out
    std::vector<Problem> problems;       ///< in file order
    std::size_t error_count = 0, warning_count = 0;
};

/// A folder with datapackage.json, one CSV/TSV file (plain, gzip or xz), or "-" for standard input.
/// Data faults become problems; throws Error{io} when nothing can be read at all.
CaseReading read_case(const std::filesystem::path& path, const ReadOptions& options = {},
                      const Progress& progress = {});
/// A plain CSV or TSV stream; `name` stands in problems.
CaseReading read_events(std::istream& in, const std::string& name, const ReadOptions& options = {},
                        const Progress& progress = {});

}  // namespace entente
