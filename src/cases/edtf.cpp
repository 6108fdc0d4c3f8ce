#include "entente/cases/edtf.hpp"
