#pragma once
#include "muster/force/stocks.hpp"
