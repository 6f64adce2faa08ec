#define MUSTER_TARGET v2
#define MUSTER_KERNELS uniform_kernels_v2
#include "muster/sampling/detail/uniform_kernels_of.hpp"
