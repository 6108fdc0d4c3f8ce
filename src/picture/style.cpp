#include "entente/picture/style.hpp"
