#define MUSTER_TARGET v3
#define MUSTER_KERNELS projection_kernels_v3
#include "muster/population/detail/projection_kernels_of.hpp"
