#pragma once
#include "muster/core/age.hpp"
#include "muster/force/detail/cut.hpp"
