// Kernels of network.cu for the common case of networks that consolidate synapses in groups, or not
// before the end of learning.
#include "common/device.cuh"

#include "network/advance.cuh"

COMMON_KERNELS(groups, kInGroups)
