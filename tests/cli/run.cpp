#include "run.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;

std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

std::vector<std::string> Outcome::lines() const {
    std::vector<std::string> all;
    std::istringstream in(out);
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

Scratch::Scratch() {
    std::string pattern = (fs::temp_directory_path() / "entente-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string Scratch::write(const std::string& name, const std::string& text) const {
    const fs::path file = fs::path(folder_) / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

std::size_t Scratch::files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
}

Outcome run(const std::vector<std::string>& words, const std::string& input) {
    const Scratch scratch;
    std::string command = quoted(ENTENTE_PROGRAM);
    for (const auto& word : words) command += " " + quoted(word);
    const std::string in = input.empty() ? "/dev/null" : scratch.write("in", input);
    command += " <" + quoted(in) + " >" + quoted(scratch / "out") + " 2>" + quoted(scratch / "err");
    const int status = std::system(command.c_str());
    Outcome outcome;
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.out = content(scratch / "out");
    outcome.err = content(scratch / "err");
    return outcome;
}
