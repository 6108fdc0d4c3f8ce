#include "entente/cases/read.hpp"
