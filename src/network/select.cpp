#include "entente/network/select.hpp"
