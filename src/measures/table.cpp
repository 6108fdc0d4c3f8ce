#include "entente/measures/table.hpp"
