#include "input.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 16;
constexpr int longest_wait = 20;  // milliseconds

[[noreturn]] void cannot_read(const std::string& name, int code) {
    throw Error(ErrorCategory::io,
                fmt::format("cannot read {}: {}", printable(name, 4096), std::strerror(code)),
                name);
}

int open_file(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) cannot_read(file.string(), errno);
    return descriptor;
}

}  // namespace

InputBuffer::InputBuffer(int descriptor, Progress progress)
    : descriptor_(descriptor),
      name_("standard input"),
      owned_(false),
      progress_(std::move(progress)),
      block_(block_size) {}

InputBuffer::InputBuffer(const std::filesystem::path& file, Progress progress)
    : descriptor_(open_file(file)),
      name_(file.string()),
      owned_(true),
      progress_(std::move(progress)),
      block_(block_size) {}

InputBuffer::~InputBuffer() {
    if (owned_) ::close(descriptor_);
}

InputBuffer::int_type InputBuffer::underflow() {
    for (;;) {
        progress_.check();
        pollfd in{descriptor_, POLLIN, 0};
        if (::poll(&in, 1, longest_wait) == 0) continue;
        const ssize_t n = ::read(descriptor_, block_.data(), block_.size());
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (n < 0) cannot_read(name_, errno);
        if (n == 0) {
            if (sha256_.empty()) sha256_ = hash_.take();
            return traits_type::eof();
        }
        hash_.add({block_.data(), static_cast<std::size_t>(n)});
        setg(block_.data(), block_.data(), block_.data() + n);
        return traits_type::to_int_type(block_.front());
    }
}

}  // namespace entente
