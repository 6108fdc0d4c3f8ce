#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

/// The program while it runs, its output going to a file, or to a pipe that nobody reads.
class Running {
  public:
    /// `out`: a file for standard output; empty: a pipe that is never read. `in_open`: standard
    /// input is a pipe that stays open and empty.
    Running(const std::vector<std::string>& words, const std::string& out, bool in_open = false);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    pid_t id() const { return id_; }
    void signal(int number) const;
    /// Its exit code, or 128 + the signal that ended it; -1 when it still runs after 20 seconds.
    int wait();
    /// Whether something waits in the pipe.
    bool has_written() const;

  private:
    pid_t id_ = -1;
    int pipe_ = -1, in_ = -1;
    bool waited_ = false;
};

void pause_a_little();
/// Whether a process has ended, buried or not.
bool has_ended(pid_t process);
/// The first child of a process that runs the program `name` (its first 15 letters), or 0.
pid_t child_of(pid_t parent, const std::string& name);

/// Asks until the answer is yes, for 20 seconds at most.
template <class Condition>
bool comes(const Condition& condition) {
    for (int i = 0; i < 2000; ++i) {
        if (condition()) return true;
        pause_a_little();
    }
    return false;
}
