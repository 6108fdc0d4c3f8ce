#pragma once
// datapackage.json: which files hold the tables, and the default view.
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "problem_list.hpp"

namespace entente {

struct Package {
    std::string title;
    /// Files as named in the package, found inside the folder; none where the package is wrong.
    std::optional<std::string> actors, events, sources;
    std::map<std::string, std::string> defaults;
    std::string sha256;                           ///< of datapackage.json
    std::string file;                             ///< datapackage.json, with its folder
    std::map<std::string, Place> default_places;  ///< of the keys of `defaults`
};

/// Reads `folder`/datapackage.json. What is wrong with it becomes problems; throws Error{io} when
/// the file cannot be read.
Package read_package(const std::filesystem::path& folder, ProblemList& problems);

}  // namespace entente
