#define MUSTER_TARGET v4
#define MUSTER_KERNELS elementary_kernels_v4
#include "muster/core/detail/elementary_kernels_of.hpp"
