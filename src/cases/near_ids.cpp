#include "near_ids.hpp"

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {

NearIds::NearIds(const std::vector<Actor>& actors) {
    for (const auto& actor : actors) add(actor);
}

void NearIds::add(const std::string& id) {
    words_.push_back(id);
    meant_.push_back(id);
}

void NearIds::add(const Actor& actor) {
    add(actor.id);
    const auto add_name = [&](const std::string& name) {
        if (name == actor.id) return;  // as in plain files
        words_.push_back(name);
        meant_.push_back(actor.id + " (" + actor.name + ")");
    };
    add_name(actor.name);
    for (const auto& alias : actor.aliases) add_name(alias);
}

std::string NearIds::suggestion(std::string_view given) const {
    const auto best = nearest(given, words_);
    return best ? "did you mean " + printable(meant_[*best]) + "?" : std::string{};
}

std::string NearIds::expected(std::string_view what, std::string_view given) {
    std::string out(what);
    if (words_.size() > work_left_) return out;
    work_left_ -= words_.size();
    const std::string near = suggestion(given);
    return near.empty() ? out : out + ": " + near;
}

std::string suggest_actor(const std::vector<Actor>& actors, std::string_view given) {
    return NearIds(actors).suggestion(given);
}

}  // namespace entente
