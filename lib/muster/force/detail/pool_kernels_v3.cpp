#define MUSTER_TARGET v3
#define MUSTER_KERNELS pool_kernels_v3
#include "muster/force/detail/pool_kernels_of.hpp"
