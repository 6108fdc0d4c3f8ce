#include "entente/core/time.hpp"
