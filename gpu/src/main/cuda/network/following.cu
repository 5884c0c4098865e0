// Kernels of network.cu for the common case of networks that consolidate each synapse by itself, as
// soon as learning has brought it over a threshold that sets itself.
#include "common/device.cuh"

#include "network/advance.cuh"

FOLLOWING_KERNEL(following, kSingles, false)
