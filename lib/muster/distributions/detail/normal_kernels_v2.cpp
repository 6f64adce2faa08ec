#define MUSTER_TARGET v2
#define MUSTER_KERNELS normal_kernels_v2
#include "muster/distributions/detail/normal_kernels_of.hpp"
