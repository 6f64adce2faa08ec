#define MUSTER_TARGET v2
#define MUSTER_KERNELS series_kernels_v2
#include "muster/ensemble/detail/series_kernels_of.hpp"
