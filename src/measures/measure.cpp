#include "entente/measures/measure.hpp"

#include <algorithm>
#include <iterator>

#include "declared.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente {
namespace {

struct Catalogue {
    std::vector<Measure> measures;
    std::vector<detail::Declared> declared;  // of the measure in the same place
};

const Catalogue& catalogue() {
    static const Catalogue all = [] {
        Catalogue result;
        for (const auto& level :
             {detail::network_measures(), detail::actor_measures(), detail::tie_measures()}) {
            for (const auto& declared : level) {
                result.measures.push_back(declared.measure);
                result.declared.push_back(declared);
            }
        }
        return result;
    }();
    return all;
}

/// A measure of another level that may be meant.
std::string near_elsewhere(std::string_view id) {
    std::vector<std::string> ids;
    for (const Measure& m : all_measures()) ids.emplace_back(m.id);
    const auto best = nearest(id, ids);
    if (!best) return {};
    return "did you mean " + ids[*best] + "? it is one of level " +
           std::string(to_string(all_measures()[*best].level));
}

[[noreturn]] void refuse(Level level, std::string_view id) {
    if (id.empty())
        throw Error(ErrorCategory::usage, "no measure is named; entente measures lists them");
    std::vector<std::string> known;
    std::string elsewhere;
    for (const Measure& m : all_measures()) {
        if (m.level == level) known.emplace_back(m.id);
        if (m.level != level && m.id == id && elsewhere.empty())
            elsewhere = "it is one of level " + std::string(to_string(m.level));
    }
    std::string hint = elsewhere.empty() ? suggestion(id, known) : elsewhere;
    if (hint.empty()) hint = near_elsewhere(id);
    if (hint.empty()) hint = "entente measures lists them";
    throw Error(ErrorCategory::usage, "no measure " + printable(id) + " at level " +
                                          std::string(to_string(level)) + "; " + hint);
}

}  // namespace

std::string_view to_string(Level level) {
    switch (level) {
        case Level::network:
            return "network";
        case Level::actor:
            return "actor";
        case Level::tie:
            break;
    }
    return "tie";
}

std::optional<Level> parse_level(std::string_view text) {
    for (const Level level : {Level::network, Level::actor, Level::tie})
        if (text == to_string(level)) return level;
    return std::nullopt;
}

bool is_searched(const Measure& measure) {
    const detail::Declared& declared = detail::declared(measure);
    const detail::Needs& needs = declared.needs;
    return needs.communities || needs.balance || needs.margins || declared.bounds != nullptr;
}

std::span<const Measure> all_measures() {
    return catalogue().measures;
}

const Measure* find_measure(Level level, std::string_view id) {
    for (const Measure& m : all_measures())
        if (m.level == level && m.id == id) return &m;
    return nullptr;
}

std::vector<const Measure*> parse_measures(Level level, std::string_view list) {
    std::vector<const Measure*> found;
    const auto take = [&](const Measure* m) {
        if (std::find(found.begin(), found.end(), m) == found.end()) found.push_back(m);
    };
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string_view id = trimmed(list.substr(begin, end - begin));
        begin = end + 1;
        if (id == "all") {
            for (const Measure& m : all_measures())
                if (m.level == level) take(&m);
        } else if (const Measure* m = find_measure(level, id)) {
            take(m);
        } else {
            refuse(level, id);
        }
    }
    return found;
}

namespace detail {

const Declared& declared(const Measure& measure) {
    const Catalogue& all = catalogue();
    const std::less<const Measure*> earlier;
    if (earlier(&measure, all.measures.data()) ||
        !earlier(&measure, all.measures.data() + all.measures.size())) {
        throw Error(ErrorCategory::internal,
                    "measure " + std::string(measure.id) + " is not out of the declared list");
    }
    return all.declared[static_cast<std::size_t>(&measure - all.measures.data())];
}

}  // namespace detail
}  // namespace entente
