// A clock that all blocks share.
#pragma once

#include "common/device.cuh"

/** Time in steps of 2^32 ns, some 4.3 s: one register, which takes one instruction to read. */
__device__ __forceinline__ unsigned globalSteps() {
#ifdef __CUDACC__
  unsigned now;
  asm volatile("mov.u32 %0, %%globaltimer_hi;" : "=r"(now));
  return now;
#else
  return (unsigned)(emulation::nanoseconds() >> 32);
#endif
}
