#pragma once
#include <stop_token>
#include <string_view>

#include "entente/core/progress.hpp"

namespace entente::cli {

/// Progress on standard error when it is a terminal, from half a second on; stops on Ctrl+C. One
/// for the whole run.
class Console {
  public:
    Console();
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;
    Progress progress();

  private:
    std::stop_source stop_;
    struct Watcher;
    Watcher* watcher_;
    bool drawn_ = false;
};

/// Standard output, all of it, though its reader may be slow: a stop is looked for meanwhile.
/// Throws Error{io} when it was not taken, Error{interrupted}; a reader that has gone ends the
/// program, as it ends others.
void print(std::string_view text, const Progress& progress = {});

/// "entente: message" on standard error.
void say(std::string_view message);

}  // namespace entente::cli
