#pragma once
#include "load.hpp"

namespace entente::cli {

/// Whichever of these the arguments name.
int run_command(const Job& job);
// One subcommand each; the exit code. Errors are thrown.
int run_view(const Job& job);
int run_check(const Job& job);
int run_events(const Job& job);
int run_actors(const Job& job);
int run_slices(const Job& job);
int run_network(const Job& job);
int run_measures(const Job& job);
int run_communities(const Job& job);
int run_explain(const Job& job);
int run_shifts(const Job& job);
int run_layout(const Job& job);
int run_draw(const Job& job);
int run_film(const Job& job);
int run_page(const Job& job);
int run_recipe(const Job& job);
int run_again(const Job& job);

/// What sizes, colours and marks of a style are drawn from; `shown` are ids of actor measures that
/// the reader sees besides.
struct Drawn {
    MeasureTable actors, ties;
};
Drawn measure_for(const NetworkSeries& series, const Style& style, const Progress& progress,
                  std::vector<std::string> shown = {});

}  // namespace entente::cli
