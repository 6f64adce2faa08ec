#define MUSTER_TARGET v3
#define MUSTER_KERNELS lane_kernels_v3
#include "muster/assessment/detail/lane_kernels_of.hpp"
