#include "entente/cases/case.hpp"
