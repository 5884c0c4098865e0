// The kernel of direct.cu for networks with hot rows.
#include "common/device.cuh"

#include "network/advance.cuh"

HOT_KERNEL(direct, kDirectly)
