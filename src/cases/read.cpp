#include "entente/cases/read.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "actors.hpp"
#include "entente/core/text.hpp"
#include "events.hpp"
#include "input.hpp"
#include "package.hpp"
#include "sources.hpp"

namespace entente {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_read(const fs::path& path, const std::string& why) {
    throw Error(ErrorCategory::io,
                fmt::format("cannot read {}: {}", printable(path.string(), 4096), why),
                path.string());
}

// One open file, from its bytes to its records.
class OpenTable {
  public:
    OpenTable(const fs::path& file, const ReadOptions& options, ProblemList& problems,
              const Progress& progress)
        : in_(file, progress),
          bytes_(in_, file.string(), options.max_bytes),
          rows_(bytes_, file.string(), options, problems, progress, size_of(file)) {}
    CsvReader& rows() { return rows_; }
    const std::string& sha256() const { return in_.sha256(); }

  private:
    static std::uint64_t size_of(const fs::path& file) {
        std::error_code fault;
        if (!fs::is_regular_file(file, fault)) return 0;
        const auto size = fs::file_size(file, fault);
        return fault ? 0 : size;
    }

    Input in_;
    ByteStream bytes_;
    CsvReader rows_;
};

CaseReading finish(Case result, ProblemList& problems) {
    problems.end_of_file();
    CaseReading out;
    out.result = std::make_shared<const Case>(std::move(result));
    out.error_count = problems.errors();
    out.file_error_count = problems.file_errors();
    out.warning_count = problems.warnings();
    out.problems = problems.take();
    return out;
}

CaseReading read_folder(const fs::path& given, const fs::path& folder, const ReadOptions& options,
                        const Progress& progress) {
    ProblemList problems(options.max_problems);
    const Package package = read_package(folder, problems);
    problems.end_of_file();
    Case result;
    result.path = given.string();
    result.name = package.title.empty() ? folder.filename().string() : package.title;
    result.defaults = package.defaults;
    result.files.push_back({"datapackage.json", package.sha256});
    if (package.actors) {
        OpenTable table(folder / *package.actors, options, problems, progress);
        result.actors = read_actors(table.rows());
        result.files.push_back({*package.actors, table.sha256()});
        problems.end_of_file();
    }
    if (package.sources) {
        OpenTable table(folder / *package.sources, options, problems, progress);
        result.sources = read_sources(table.rows());
        result.files.push_back({*package.sources, table.sha256()});
        problems.end_of_file();
    }
    if (package.actors && package.events) {
        OpenTable table(folder / *package.events, options, problems, progress);
        result.events = read_package_events(table.rows(), result.actors,
                                            package.sources ? &result.sources : nullptr)
                            .events;
        result.files.push_back({*package.events, table.sha256()});
    }
    CaseReading out = finish(std::move(result), problems);
    for (const auto& [name, place] : package.default_places) {
        out.default_places[name] = {
            .file = package.file, .line = place.line, .column = place.column};
    }
    return out;
}

/// `sha256` is looked at when all rows are read.
CaseReading read_plain(CsvReader& rows, const std::string& name, const std::string& path,
                       const std::string& sha256, ProblemList& problems) {
    Case result;
    result.name = name;
    result.path = path;
    EventReading read = read_plain_events(rows, result.actors);
    result.files.push_back({name, sha256});
    result.events = std::move(read.events);
    result.skipped_rows = read.skipped_rows;
    return finish(std::move(result), problems);
}

}  // namespace

CaseReading read_events(std::istream& in, const std::string& name, const ReadOptions& options,
                        const Progress& progress) {
    ProblemList problems(options.max_problems);
    ByteStream bytes(in, name, options.max_bytes);
    CsvReader rows(bytes, name, options, problems, progress);
    return read_plain(rows, name, name, {}, problems);
}

void check_case_path(const fs::path& path) {
    if (path == "-") return;
    std::error_code fault;
    const auto status = fs::status(path, fault);
    if (!fs::exists(status)) cannot_read(path, "there is no such file or folder");
    if (fs::is_directory(status) && !fs::exists(path / "datapackage.json", fault)) {
        cannot_read(path, "the folder holds no datapackage.json");
    }
}

CaseReading read_case(const fs::path& path, const ReadOptions& options, const Progress& progress) {
    check_case_path(path);
    if (path == "-") {
        ProblemList problems(options.max_problems);
        Input in(STDIN_FILENO, progress);
        ByteStream bytes(in, "-", options.max_bytes);
        CsvReader rows(bytes, "-", options, problems, progress);
        return read_plain(rows, "-", "-", in.sha256(), problems);
    }
    std::error_code fault;
    if (fs::is_directory(path, fault)) return read_folder(path, path, options, progress);
    if (path.filename() == "datapackage.json") {
        return read_folder(path, path.has_parent_path() ? path.parent_path() : fs::path("."),
                           options, progress);
    }
    ProblemList problems(options.max_problems);
    OpenTable table(path, options, problems, progress);
    return read_plain(table.rows(), path.filename().string(), path.string(), table.sha256(),
                      problems);
}

}  // namespace entente
