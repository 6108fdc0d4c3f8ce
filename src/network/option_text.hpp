#pragma once
// What the readers of the command line and of a case's defaults have in common.
#include <string>
#include <string_view>

#include "entente/network/options.hpp"

namespace entente::detail {

/// window, cumulative and half-life replace one another.
bool is_window_option(std::string_view name);

/// Sets one of option_names() from text; what would have been right, with a suggestion, where the
/// text cannot be meant, else an empty string.
std::string try_option(SeriesOptions& options, std::string_view name, std::string_view text);

}  // namespace entente::detail
