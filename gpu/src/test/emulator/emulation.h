// What a kernel source sees when it is compiled for the host: the qualifiers, vector types and
// intrinsics of CUDA C++ that the kernels use. One launch runs at a time, its threads are fibers of
// one host thread, so plain variables serve as the built-in ones.
#pragma once

#define __global__
#define __device__
#define __host__
#define __constant__ static const
#define __forceinline__ inline __attribute__((always_inline))
#define __noinline__ __attribute__((noinline))
#define __launch_bounds__(...)

#include "atomics.h"
#include "lanes.h"
#include "numbers.h"
#include "registry.h"
#include "vectors.h"

#define SHARED_MEMORY(type, name) \
  [[maybe_unused]] type* const name = reinterpret_cast<type*>(::emulation::sharedMemory)
