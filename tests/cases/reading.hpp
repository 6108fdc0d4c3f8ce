#pragma once
// What tests read: texts, and case folders of their own that are gone when the test ends.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "entente/cases/read.hpp"

namespace entente::testing {

inline CaseReading read_text(const std::string& text, const ReadOptions& options = {}) {
    std::istringstream in(text);
    return read_events(in, "acts.csv", options);
}

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path() const { return path_; }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

  private:
    std::filesystem::path path_;
};

/// A small whole case; tests overwrite one file of it.
///
///     JPN --055--> PRK     2002-09-17 (mutual: no)
///     JPN <==057==> PRK    2002-09 (mutual)        MOFA belongs to JPN
///     MOFA --112--> PRK    1955/.. (lasts)
class SmallCase : public Folder {
  public:
    SmallCase() {
        write("datapackage.json", R"({
  "name": "small", "title": "A small case",
  "resources": [
    {"name": "actors", "path": "actors.csv"},
    {"name": "events", "path": "events.csv"},
    {"name": "sources", "path": "sources.csv"}
  ],
  "entente": {"every": "1y", "window": "5y", "top": 10, "directed": true}
})");
        write("actors.csv", actors_header() +
                                "prk,DPRK,state,,six-party; asia,North Korea;NK,1948-09-09,,\n"
                                "jpn,Japan,state,,six-party,,,,\n"
                                "mofa,Ministry of Foreign Affairs,organisation,jpn,,,1869,,\n");
        write("sources.csv", sources_header() + "overview,An overview,B. W.,2015,,\n");
        write("events.csv",
              events_header() +
                  "e1,2002-09-17,jpn,prk,no,055,,,summit,Apology,overview:Summit 1\n"
                  "e2,2002-09,jpn,prk,yes,057,,,summit,Declaration,overview:Summit 2\n"
                  "e3,1955/..,mofa,prk,no,112,-1.5,2,,Accuses,\n");
    }
    static std::string actors_header() {
        return "id,name,kind,parent,groups,aliases,from,to,note\n";
    }
    static std::string events_header() {
        return "id,when,source,target,mutual,code,value,weight,happening,summary,citation\n";
    }
    static std::string sources_header() { return "id,title,authors,published,where,note\n"; }
    CaseReading read() const { return read_case(path()); }
};

/// "LINE:COLUMN error FOUND | EXPECTED" of each problem.
inline std::vector<std::string> lines(const CaseReading& reading) {
    std::vector<std::string> out;
    for (const auto& p : reading.problems) {
        out.push_back(std::to_string(p.line) + ":" + std::to_string(p.column) +
                      (p.severity == Severity::error ? " error " : " warning ") + p.found + " | " +
                      p.expected);
    }
    return out;
}

}  // namespace entente::testing
