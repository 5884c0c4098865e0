// The most multiply-adds that a card makes in a second: what bounds every other kernel.
//
// A thread has eight sums that do not wait for one another; with two warps of a scheduler or more
// that is enough to begin a multiply-add in every cycle. Registers alone are touched in the loop:
// bound by the rate of the multiply-adds, two operations each.
#include "common/device.cuh"

namespace {

constexpr int kSums = 8;

}

// Each sum becomes sum x + y, `rounds` times over, from the number of its thread and its own; their
// total goes to results[thread].
//
// Memory: 4 bytes per thread, written once.
extern "C" __global__ void multiply_adds(float* results, int rounds, float x, float y) {
  int thread = blockIdx.x * blockDim.x + threadIdx.x;
  float sums[kSums];
#pragma unroll
  for (int k = 0; k < kSums; k++) {
    sums[k] = (float)(thread + k);
  }
#pragma unroll 8
  for (int round = 0; round < rounds; round++) {
#pragma unroll
    for (int k = 0; k < kSums; k++) {
      sums[k] = fmaf(sums[k], x, y);
    }
  }
  float total = 0.0f;
#pragma unroll
  for (int k = 0; k < kSums; k++) {
    total += sums[k];
  }
  results[thread] = total;
}
KERNEL(multiply_adds)
