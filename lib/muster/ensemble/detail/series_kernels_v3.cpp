#define MUSTER_TARGET v3
#define MUSTER_KERNELS series_kernels_v3
#include "muster/ensemble/detail/series_kernels_of.hpp"
