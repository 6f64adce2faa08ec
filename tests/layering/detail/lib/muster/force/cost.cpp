#include "muster/economy/detail/purse.hpp"
