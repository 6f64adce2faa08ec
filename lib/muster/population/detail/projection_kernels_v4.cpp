#define MUSTER_TARGET v4
#define MUSTER_KERNELS projection_kernels_v4
#include "muster/population/detail/projection_kernels_of.hpp"
