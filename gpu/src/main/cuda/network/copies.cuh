// Copies from global to shared memory that nobody waits for until the values are needed: on the
// device by the instructions that compute capability 8.0 brought (PTX ISA, cp.async), which take
// no registers; in the emulation at once.
#pragma once

#include "common/device.cuh"

/** Begins to copy eight bytes, both places aligned to that. */
__device__ __forceinline__ void beginCopy8(void* shared, const void* global) {
#ifdef __CUDACC__
  asm volatile("cp.async.ca.shared.global [%0], [%1], 8;" ::"r"(
                   (unsigned)__cvta_generic_to_shared(shared)),
               "l"(__cvta_generic_to_global(global))
               : "memory");
#else
  *static_cast<unsigned long long*>(shared) = *static_cast<const unsigned long long*>(global);
#endif
}

/** Waits for the copies of this thread; the others see them after the next barrier. */
__device__ __forceinline__ void endCopies() {
#ifdef __CUDACC__
  asm volatile("cp.async.wait_all;" ::: "memory");
#endif
}
