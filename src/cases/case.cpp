#include "entente/cases/case.hpp"

#include <algorithm>

#include "entente/core/text.hpp"

namespace entente {

std::string_view to_string(ActorKind kind) {
    switch (kind) {
        case ActorKind::state:
            return "state";
        case ActorKind::organisation:
            return "organisation";
        case ActorKind::community:
            return "community";
        case ActorKind::person:
            return "person";
        case ActorKind::international:
            return "international";
        case ActorKind::company:
            return "company";
        case ActorKind::armed:
            return "armed";
        case ActorKind::forum:
            return "forum";
        case ActorKind::unknown:
            break;
    }
    return "unknown";
}

void TextColumn::push_back(std::string_view text) {
    if (ends_.empty() && !text.empty()) ends_.assign(rows_, 0);
    if (!ends_.empty() || !text.empty()) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    ++rows_;
}

std::string_view TextColumn::operator[](std::size_t row) const {
    if (ends_.empty()) return {};
    const std::uint64_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::string_view(bytes_).substr(begin, ends_[row] - begin);
}

std::vector<Citation> split_citations(std::string_view text) {
    std::vector<Citation> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view one = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (one.empty()) continue;
        const std::size_t colon = std::min(one.find(':'), one.size());
        out.push_back({.source = trimmed(one.substr(0, colon)),
                       .locator = trimmed(one.substr(std::min(colon + 1, one.size())))});
    }
    return out;
}

std::string citation_text(const Case& source_case, std::string_view citation) {
    std::string text;
    for (const Citation& one : split_citations(citation)) {
        const auto source = source_case.find_source(one.source);
        std::string title(one.source);
        if (source && !source_case.sources[index(*source)].title.empty())
            title = source_case.sources[index(*source)].title;
        text += (text.empty() ? "" : "; ") + title;
        if (!one.locator.empty()) text += ", " + std::string(one.locator);
    }
    return text;
}

std::optional<ActorId> Case::find_actor(std::string_view id) const {
    const auto found =
        std::lower_bound(actors.begin(), actors.end(), id,
                         [](const Actor& actor, std::string_view key) { return actor.id < key; });
    if (found == actors.end() || found->id != id) return std::nullopt;
    return actor_id(static_cast<std::size_t>(found - actors.begin()));
}

std::optional<SourceId> Case::find_source(std::string_view id) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const Source& source) { return source.id == id; });
    if (found == sources.end()) return std::nullopt;
    return source_id(static_cast<std::size_t>(found - sources.begin()));
}

std::optional<DaySpan> Case::extent() const {
    if (events.size() == 0) return std::nullopt;
    return DaySpan{*std::min_element(events.begin.begin(), events.begin.end()),
                   *std::max_element(events.end.begin(), events.end.end())};
}

}  // namespace entente
