// The kernel of following.cu for networks with hot rows.
#include "common/device.cuh"

#include "network/advance.cuh"

FOLLOWING_KERNEL(following_hot, kSingles, true)
