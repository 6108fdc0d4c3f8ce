#include "entente/core/error.hpp"
