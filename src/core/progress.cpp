#include "entente/core/progress.hpp"
