#include "entente/picture/picture.hpp"
