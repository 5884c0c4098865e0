// Kernels of network.cu for the common case of networks without transients: every update is
// persistent at once.
#include "common/device.cuh"

#include "network/advance.cuh"

COMMON_KERNELS(direct, kDirectly)
