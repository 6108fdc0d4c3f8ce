#include <array>
#include <clocale>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "commands.hpp"
#include "entente/core/error.hpp"

namespace entente::cli {

int run_command(const Job& job) {
    using Command = int (*)(const Job&);
    constexpr std::array<std::pair<const char*, Command>, 15> commands{
        {{"view", run_view},
         {"check", run_check},
         {"events", run_events},
         {"actors", run_actors},
         {"slices", run_slices},
         {"network", run_network},
         {"measures", run_measures},
         {"communities", run_communities},
         {"explain", run_explain},
         {"shifts", run_shifts},
         {"layout", run_layout},
         {"draw", run_draw},
         {"film", run_film},
         {"recipe", run_recipe},
         {"again", run_again}}};
    for (const auto& [name, command] : commands) {
        if (job.arguments.command == name) return command(job);
    }
    throw Error(ErrorCategory::internal, "no such command: " + job.arguments.command);
}

}  // namespace entente::cli

int main(int argc, char** argv) {
    using namespace entente;
    using namespace entente::cli;
    std::setlocale(LC_ALL, "C.UTF-8");  // decimal points stay points
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the limit is a write that fails, and told
    try {
        const auto arguments = parse_arguments(std::vector<std::string>(argv + 1, argv + argc));
        if (!arguments) return 0;
        Console console;
        return run_command({*arguments, console});
    } catch (const Error& error) {
        say(error.what());
        return static_cast<int>(error.category());
    } catch (const std::bad_alloc&) {
        say("out of memory; try fewer slices (--every) or actors (--top)");
        return 3;
    } catch (const std::exception& error) {
        say(std::string("unexpected: ") + error.what());
        return 70;
    }
}
