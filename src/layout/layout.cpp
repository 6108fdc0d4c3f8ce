#include "entente/layout/layout.hpp"
