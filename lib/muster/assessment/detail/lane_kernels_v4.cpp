#define MUSTER_TARGET v4
#define MUSTER_KERNELS lane_kernels_v4
#include "muster/assessment/detail/lane_kernels_of.hpp"
