#include "muster/force/stocks.hpp"
#include "options.hpp"
