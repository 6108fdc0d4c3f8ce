#pragma once
#include <map>
#include <string>

#include "load.hpp"
#include "table.hpp"

namespace entente::cli {

/// How this run makes its file: every option given, and beyond those the ones that `resolved` and
/// `options` hold. Made again from the same files, it names the case as it was named first.
std::string recipe_of(const Job& job, const Case& source_case, const SeriesOptions* options,
                      std::map<std::string, std::string> resolved = {});
/// Of the options of measures those that the command has.
std::map<std::string, std::string> measure_settings(const Arguments& arguments);

/// Throws Error{data} when the case is not that of the recipe that is followed, unless --anyway
/// was given: then it is told.
void check_wanted(const Job& job, const Case& source_case);

/// Format and file by --format and -o; with the recipe.
TableOptions table_options(const Job& job, const NetworkSeries& series,
                           std::map<std::string, std::string> resolved = {});
TableOptions table_options(const Job& job, const Case& source_case, const SeriesOptions& options);
/// Of a table without a case.
TableOptions table_options(const Job& job);

}  // namespace entente::cli
