#include "entente/network/options.hpp"
