#include "entente/core/geometry.hpp"
