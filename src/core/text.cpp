#include "entente/core/text.hpp"
