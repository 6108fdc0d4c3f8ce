#pragma once
// Every choice between a case and its networks, by the names that the command line uses.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/time.hpp"

namespace entente {

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

struct SeriesOptions {
    Period every{1, PeriodUnit::year};
    WindowKind window_kind = WindowKind::own;
    Period window{1, PeriodUnit::year};         ///< W when sliding, H when half_life
    std::optional<Day> from;                    ///< first day, included
    std::optional<Day> to;                      ///< excluded (the day after the last)
    bool directed = false;
    Layer layer = Layer::interaction;
    Distance distance = Distance::hop;
    ValueMode value = ValueMode::code;
    Rollup rollup = Rollup::none;
    std::vector<std::string> actors;            ///< ids or groups kept; empty = all
    std::optional<int> top;                     ///< the N most active
    std::vector<std::string> without_source;    ///< sources taken away
    bool operator==(const SeriesOptions&) const = default;
};

/// Sets one option from text; `name` as on the command line without dashes (every, window, cumulative, half-life, from,
/// to, directed, layer, distance, value, rollup, actors, top, without-source). Lists are separated by
/// commas or semicolons. window, cumulative and half-life replace one another. "cumulative" and "directed" take
/// yes/no. Throws Error{usage} with a suggestion for an unknown name or value.
void set_option(SeriesOptions& options, std::string_view name, std::string_view text);
/// Defaults of a case applied to fresh options; names that are not of SeriesOptions are left alone.
SeriesOptions options_from(const std::map<std::string, std::string>& defaults);
/// The command-line options that make `options` from `base`, e.g. "--every 5y --directed"; empty when equal.
std::string command_line(const SeriesOptions& options, const SeriesOptions& base);

std::string_view to_string(Layer layer);
std::string_view to_string(Distance distance);
std::string_view to_string(ValueMode mode);
std::string_view to_string(Rollup rollup);
/// What the window means in words: "acts of the five years to the end of 2002".
std::string describe_window(const SeriesOptions& options);

}  // namespace entente
