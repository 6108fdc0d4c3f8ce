#pragma once
// Who tells an event: sources taken away, and one act told by several.
#include <cstdint>
#include <string>
#include <vector>

#include "entente/cases/case.hpp"

namespace entente::detail {

/// Per event of the case the k that divides its weight (1 when only one account tells it), or 0
/// when only `without_source` support it. The rules are those of select.
std::vector<std::uint32_t> count_accounts(const Case& source_case,
                                          const std::vector<std::string>& without_source);

}  // namespace entente::detail
