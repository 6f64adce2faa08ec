#define MUSTER_TARGET v3
#define MUSTER_KERNELS uniform_kernels_v3
#include "muster/sampling/detail/uniform_kernels_of.hpp"
