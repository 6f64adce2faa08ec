#define MUSTER_TARGET v2
#define MUSTER_KERNELS pool_kernels_v2
#include "muster/force/detail/pool_kernels_of.hpp"
