#pragma once
#include <string>
#include <vector>

/// What the program said and how it ended.
struct Outcome {
    int code = -1;
    std::string out, err;
    /// Lines of `out`, without their ends.
    std::vector<std::string> lines() const;
};

/// Runs the program with these words (quoted by us), optionally with text on standard input.
Outcome run(const std::vector<std::string>& words, const std::string& input = {});

/// A folder that is there while the object lives.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    std::string operator/(const std::string& name) const { return folder_ + "/" + name; }
    /// Writes a file and tells its path.
    std::string write(const std::string& name, const std::string& text) const;
    std::size_t files() const;

  private:
    std::string folder_;
};

inline const std::string tiny = std::string(ENTENTE_FIXTURES) + "/tiny";
