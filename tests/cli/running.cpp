#include "running.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace {

std::string line_of(const std::string& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return line;
}

}  // namespace

Running::Running(const std::vector<std::string>& words, const std::string& out, bool in_open) {
    int to[2] = {-1, -1}, from[2] = {-1, -1};
    if (::pipe2(to, O_CLOEXEC) != 0 || ::pipe2(from, O_CLOEXEC) != 0) return;
    std::vector<std::string> all{ENTENTE_PROGRAM};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    id_ = ::fork();
    if (id_ == 0) {
        if (!in_open) ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
        if (in_open) ::dup2(to[0], STDIN_FILENO);
        const int file = out.empty() ? from[1] : ::open(out.c_str(), O_WRONLY | O_CREAT, 0600);
        ::dup2(file, STDOUT_FILENO);
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
        ::execv(ENTENTE_PROGRAM, arguments.data());
        ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    in_ = to[1];
    pipe_ = from[0];
}

Running::~Running() {
    if (id_ > 0 && !waited_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    ::close(in_);
    ::close(pipe_);
}

void Running::signal(int number) const {
    ::kill(id_, number);
}

int Running::wait() {
    int status = 0;
    if (!comes([&] { return ::waitpid(id_, &status, WNOHANG) == id_; })) return -1;
    waited_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool Running::has_written() const {
    pollfd out{pipe_, POLLIN, 0};
    return ::poll(&out, 1, 0) == 1 && (out.revents & POLLIN) != 0;
}

void pause_a_little() {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

bool has_ended(pid_t process) {
    const std::string line = line_of("/proc/" + std::to_string(process) + "/stat");
    const std::size_t name_end = line.rfind(')');
    return name_end == std::string::npos || line.substr(name_end + 2, 1) == "Z";
}

pid_t child_of(pid_t parent, const std::string& name) {
    const std::string task =
        "/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children";
    std::ifstream in(task);
    for (pid_t child = 0; in >> child;) {
        if (line_of("/proc/" + std::to_string(child) + "/comm") == name.substr(0, 15)) return child;
    }
    return 0;
}
