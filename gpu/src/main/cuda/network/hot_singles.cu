// The kernel of singles.cu for networks with hot rows.
#include "common/device.cuh"

#include "network/advance.cuh"

HOT_KERNEL(singles, kSingles)
