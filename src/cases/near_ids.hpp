#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "entente/cases/case.hpp"

namespace entente {

/// Ids, and the names that people may write instead of them.
class NearIds {
  public:
    NearIds() = default;
    explicit NearIds(const std::vector<Actor>& actors);
    void add(const std::string& id);
    /// The name and the aliases are near too.
    void add(const Actor& actor);
    /// "did you mean jpn?", "did you mean jpn (Japan)?" when a name is nearest, or nothing.
    std::string suggestion(std::string_view given) const;
    /// "WHAT: did you mean prk?", within a bounded amount of work over all calls: a file may hold a
    /// million unknown names.
    std::string expected(std::string_view what, std::string_view given);

  private:
    std::vector<std::string> words_;
    std::vector<std::string> meant_;   // by word: what is suggested
    std::size_t work_left_ = 500'000;  // words looked at
};

}  // namespace entente
