#pragma once
// What a code of an act means and how much it counts. CAMEO: Gerner, Schrodt, Yilmaz; values after
// Goldstein 1992 ("A conflict-cooperation scale for WEIS events data").
#include <map>
#include <string>
#include <string_view>

namespace entente {

struct CodebookEntry {
    std::string code, label;
    double value = 0;  ///< Goldstein, -10 (conflict) to 10 (cooperation)
    int quad = 0;      ///< 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict
};

class Codebook {
  public:
    /// Keyed by code.
    explicit Codebook(std::map<std::string, CodebookEntry, std::less<>> entries);
    /// Entry of the longest prefix of `code` that the book has, or nullptr. Codes are strings: "01"
    /// is not "1".
    const CodebookEntry* find(std::string_view code) const;
    const std::map<std::string, CodebookEntry, std::less<>>& entries() const { return entries_; }

  private:
    std::map<std::string, CodebookEntry, std::less<>> entries_;
};

/// CAMEO with GDELT's Goldstein values and ICEWS's quad classes (which count 09, investigate, as
/// verbal and 14, protest, as material conflict; GDELT: 2 and 3), built in from
/// data/codebooks/cameo.csv.
const Codebook& cameo();

}  // namespace entente
