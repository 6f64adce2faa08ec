#include "../economy/growth.hpp"
