#define MUSTER_TARGET v2
#define MUSTER_KERNELS projection_kernels_v2
#include "muster/population/detail/projection_kernels_of.hpp"
