#define MUSTER_TARGET v2
#define MUSTER_KERNELS elementary_kernels_v2
#include "muster/core/detail/elementary_kernels_of.hpp"
