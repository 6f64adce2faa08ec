#define MUSTER_TARGET v4
#define MUSTER_KERNELS uniform_kernels_v4
#include "muster/sampling/detail/uniform_kernels_of.hpp"
