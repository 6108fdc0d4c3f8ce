#include "entente/network/series.hpp"
