#pragma once
// Every choice between a case and its networks, by the names that the command line uses.
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/time.hpp"

namespace entente {

struct CaseReading;

enum class WindowKind : std::uint8_t {
    own,         ///< window = the slice itself
    sliding,     ///< [t - W, t)
    cumulative,  ///< all before t
    half_life    ///< all before t, halved every H
};
enum class Layer : std::uint8_t { interaction, cooperation, conflict };
enum class Distance : std::uint8_t { hop, inverse };
enum class ValueMode : std::uint8_t { code, count, sign };
enum class Rollup : std::uint8_t { none, parent, top };

/// Everything that stands between a case and its networks. A value, compared field by field.
struct SeriesOptions {
    Period every{1, PeriodUnit::year};  ///< length of a slice
    WindowKind window_kind = WindowKind::own;
    Period window{1, PeriodUnit::year};  ///< W when sliding, H when half_life; else left at 1y
    std::optional<Day> from;             ///< first day, included; none = first event
    std::optional<Day> to;               ///< excluded (the day after the last); none = last event
    bool directed = false;
    Layer layer = Layer::interaction;
    Distance distance = Distance::hop;
    ValueMode value = ValueMode::code;
    Rollup rollup = Rollup::none;
    std::vector<std::string> actors;          ///< ids or groups kept; empty = all
    std::optional<int> top;                   ///< the N most active, >= 1
    std::vector<std::string> without_source;  ///< ids of sources taken away
    bool operator==(const SeriesOptions&) const = default;
};

/// Names that set_option knows, in the order of the manual, without dashes.
std::span<const std::string_view> option_names();

/// Sets one option from text; `name` as on the command line without dashes. Outer blanks are
/// dropped.
///
/// | name | text |
/// |---|---|
/// | every, half-life | a period: 1d, 2w, 3mo, 5y |
/// | window | a period, or `own`: the slice itself |
/// | cumulative, directed | yes or no (also true, false) |
/// | from, to | an EDTF date: its first day, its last day; `..` = open |
/// | layer | interaction, cooperation, conflict |
/// | distance | hop, inverse |
/// | value | code, count, sign |
/// | rollup | none, parent, top |
/// | actors | ids or groups; `all` = no filter |
/// | top | a whole number from 1; `all` = no limit |
/// | without-source | ids of sources; `none` = all stay |
///
/// Lists are separated by commas or semicolons; a backslash before a comma, semicolon or backslash
/// makes it part of the name. window, cumulative (yes) and half-life replace one another;
/// `cumulative no` goes back to `window own` if it was cumulative. Names of actors and sources are
/// checked by select. Throws Error{usage} whose place is "--name", with a suggestion where a word
/// is near.
void set_option(SeriesOptions& options, std::string_view name, std::string_view text);

/// Defaults of a case applied to fresh options; names that are not of SeriesOptions are left alone.
/// Throws Error{data} for a value that set_option refuses, when more than one of window, cumulative
/// and half-life is asked for, and when `to` is before `from`.
SeriesOptions options_from(const std::map<std::string, std::string>& defaults);
/// The reading with what is wrong with the default view among its problems: what options_from
/// refuses, actors, groups and sources that the case does not have, each an error at its key in
/// datapackage.json; and a warning for a name that is nearly an option's.
CaseReading with_checked_defaults(CaseReading reading);

/// Every option as text that set_option reads back, by name; of window, cumulative and half-life the
/// one that holds.
std::map<std::string, std::string> option_texts(const SeriesOptions& options);
/// The command-line options that make `options` from `base`, quoted for a POSIX shell where needed,
/// e.g.
/// "--every 5y --directed"; empty when equal. Going back from directed is written --directed=no.
std::string command_line(const SeriesOptions& options, const SeriesOptions& base);

std::string_view to_string(WindowKind kind);
std::string_view to_string(Layer layer);
std::string_view to_string(Distance distance);
std::string_view to_string(ValueMode mode);
std::string_view to_string(Rollup rollup);

/// What the window means in words: "acts of the five years to the end of the slice", "acts of the
/// slice", "all acts to the end of the slice", "all acts to the end of the slice, fading by half
/// every two years".
std::string describe_window(const SeriesOptions& options);
/// The same with words for the slice: "acts of the five years to the end of 2002".
std::string describe_window(const SeriesOptions& options, std::string_view slice);

}  // namespace entente
