#include "entente/cases/codebook.hpp"
