#include "near_ids.hpp"

#include "entente/core/error.hpp"

namespace entente {

NearIds::NearIds(std::vector<std::string> ids) : ids_(std::move(ids)) {}

std::string NearIds::expected(std::string_view what, std::string_view given) {
    std::string out(what);
    if (ids_.size() > work_left_) return out;
    work_left_ -= ids_.size();
    const std::string near = suggestion(given, ids_);
    return near.empty() ? out : out + ": " + near;
}

}  // namespace entente
