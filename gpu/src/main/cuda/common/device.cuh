// Included first by every kernel source, which then compiles in two ways: by nvcc for the device,
// and by a C++17 compiler for the emulation that the tests run on.
//
// A kernel is written
//
//     #include "common/device.cuh"
//
//     extern "C" __global__ void scale(float* values, int count, float factor) {
//       SHARED_MEMORY(unsigned char, pool);
//       ...
//     }
//     KERNEL(scale)
//
// KERNEL(name) makes the kernel known to the emulation, and is nothing on the device.
// SHARED_MEMORY(type, name) declares all of the dynamic shared memory of the block, aligned to 16
// bytes; there is no other shared memory. Use one type and name throughout a file.
#pragma once

#ifdef __CUDACC__

#define KERNEL(name)
#define SHARED_MEMORY(type, name) extern __shared__ __align__(16) type name[]

#else

#include "emulation.h"

#endif
