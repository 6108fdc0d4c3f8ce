#pragma once
// A case: who acted on whom, when, by whose account. Actors, events and sources as read, immutable
// after.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/ids.hpp"
#include "entente/core/time.hpp"

namespace entente {

enum class ActorKind : std::uint8_t {
    state,
    organisation,
    community,
    person,
    international,
    company,
    armed,
    forum,
    unknown
};
std::string_view to_string(ActorKind kind);

struct Actor {
    std::string id;
    std::string name;
    ActorKind kind = ActorKind::unknown;
    std::optional<ActorId> parent;
    std::vector<std::string> groups;
    std::vector<std::string> aliases;
    std::string from_text, to_text;  ///< EDTF as written; empty = open
    std::optional<Day> exists_from;  ///< first day, included
    std::optional<Day> exists_to;    ///< day after the last, excluded
    std::string note;
};

struct Source {
    std::string id, title, authors, published, where, note;
};

/// What an event says apart from who and when; many events share one.
struct Act {
    std::string code;     ///< CAMEO as written; may be empty
    double value = 1;     ///< Goldstein-like, as used: the row's own or the codebook's
    double weight = 1;    ///< multiplicity n as written (two accounts are settled later, in select)
    bool mutual = false;  ///< counts in both directions
    bool lasts = false;   ///< true: lasts over its span; false: one act on an unknown day of it
    auto operator<=>(const Act&) const = default;
};

/// "did you mean jpn?" for the actor whose id, name or alias is nearest to `given`, told as "jpn
/// (Japan)" where it is not the id; an empty string when none is near. O(actors x length^2).
std::string suggest_actor(const std::vector<Actor>& actors, std::string_view given);

/// Strings of one column end to end: 8 bytes a row beside the text itself; no cost while all are
/// empty.
class TextColumn {
  public:
    void push_back(std::string_view text);
    std::string_view operator[](std::size_t row) const;
    std::size_t size() const { return rows_; }

  private:
    std::string bytes_;
    std::vector<std::uint64_t> ends_;  // empty while every row is empty
    std::size_t rows_ = 0;
};

/// Events column by column: 20 bytes each, texts aside. In the order of the file.
struct EventTable {
    std::vector<Day> begin;  ///< included, after widening
    std::vector<Day> end;    ///< excluded, after widening; > begin
    std::vector<ActorId> source;
    std::vector<ActorId> target;
    std::vector<std::uint32_t> act;  ///< place in `acts`
    std::vector<Act> acts;           ///< distinct
    TextColumn id;                   ///< as written, or "1", "2", ... by record
    TextColumn when;                 ///< EDTF as written (YYYYMMDD of plain files with hyphens)
    TextColumn happening;
    TextColumn summary;
    TextColumn citation;
    std::size_t size() const { return begin.size(); }
    const Act& act_of(std::size_t event) const { return acts[act[event]]; }
};

/// One citation of an event: "source-id:locator".
struct Citation {
    std::string_view source;
    std::string_view locator;
};
/// Split at ';', source and locator at the first ':'; blanks around them and empty ones are
/// dropped. A citation without ':' has no locator. The parts point into `text`.
std::vector<Citation> split_citations(std::string_view text);

/// A file that a case was read from.
struct CaseFile {
    std::string name;    ///< inside the folder of a package; of a plain file its own name
    std::string sha256;  ///< of its bytes as they lie there, in hexadecimal; empty: not read whole
    bool operator==(const CaseFile&) const = default;
};

struct Case {
    std::string name;             ///< title of the package, or the file's name
    std::string path;             ///< as given by the user
    std::vector<Actor> actors;    ///< sorted by id as bytes
    std::vector<Source> sources;  ///< in file order
    EventTable events;
    /// Default view from datapackage.json's "entente": option name without dashes -> value as text,
    /// e.g. {"every","1y"}, {"window","5y"}, {"layer","interaction"}, {"from","1945"}.
    std::map<std::string, std::string> defaults;
    std::size_t skipped_rows = 0;  ///< rows that name no source or no target actor
    std::vector<CaseFile> files;   ///< datapackage.json first; "-" is standard input

    /// O(log actors).
    std::optional<ActorId> find_actor(std::string_view id) const;
    const Actor& actor(ActorId id) const { return actors[index(id)]; }
    /// O(sources).
    std::optional<SourceId> find_source(std::string_view id) const;
    /// First and last day of all events ([begin, end)); nullopt without events.
    std::optional<DaySpan> extent() const;
};

/// Citations in words: each source's title (its id where it has none), then the locator. O(sources)
/// a citation.
std::string citation_text(const Case& source_case, std::string_view citation);

}  // namespace entente
