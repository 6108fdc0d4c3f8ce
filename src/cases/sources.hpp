#pragma once
#include <vector>

#include "csv_reader.hpp"
#include "entente/cases/case.hpp"

namespace entente {

/// sources.csv: id,title,authors,published,where,note.
std::vector<Source> read_sources(CsvReader& rows);

}  // namespace entente
