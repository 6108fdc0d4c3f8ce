#pragma once
#include "entente/core/progress.hpp"

namespace entente::detail {

/// Tells `whole`, which must outlive it, of a part of its work.
inline Progress part_of(const Progress& whole, double from, double to) {
    return Progress(whole.stop_token(), [&whole, from, to](double part, std::string_view step) {
        whole.report(from + (to - from) * part, step);
    });
}

}  // namespace entente::detail
