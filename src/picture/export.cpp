#include "entente/picture/export.hpp"
