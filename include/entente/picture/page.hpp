#pragma once
// One HTML file that holds the whole film of a case and works without a network.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/progress.hpp"
#include "entente/picture/picture.hpp"

namespace entente {

/// Ids of the actor measures that a page shows, beside those that the look rests on.
std::vector<std::string> page_measures();

struct PageOptions {
    std::string version{};  ///< of the program, for the credit
    /// The theme that the page opens in; nothing: the browser's. The reader can change it.
    std::optional<Theme> theme{};
    /// How the page was made, as JSON; empty: none. Embedded as `entente-recipe` and shown.
    std::string recipe{};
};

/// The page: networks of all slices, positions, values of every measure in
/// `material.actor_measures`, acts with summaries and citations; where colours are by side, and
/// `material.tie_measures` holds `frustrated`, undecided actors and frustrated ties are marked. It
/// asks nothing of anybody (its content-security policy forbids it) and runs no script but its own;
/// text of the case is data. The same bytes for the same input. Some 20 bytes a tie and slice, 60
/// an actor and slice (seven measures), 60 and its texts an event: 1,000 actors with 5,000 ties a
/// slice take 0.14 MB a slice and 0.29 MB for 5,000 events. Ten such slices open within two seconds
/// and move at 30 to 40 frames a second on two cores without a graphics card (up to a few dozen
/// actors: at 60); ties dodge discs while ties x actors <= 60,000, more than 1,500 are hair lines
/// while they move, and there is a name for every 9,000 pixels at most. A case without slices or
/// ties gives a page that says so.
std::string page(const Material& material, const Style& style, const PageOptions& options,
                 const Progress& progress = {});
/// Throws Error{io} when the file cannot be written, Error{interrupted}; then nothing is left
/// behind.
void write_page(const Material& material, const Style& style, const PageOptions& options,
                const std::filesystem::path& file, const Progress& progress = {});

}  // namespace entente
