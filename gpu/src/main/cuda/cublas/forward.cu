// Patterns, summed inputs and activities: the forward pass around the products of cuBLAS.
#include "common/model.cuh"

// Copies one pattern to the inputs of each network; a bias is part of the stored pattern.
//
// Memory: 8 bytes per input, coalesced. Grid: (inputs / threads, networks).
extern "C" __global__ void present(const float* patterns, const int* labels, int width,
                                   const int* presented, float* inputs, int* label) {
  int network = blockIdx.y;
  int pattern = presented[blockIdx.y];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < width) {
    inputs[(long long)network * width + i] = patterns[(long long)pattern * width + i];
  }
  if (i == 0) {
    label[network] = labels[pattern];
  }
}
KERNEL(present)

// Summed inputs of a layer of units become activities, in place; all but softmax.
//
// Memory: 8 bytes per unit, in L2. Grid: (units / threads, networks).
extern "C" __global__ void activate_units(float* units, int post, int activation) {
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  if (j < post) {
    float* unit = units + (long long)blockIdx.y * post + j;
    *unit = activityAt(*unit, activation);
  }
}
KERNEL(activate_units)

// Summed inputs of softmax outputs become activities, in place: one block per network. Every thread
// adds up all (some ten) outputs by itself, which keeps one order of summation and needs no shared
// memory.
extern "C" __global__ void softmax_units(float* units, int post) {
  float* z = units + (long long)blockIdx.x * post;
  Softmax softmax(z, post);
  __syncthreads();
  for (int k = threadIdx.x; k < post; k += blockDim.x) {
    z[k] = softmax.activityAt(z[k]);
  }
}
KERNEL(softmax_units)
