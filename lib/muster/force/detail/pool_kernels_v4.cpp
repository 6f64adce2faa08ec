#define MUSTER_TARGET v4
#define MUSTER_KERNELS pool_kernels_v4
#include "muster/force/detail/pool_kernels_of.hpp"
