#include "entente/core/files.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

namespace {

class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

  private:
    int fd_;
};

[[noreturn]] void fail(const char* doing, const std::filesystem::path& file, int code) {
    throw Error(
        ErrorCategory::io,
        fmt::format("cannot {} {}: {}", doing, printable(file.string(), 4096), std::strerror(code)),
        file.string());
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// A device, a pipe or the like cannot be replaced by renaming: it is written to.
bool is_special(const std::filesystem::path& target) {
    struct stat info {};
    return ::stat(target.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

// Where a link points: the file behind it is replaced, not the link.
std::filesystem::path behind_links(const std::filesystem::path& target) {
    std::error_code fault;
    if (!std::filesystem::is_symlink(target, fault)) return target;
    const auto real = std::filesystem::weakly_canonical(target, fault);
    return fault ? target : real;
}

}  // namespace

void write_file(const std::filesystem::path& asked, std::string_view bytes) {
    if (is_special(asked)) {
        const Descriptor out(::open(asked.c_str(), O_WRONLY | O_CLOEXEC));
        if (out.get() < 0 || !write_all(out.get(), bytes)) fail("write", asked, errno);
        return;
    }
    StreamedFile file(asked);
    file.append(bytes);
    file.commit();
}

namespace {

std::filesystem::path hidden_name(const std::filesystem::path& folder) {
    static std::atomic<unsigned> counter{0};
    return folder / fmt::format(".entente-{}-s{}.part", ::getpid(), counter++);
}

}  // namespace

StreamedFile::StreamedFile(std::filesystem::path asked)
    : asked_(std::move(asked)), target_(behind_links(asked_)), special_(is_special(asked_)) {
    struct stat old {};
    if (::stat(target_.c_str(), &old) == 0 && S_ISDIR(old.st_mode)) fail(EISDIR);
    if (::lstat(target_.c_str(), &old) != 0 && errno == ENAMETOOLONG) fail(ENAMETOOLONG);
    const std::filesystem::path folder = special_ ? std::filesystem::temp_directory_path()
                                         : target_.has_parent_path() ? target_.parent_path()
                                                                     : ".";
    descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) return;
    const std::filesystem::path name = hidden_name(folder);
    descriptor_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail(errno);
    beside_ = name;
}

StreamedFile::~StreamedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!beside_.empty()) ::unlink(beside_.c_str());
}

void StreamedFile::fail(int code) const {
    entente::fail("write", asked_, code);
}

void StreamedFile::append(std::string_view bytes) {
    replace(size_, bytes);
    size_ += bytes.size();
}

void StreamedFile::replace(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n =
            ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) fail(n < 0 ? errno : EIO);
        bytes.remove_prefix(static_cast<std::size_t>(n));
        offset += static_cast<std::uint64_t>(n);
    }
}

std::string StreamedFile::read(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t n = ::pread(descriptor_, bytes.data() + done, size - done,
                                  static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(errno);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    bytes.resize(done);
    return bytes;
}

void StreamedFile::copy_to_special() const {
    const Descriptor out(::open(asked_.c_str(), O_WRONLY | O_CLOEXEC));
    if (out.get() < 0) fail(errno);
    char block[1 << 16];
    for (off_t at = 0;;) {
        const ssize_t n = ::pread(descriptor_, block, sizeof block, at);
        if (n < 0) fail(errno);
        if (n == 0) return;
        if (!write_all(out.get(), {block, static_cast<std::size_t>(n)})) fail(errno);
        at += n;
    }
}

void StreamedFile::commit() {
    if (special_) return copy_to_special();
    struct stat old {};
    if (::stat(target_.c_str(), &old) == 0) (void)::fchmod(descriptor_, old.st_mode & 07777);
    if (::fsync(descriptor_) != 0) fail(errno);
    if (beside_.empty()) {
        // A file without a name cannot take that of another: it gets one of its own first.
        const auto name = hidden_name(target_.has_parent_path() ? target_.parent_path()
                                                                : std::filesystem::path("."));
        const std::string link = fmt::format("/proc/self/fd/{}", descriptor_);
        if (::linkat(AT_FDCWD, link.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0)
            fail(errno);
        beside_ = name;
    }
    if (::rename(beside_.c_str(), target_.c_str()) != 0) fail(errno);
    beside_.clear();
}

std::string read_file(const std::filesystem::path& file, std::size_t limit) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (in.get() < 0) fail("read", file, errno);
    std::string bytes;
    char block[1 << 16];
    for (;;) {
        const ssize_t n = ::read(in.get(), block, sizeof block);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail("read", file, errno);
        if (n == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(n) > limit) fail("read", file, EFBIG);
        bytes.append(block, static_cast<std::size_t>(n));
    }
}

std::string ending_of(const std::filesystem::path& file) {
    const std::string ending = lower_ascii(file.extension().string());
    return ending.empty() ? ending : ending.substr(1);
}

std::filesystem::path program_folder() {
    std::error_code fault;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", fault);
    return fault ? std::filesystem::path{"."} : program.parent_path();
}

}  // namespace entente
