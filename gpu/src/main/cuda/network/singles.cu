// Kernels of network.cu for the common case of networks that consolidate each synapse by itself, as
// soon as learning has brought it over the threshold.
#include "common/device.cuh"

#include "network/advance.cuh"

COMMON_KERNELS(singles, kSingles)
