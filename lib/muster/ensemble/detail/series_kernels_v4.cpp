#define MUSTER_TARGET v4
#define MUSTER_KERNELS series_kernels_v4
#include "muster/ensemble/detail/series_kernels_of.hpp"
