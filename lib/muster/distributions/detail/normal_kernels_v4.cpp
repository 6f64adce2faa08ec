#define MUSTER_TARGET v4
#define MUSTER_KERNELS normal_kernels_v4
#include "muster/distributions/detail/normal_kernels_of.hpp"
