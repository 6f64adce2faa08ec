#define MUSTER_TARGET v3
#define MUSTER_KERNELS elementary_kernels_v3
#include "muster/core/detail/elementary_kernels_of.hpp"
