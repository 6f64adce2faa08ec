#define MUSTER_TARGET v3
#define MUSTER_KERNELS normal_kernels_v3
#include "muster/distributions/detail/normal_kernels_of.hpp"
