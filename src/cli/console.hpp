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

/// "entente: message" on standard error.
void say(std::string_view message);

}  // namespace entente::cli
