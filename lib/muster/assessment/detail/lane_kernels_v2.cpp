#define MUSTER_TARGET v2
#define MUSTER_KERNELS lane_kernels_v2
#include "muster/assessment/detail/lane_kernels_of.hpp"
