#include "entente/measures/measure.hpp"
