#include "process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>

#include "entente/core/error.hpp"

extern char** environ;

namespace entente {
namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }
    int number() const { return number_; }

  private:
    int number_;
};

struct Channel {
    Descriptor ours, theirs;
};

[[noreturn]] void fail_to_open() {
    throw Error(ErrorCategory::io, fmt::format("cannot open a channel: {}", std::strerror(errno)));
}

/// A socket, not a pipe: a write to a program that ended is an error of that write and no signal to
/// this process.
Channel open_channel() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) fail_to_open();
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Another number for a descriptor, above those that a program is given.
Descriptor out_of_the_way(int number) {
    Descriptor other(::fcntl(number, F_DUPFD_CLOEXEC, 10));
    if (other.number() < 0) fail_to_open();
    return other;
}

Descriptor in_memory(std::string_view bytes) {
    const Descriptor memory(::memfd_create("entente", MFD_CLOEXEC));
    if (memory.number() < 0) fail_to_open();
    while (!bytes.empty()) {
        const ssize_t n = ::write(memory.number(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fail_to_open();
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return out_of_the_way(memory.number());
}

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const std::vector<int>& ends) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (std::size_t i = 0; i < ends.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, ends[i], static_cast<int>(i));
    // A group of its own, so that whatever it starts can be ended with it; and no signal blocked,
    // whatever the calling thread blocks.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    pid_t child = -1;
    const int failed =
        posix_spawn(&child, program.c_str(), &actions, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw Error(ErrorCategory::io,
                    fmt::format("cannot start {}: {}", program.string(), std::strerror(failed)),
                    program.string());
    return child;
}

/// Returns false when nothing more will come.
bool read_some(const Descriptor& from, std::string& into) {
    std::array<char, 65536> block;
    const ssize_t n = ::read(from.number(), block.data(), block.size());
    if (n > 0) into.append(block.data(), static_cast<std::size_t>(n));
    return n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR));
}

/// Returns false when nothing more needs to, or can, be written.
bool write_some(const Descriptor& to, std::string_view& rest) {
    const ssize_t n = ::send(to.number(), rest.data(), rest.size(), MSG_NOSIGNAL);
    if (n > 0) rest.remove_prefix(static_cast<std::size_t>(n));
    return !rest.empty() && (n > 0 || errno == EAGAIN || errno == EINTR);
}

/// Up to the deadline, but not longer than a stop may wait.
int milliseconds_to(Clock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 20));
}

/// Feeds and drains until both outputs are closed; false when the deadline or a stop came first.
bool exchange(Descriptor& in, Descriptor& out, Descriptor& err, std::string_view input,
              ProcessResult& result, Clock::time_point deadline, const Progress& progress) {
    if (input.empty()) in.close();
    while (out.number() >= 0 || err.number() >= 0) {
        if (progress.stop_requested() || Clock::now() >= deadline) return false;
        std::array<pollfd, 3> polls{
            {{in.number(), POLLOUT, 0}, {out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
        const int ready = poll(polls.data(), polls.size(), milliseconds_to(deadline));
        if (ready < 0 && errno != EINTR) return false;
        if (ready <= 0) continue;
        if (polls[0].revents != 0 && !write_some(in, input)) in.close();
        if (polls[1].revents != 0 && !read_some(out, result.output)) out.close();
        if (polls[2].revents != 0 && !read_some(err, result.errors)) err.close();
    }
    return true;
}

/// Its status, or nothing when it is still running at the deadline or a stop.
std::optional<int> wait_until(pid_t child, Clock::time_point deadline, const Progress& progress) {
    for (;;) {
        int status = 0;
        const pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child) return status;
        if (ended < 0 && errno != EINTR) return 0;
        if (progress.stop_requested() || Clock::now() >= deadline) return std::nullopt;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

ProcessResult run_process(const std::filesystem::path& program,
                          const std::vector<std::string>& arguments, std::string_view input,
                          std::chrono::milliseconds limit, const Progress& progress) {
    progress.check();
    Channel in = open_channel();
    Channel out = open_channel();
    Channel err = open_channel();
    const pid_t child =
        spawn(program, arguments, {in.theirs.number(), out.theirs.number(), err.theirs.number()});
    in.theirs.close(), out.theirs.close(), err.theirs.close();

    const auto deadline = Clock::now() + limit;
    ProcessResult result;
    const bool ended = exchange(in.ours, out.ours, err.ours, input, result, deadline, progress);
    std::optional<int> status = ended ? wait_until(child, deadline, progress) : std::nullopt;
    if (!status) {
        kill(-child, SIGKILL);
        int ignored = 0;
        while (waitpid(child, &ignored, 0) < 0 && errno == EINTR) continue;
        progress.check();
        result.timed_out = true;
        return result;
    }
    if (WIFSIGNALED(*status)) result.signal = WTERMSIG(*status);
    if (WIFEXITED(*status)) result.exit_code = WEXITSTATUS(*status);
    return result;
}

struct FedProcess::Ends {
    Descriptor in, err;
};

FedProcess::FedProcess(const std::filesystem::path& program,
                       const std::vector<std::string>& arguments, int file, std::string_view aside)
    : ends_(std::make_unique<Ends>()) {
    Channel in = open_channel();
    Channel err = open_channel();
    const Descriptor memory = in_memory(aside), out = out_of_the_way(file);
    child_ = spawn(program, arguments,
                   {in.theirs.number(), err.theirs.number(), err.theirs.number(), out.number(),
                    memory.number()});
    ends_->in = std::move(in.ours);
    ends_->err = std::move(err.ours);
}

FedProcess::~FedProcess() {
    if (child_ < 0) return;
    kill(-child_, SIGKILL);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
}

bool FedProcess::feed(std::string_view bytes, const Progress& progress) {
    while (!bytes.empty() && ends_->in.number() >= 0) {
        progress.check();
        std::array<pollfd, 2> polls{
            {{ends_->in.number(), POLLOUT, 0}, {ends_->err.number(), POLLIN, 0}}};
        if (poll(polls.data(), polls.size(), 20) <= 0) continue;
        if (polls[1].revents != 0 && !read_some(ends_->err, errors_)) ends_->err.close();
        if (polls[0].revents != 0 && !write_some(ends_->in, bytes) && !bytes.empty())
            ends_->in.close();
    }
    return bytes.empty();
}

ProcessResult FedProcess::finish(const Progress& progress) {
    ends_->in.close();
    while (ends_->err.number() >= 0) {
        progress.check();
        pollfd err{ends_->err.number(), POLLIN, 0};
        if (poll(&err, 1, 20) > 0 && !read_some(ends_->err, errors_)) ends_->err.close();
    }
    const std::optional<int> status = wait_until(child_, Clock::time_point::max(), progress);
    progress.check();
    child_ = -1;
    ProcessResult result;
    result.errors = std::move(errors_);
    if (status && WIFSIGNALED(*status)) result.signal = WTERMSIG(*status);
    if (status && WIFEXITED(*status)) result.exit_code = WEXITSTATUS(*status);
    return result;
}

}  // namespace entente
