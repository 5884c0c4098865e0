// Kernels that the tests of the emulation launch: right ones, and ones with a mistake in them.
#include "device.cuh"

extern "C" __global__ void scale(float* values, int count, float factor) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) {
    values[i] *= factor;
  }
}
KERNEL(scale)
