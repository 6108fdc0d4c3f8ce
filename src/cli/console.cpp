#include "console.hpp"

#include <fmt/core.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <thread>

#include "entente/core/error.hpp"

namespace entente::cli {

// A thread that waits for Ctrl+C, so that no work is done inside a signal handler.
struct Console::Watcher {
    explicit Watcher(std::stop_source& stop) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGUSR2);
        pthread_sigmask(SIG_BLOCK, &set, nullptr);
        thread = std::thread([set, &stop] {
            for (;;) {
                int signal = 0;
                sigwait(&set, &signal);
                if (signal == SIGUSR2) return;
                if (stop.stop_requested()) _exit(130);  // asked twice: no longer politely
                stop.request_stop();
            }
        });
    }
    ~Watcher() {
        pthread_kill(thread.native_handle(), SIGUSR2);
        thread.join();
    }
    std::thread thread;
};

Console::Console() : watcher_(new Watcher(stop_)) {}

Console::~Console() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    delete watcher_;
}

Progress Console::progress() {
    if (!::isatty(STDERR_FILENO)) return Progress(stop_.get_token());
    const auto start = std::chrono::steady_clock::now();
    return Progress(stop_.get_token(), [this, start](double fraction, std::string_view step) {
        if (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(500)) return;
        drawn_ = true;
        std::fputs(fmt::format("\r\033[K{} {:3.0f} %", step, 100 * fraction).c_str(), stderr);
    });
}

void print(std::string_view text, const Progress& progress) {
    // A pipe that can be written to takes this much without waiting.
    constexpr std::size_t piece = PIPE_BUF;
    constexpr int longest_wait = 20;  // milliseconds
    while (!text.empty()) {
        progress.check();
        pollfd out{STDOUT_FILENO, POLLOUT, 0};
        if (::poll(&out, 1, longest_wait) == 0) continue;
        const ssize_t n = ::write(STDOUT_FILENO, text.data(), std::min(piece, text.size()));
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (n < 0 && errno == EPIPE) {  // the reader has seen enough, as with `| head`
            std::signal(SIGPIPE, SIG_DFL);
            std::raise(SIGPIPE);
        }
        if (n < 0) {
            throw Error(ErrorCategory::io,
                        fmt::format("cannot write to standard output: {}", std::strerror(errno)));
        }
        text.remove_prefix(static_cast<std::size_t>(n));
    }
}

void say(std::string_view message) {
    std::fputs(fmt::format("entente: {}\n", message).c_str(), stderr);
}

}  // namespace entente::cli
