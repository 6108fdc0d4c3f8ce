#pragma once
// actors.csv, and how the names in events become actors.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "csv_reader.hpp"
#include "entente/cases/case.hpp"

namespace entente {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Sorted by id as bytes. An actor with a fault in a field other than its id stays, that field
/// read as empty.
std::vector<Actor> read_actors(CsvReader& rows);

/// Names in the order in which they are first met.
class ActorNames {
  public:
    ActorId intern(std::string_view name);
    /// The actors that the two columns name, sorted by id as bytes; the columns are changed from
    /// the order of meeting to that order.
    std::vector<Actor> sort(std::vector<ActorId>& sources, std::vector<ActorId>& targets) const;

  private:
    TextMap<std::uint32_t> places_;
};

}  // namespace entente
