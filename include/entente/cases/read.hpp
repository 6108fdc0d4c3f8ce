#pragma once
// Every input becomes a Case and a list of problems.
//
// A *package* is a folder with datapackage.json and the resources actors, events and sources: CSV
// files with the columns that design section 3 names, found by name in any order and case. Their
// paths stay inside the folder: absolute paths, "..", addresses on the net and links that lead out
// are errors.
//
// A *plain file* is one CSV or TSV file with a header. Of each line below one column is taken, the
// first that the file has (a warning names a second one); names are told apart without regard to
// case:
//     date, when, day, event_date             required; EDTF, or YYYYMMDD (ISO 8601 basic form)
//     source, from, actor1, source_name       required; a row without it is skipped and counted
//     target, to, actor2, target_name         required; likewise
//     code, cameo, event_code                 CAMEO; gives the value where the file has none
//     value, goldstein, intensity, sign, rating
//     weight, count, n                        multiplicity, empty: 1
//     id                                      else events are numbered by row, from 1
// Without code and value every event counts +1; a row that leaves both empty though the file has
// such a column is an error. No event is mutual. All other cells go to the summary as "column:
// cell; column: cell".
//
// Text is UTF-8, with or without a byte order mark; fields are as in RFC 4180 (quoted ones may hold
// delimiters, line ends and doubled quotes), separated by what the header has most of: comma, tab
// or semicolon. gzip and xz are told by their first bytes. Blank lines are passed over. Names and
// all other cells lose outer blanks and are otherwise kept byte for byte. Control characters (C0
// and C1, tab and line ends aside) are errors.
#include <cstddef>
#include <filesystem>
#include <istream>
#include <map>
#include <memory>
#include <vector>

#include "entente/cases/case.hpp"
#include "entente/core/error.hpp"
#include "entente/core/progress.hpp"

namespace entente {

/// What one input may cost. More than that is a problem with its place, never a crash; the message
/// names the option of the command line that allows more.
struct ReadOptions {
    std::size_t max_field = std::size_t{1} << 16;      ///< bytes of one field; more is a problem
    std::size_t max_row = std::size_t{1} << 20;        ///< bytes of one row, line end included
    std::uint64_t max_bytes = std::uint64_t{1} << 34;  ///< bytes of a file after decompression
    std::size_t max_problems = 10000;                  ///< further ones are counted, not kept
};

/// Where a default of a case stands: line and character from 1.
struct DefaultPlace {
    std::string file;
    std::size_t line = 0, column = 0;
};

struct CaseReading {
    /// What could be read, never null. Rows with errors are left out; rows with warnings stay. An
    /// actor with errors in fields other than its id stays too, those fields read as empty (kind:
    /// unknown; name: the id), so that what names it has no fault of its own.
    std::shared_ptr<const Case> result;
    /// Table after table (datapackage.json, actors, sources, events), each in file order. `line` is
    /// the physical line where the record begins; `column` the character, counted from the record's
    /// first, where the field begins; 1 for faults of a whole row.
    std::vector<Problem> problems;
    std::size_t error_count = 0, warning_count = 0;  ///< exact, also beyond max_problems
    /// Of the errors those that cost more than a row: the package, a file, the rest of one. Without
    /// those parts `result` is not the case that was meant.
    std::size_t file_error_count = 0;
    std::map<std::string, DefaultPlace> default_places;  ///< of result->defaults, by name
};

/// A folder with datapackage.json (or that file), one CSV/TSV file (plain, gzip or xz), or "-" for
/// standard input. Data faults become problems; throws Error{io} when nothing can be read at all,
/// and Error{interrupted} when `progress` is asked to stop.
///
/// Errors: a field count unlike the header's; an empty file; a missing or doubled column; an id
/// that is empty or stands twice; a date that is impossible or not EDTF; a number that is none, or
/// not finite, or beyond 1e12; a value nearer to 0 than 1e-9 that is not 0; a negative weight; a
/// code that is not two to four digits or without a prefix in the codebook; neither code nor value;
/// an unknown actor, parent, kind or source; a tab or a line end in an id, a name, a code, a list
/// or a citation; parents in a circle; `from` after `to`; `mutual` other than yes or no; broken
/// quotes, UTF-8, gzip or xz; anything beyond `options`. Warnings: an act of an actor toward
/// itself, or at a time when it did not exist (for what lasts: not all of that time); a column that
/// is read as empty; a second column of the same meaning; in plain files an unknown code beside a
/// value, and rows without an actor (one warning for all).
///
/// O(bytes); 20 bytes an event beside its texts.
CaseReading read_case(const std::filesystem::path& path, const ReadOptions& options = {},
                      const Progress& progress = {});

/// Throws the Error{io} that read_case would throw for a path where no case can be; reads nothing.
void check_case_path(const std::filesystem::path& path);

/// A plain CSV or TSV stream, packed or not; `name` stands in problems.
CaseReading read_events(std::istream& in, const std::string& name, const ReadOptions& options = {},
                        const Progress& progress = {});

}  // namespace entente
