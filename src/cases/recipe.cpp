#include "entente/cases/recipe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/sha256.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

using nlohmann::ordered_json;

/// JSON text that may stand in XML, in a script, in DOT's quotes.
std::string made_harmless(const std::string& json) {
    std::string out;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '\\' && (json[i + 1] == '"' || json[i + 1] == '\\'))
            out += json[++i] == '"' ? "\\u0022" : "\\u005c";
        else if (c == '<' || c == '>' || c == '&')
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out;
}

class Reader {
  public:
    Reader(const ordered_json& object, std::string place)
        : object_(object), place_(std::move(place)) {
        if (!object.is_object()) fail("an object");
    }
    std::string text(const char* name) const {
        const ordered_json& value = member(name);
        if (!value.is_string()) fail(fmt::format("\"{}\" with text", name));
        return value.get<std::string>();
    }
    const ordered_json& member(const char* name) const {
        const auto found = object_.find(name);
        if (found == object_.end()) fail(fmt::format("\"{}\"", name));
        return *found;
    }
    [[noreturn]] void fail(const std::string& expected) const {
        throw Error(ErrorCategory::data,
                    fmt::format("the recipe of {} is broken: expected {}", printable(place_, 4096),
                                expected),
                    place_);
    }

  private:
    const ordered_json& object_;
    std::string place_;
};

}  // namespace

std::string recipe_text(const Recipe& recipe) {
    ordered_json files = ordered_json::array();
    for (const CaseFile& file : recipe.files)
        files.push_back({{"name", file.name}, {"sha256", file.sha256}});
    ordered_json settings = ordered_json::object();
    for (const auto& [name, text] : recipe.settings) settings[name] = text;
    const ordered_json whole{{"entente", recipe.version},
                             {"command", recipe.command},
                             {"case", recipe.case_path},
                             {"files", files},
                             {"settings", settings}};
    return made_harmless(whole.dump(-1, ' ', true, ordered_json::error_handler_t::replace));
}

std::string recipe_lines(const Recipe& recipe) {
    return ordered_json::parse(recipe_text(recipe)).dump(2);
}

Recipe parse_recipe(std::string_view text, const std::string& place) {
    const ordered_json whole = ordered_json::parse(text, nullptr, false);
    if (whole.is_discarded())
        throw Error(ErrorCategory::data,
                    fmt::format("the recipe of {} is not JSON", printable(place, 4096)), place);
    const Reader read(whole, place);
    Recipe recipe{.version = read.text("entente"),
                  .command = read.text("command"),
                  .case_path = read.text("case"),
                  .files = {},
                  .settings = {}};
    if (!read.member("files").is_array()) read.fail("\"files\" with a list");
    for (const ordered_json& file : read.member("files")) {
        const Reader one(file, place);
        recipe.files.push_back({one.text("name"), one.text("sha256")});
    }
    const Reader settings(read.member("settings"), place);
    for (const auto& [name, value] : read.member("settings").items())
        recipe.settings[name] = settings.text(name.c_str());
    return recipe;
}

std::filesystem::path recipe_beside(const std::filesystem::path& file) {
    std::filesystem::path beside = file;
    beside += ".recipe.json";
    return beside;
}

std::optional<std::filesystem::path> find_case(const Recipe& recipe,
                                               const std::filesystem::path& file,
                                               const std::filesystem::path& bundled) {
    if (recipe.case_path.empty()) return {};
    std::error_code fault;
    for (const auto& path :
         {std::filesystem::path(recipe.case_path), file.parent_path() / recipe.case_path})
        if (std::filesystem::is_regular_file(path, fault) ||
            std::filesystem::is_directory(path, fault))  // a device may never end
            return path;
    const std::filesystem::path package = bundled / "datapackage.json";
    if (bundled.empty() || recipe.files.empty() || !std::filesystem::exists(package, fault))
        return {};
    if (recipe.files.front().sha256 != sha256(read_file(package))) return {};
    return bundled;
}

void keep_the_case(const Case& source_case, const std::filesystem::path& written) {
    namespace fs = std::filesystem;
    if (written.empty()) return;
    std::error_code fault;
    const fs::path path = source_case.path;
    const fs::path folder = fs::is_directory(path, fault) ? path : path.parent_path();
    for (const CaseFile& file : source_case.files)
        for (const fs::path& target : {written, recipe_beside(written)})
            if (fs::equivalent(target, folder / file.name, fault))
                throw Error(ErrorCategory::usage,
                            fmt::format("{} belongs to the case; name another file",
                                        printable(target.string(), 4096)));
}

std::vector<std::string> file_differences(const Recipe& recipe, const Case& source_case) {
    std::vector<std::string> lines;
    // A case of one file may have another name, or come from standard input.
    const bool single = recipe.files.size() == 1 && source_case.files.size() == 1;
    const auto named = [single](const std::vector<CaseFile>& files, const std::string& name) {
        return std::find_if(files.begin(), files.end(),
                            [&](const CaseFile& file) { return single || file.name == name; });
    };
    for (const CaseFile& was : recipe.files) {
        const auto is = named(source_case.files, was.name);
        if (is == source_case.files.end())
            lines.push_back(fmt::format("{} is missing", printable(was.name)));
        else if (is->sha256 != was.sha256)
            lines.push_back(fmt::format("{} has changed (SHA-256 {}, was {})", printable(was.name),
                                        is->sha256, printable(was.sha256)));
    }
    for (const CaseFile& is : source_case.files)
        if (named(recipe.files, is.name) == recipe.files.end())
            lines.push_back(fmt::format("{} is new", printable(is.name)));
    return lines;
}

}  // namespace entente
