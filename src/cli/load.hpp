#pragma once
#include <memory>
#include <stdexcept>
#include <utility>

#include "arguments.hpp"
#include "console.hpp"
#include "entente/layout/layout.hpp"
#include "entente/measures/bands.hpp"
#include "entente/network/series.hpp"
#include "entente/picture/style.hpp"

namespace entente::cli {

/// Everything a subcommand works with.
struct Job {
    const Arguments& arguments;
    Console& console;
};

/// The case that comes with the program, beside it or in the source tree.
std::string bundled_case();

/// Reads the case named, its default view checked.
CaseReading read_named_case(const Job& job);
/// Likewise. Errors in its data: the first ten and their number on standard error, then
/// Error{data}; with --skip-bad-rows a note and the rest, unless more than rows is wrong.
std::shared_ptr<const Case> load_case(const Job& job);
/// Defaults of the case, then what the command line says.
SeriesOptions series_options(const Case& source_case, const Arguments& arguments);
NetworkSeries load_series(const Job& job);
/// Whether any day of the event lies between --from and --to.
bool in_time(const SelectedEvent& event, const SeriesOptions& options);
/// First day of an EDTF date given as option `name`; Error{usage} when it is none.
Day first_day(const std::string& text, const std::string& name);
/// Slice of --at; Error{usage} when it is missing or outside all slices.
std::size_t slice_of(const NetworkSeries& series, const Arguments& arguments);
/// Slice of --minus, nothing without; Error{usage} when it is outside all slices or that of --at.
std::optional<std::size_t> minus_of(const NetworkSeries& series, const Arguments& arguments);
/// An actor id given as an option; Error{usage} with a suggestion.
ActorId actor_of(const Case& source_case, const std::string& id);
using Places = std::vector<std::pair<ActorId, Point>>;
/// Of --move and --places; Error{usage} names the option.
Places places_of(const Case& source_case, const std::string& text, const char* option);
/// The two ids of --tie A,B; ids may hold commas. Error{usage} when they cannot be told apart, are
/// unknown or the same.
std::pair<ActorId, ActorId> tie_of(const Case& source_case, const std::string& text);
Style style_of(const Arguments& arguments);
double stability_of(const Arguments& arguments);
LayoutOptions layout_options(const Arguments& arguments);
/// The layout; what an automatic stability came to is told.
LayoutSeries laid_out(const NetworkSeries& series, const LayoutOptions& how,
                      const Progress& progress);
MeasureOptions measure_options(const Arguments& arguments);
/// Nothing without --bands.
std::optional<BandOptions> band_options(const Arguments& arguments);

}  // namespace entente::cli
