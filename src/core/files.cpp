#include "entente/core/files.hpp"
