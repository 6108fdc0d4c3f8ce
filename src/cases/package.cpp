#include "package.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "entente/core/files.hpp"
#include "entente/core/sha256.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t largest_package = std::size_t{1} << 24;

Place place_at(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_begin = before.rfind('\n') + 1;  // 0 when there is none
    return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            1 + character_count(before.substr(line_begin))};
}

// Valid UTF-8 it is, or it would not be JSON.
bool is_clean(std::string_view text) {
    return first_control(text) == std::string_view::npos;
}

class PackageReader {
  public:
    PackageReader(const fs::path& folder, ProblemList& problems)
        : folder_(folder), file_((folder / "datapackage.json").string()), problems_(problems) {}

    Package read() {
        text_ = read_file(file_, largest_package);
        json root;
        Package out;
        out.file = file_;
        out.sha256 = sha256(text_);
        if (!parse(root)) return out;
        out.title = text_of(root, "title").value_or(text_of(root, "name").value_or(""));
        if (!is_clean(out.title)) {
            error(place_of(out.title), "a control character in " + in_quotes(out.title),
                  "text without control characters");
        }
        read_resources(root, out);
        if (const auto view = root.find("entente"); view != root.end()) read_view(*view, out);
        return out;
    }

  private:
    void error(Place place, std::string found, std::string expected) {
        problems_.error(file_, place, std::move(found), std::move(expected));
        problems_.cost_a_file();
    }

    // Where a text stands in the file: the library keeps no places, so its first mention is taken.
    Place place_of(const std::string& value) const {
        const std::size_t offset =
            text_.find(json(value).dump(-1, ' ', false, json::error_handler_t::replace));
        return offset == std::string::npos ? Place{} : place_at(text_, offset);
    }

    // After the byte `from`: where a text stands that is a key.
    std::size_t offset_of_key(const std::string& key, std::size_t from) const {
        const std::string quoted = json(key).dump(-1, ' ', false, json::error_handler_t::replace);
        for (; (from = text_.find(quoted, from)) != std::string::npos; from += quoted.size()) {
            const std::size_t next = text_.find_first_not_of(" \t\r\n", from + quoted.size());
            if (next != std::string::npos && text_[next] == ':') break;
        }
        return from;
    }

    Place place_of_default(const std::string& key) const {
        const std::size_t view = offset_of_key("entente", 0);
        const std::size_t offset =
            view == std::string::npos ? view : offset_of_key(key, view + sizeof "entente");
        return offset == std::string::npos ? place_of(key) : place_at(text_, offset);
    }

    bool parse(json& root) {
        try {
            root = json::parse(text_);
        } catch (const json::parse_error& fault) {
            const std::size_t offset = fault.byte == 0 ? 0 : fault.byte - 1;
            error(place_at(text_, std::min(offset, text_.size())),
                  text_.empty() ? "an empty file" : "text that is not JSON",
                  "a Data Package (JSON)");
            return false;
        } catch (const json::out_of_range&) {  // a number beyond all bounds
            error({}, "a number that is too large", "a Data Package (JSON)");
            return false;
        }
        if (root.is_object()) return true;
        error({}, "JSON that is not an object", "a Data Package");
        return false;
    }

    static std::optional<std::string> text_of(const json& object, const char* key) {
        const auto found = object.find(key);
        if (found == object.end() || !found->is_string()) return std::nullopt;
        return found->get<std::string>();
    }

    void read_resources(const json& root, Package& out) {
        const auto resources = root.find("resources");
        if (resources == root.end() || !resources->is_array()) {
            return error({}, "no list of resources", "resources actors, events and sources");
        }
        std::map<std::string, const json*> named;
        for (const auto& resource : *resources) {
            const auto name = resource.is_object() ? text_of(resource, "name") : std::nullopt;
            if (!name) {
                error(place_of("resources"), "a resource without a name", "a name for each");
            } else if (!named.emplace(*name, &resource).second) {
                error(place_of(*name), "two resources " + in_quotes(*name), "one of each name");
            }
        }
        for (const auto& [name, path] : {std::pair{"actors", &out.actors},
                                         {"events", &out.events},
                                         {"sources", &out.sources}}) {
            const auto found = named.find(name);
            if (found == named.end()) {
                error(place_of("resources"), fmt::format("no resource {}", name),
                      "resources actors, events and sources");
            } else {
                *path = file_of(*found->second, name);
            }
        }
    }

    std::optional<std::string> file_of(const json& resource, const char* name) {
        const auto encoding = text_of(resource, "encoding");
        if (encoding && lower_ascii(*encoding) != "utf-8" && lower_ascii(*encoding) != "utf8") {
            error(place_of(*encoding), "encoding " + in_quotes(*encoding), "utf-8");
            return std::nullopt;
        }
        const auto found = resource.find("path");
        const json* file = found == resource.end() ? nullptr : &*found;
        if (file && file->is_array() && file->size() == 1) file = &file->front();
        if (!file || !file->is_string()) {
            error(place_of(name), fmt::format("resource {} without a path of one file", name),
                  "the path of a CSV file");
            return std::nullopt;
        }
        const auto path = file->get<std::string>();
        const std::string wrong = what_is_wrong_with(path);
        if (wrong.empty()) return path;
        error(place_of(path), fmt::format("path {}, {}", in_quotes(path), wrong),
              "the path of a file inside the case folder");
        return std::nullopt;
    }

    // Empty for the path of a file inside the folder.
    std::string what_is_wrong_with(const std::string& path) const {
        const fs::path given(path);
        if (path.empty() || path.find('\0') != std::string::npos) return "which is no path";
        if (path.find("://") != std::string::npos) return "which is an address on the net";
        if (given.is_absolute() || path.find('\\') != std::string::npos) return "which is absolute";
        if (std::find(given.begin(), given.end(), "..") != given.end()) {
            return "which leaves the case folder";
        }
        std::error_code fault;
        const fs::path home = fs::canonical(folder_, fault);
        if (fault) return "whose folder cannot be read";
        const fs::path real = fs::canonical(folder_ / given, fault);
        if (fault) return "which cannot be found";
        const auto apart = std::mismatch(home.begin(), home.end(), real.begin(), real.end());
        if (apart.first != home.end()) return "a link that leaves the case folder";
        if (!fs::is_regular_file(real, fault)) return "which is no file";
        return {};
    }

    void read_view(const json& view, Package& out) {
        if (!view.is_object()) {
            return error(place_of("entente"), "a default view that is no object", "an object");
        }
        for (const auto& [key, value] : view.items()) {
            const auto text = option_text(value);
            if (text && !is_clean(key + *text)) {
                error(place_of_default(key), "a control character in option " + in_quotes(key),
                      "text without control characters");
            } else if (text) {
                out.defaults[key] = *text;
                out.default_places[key] = place_of_default(key);
            } else {
                error(place_of_default(key),
                      "option " + in_quotes(key) + " with neither text nor number",
                      "text, a number, true, false or a list of texts");
            }
        }
    }

    static std::optional<std::string> option_text(const json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
        if (value.is_number()) return value.dump();
        if (!value.is_array()) return std::nullopt;
        std::string out;
        for (const auto& item : value) {
            if (!item.is_string()) return std::nullopt;
            if (!out.empty()) out += ',';
            out += item.get<std::string>();
        }
        return out;
    }

    fs::path folder_;
    std::string file_;
    std::string text_;
    ProblemList& problems_;
};

}  // namespace

Package read_package(const fs::path& folder, ProblemList& problems) {
    return PackageReader(folder, problems).read();
}

}  // namespace entente
