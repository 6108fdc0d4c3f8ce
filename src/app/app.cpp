#include "entente/app/app.hpp"
