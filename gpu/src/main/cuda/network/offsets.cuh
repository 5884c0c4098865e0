// Inputs that share a background o, without transients, where nothing depends on single synapses:
// an input o + d changes all weights of a hidden unit by the same o delta, which is one number per
// unit (its offset C), besides d delta where d is not 0. With column sums T of the stored weights,
// z = sum d x stored + o T + (o n + sum d) C, for n inputs.
#pragma once

#include "network/sums.cuh"

/** Starts with offsets of zero and the column sums of the weights as they are. */
template <typename B>
__device__ inline void beginOffsets(const B& b) {
  const int width = b.layer(0).width;
  const float* w = b.weights(0);
  double* columns = b.columns();
#pragma unroll 1
  for (int j = threadIdx.x; j < width; j += blockDim.x) {
    double sum = 0;
#pragma unroll 1
    for (int row = 0; row < b.shape().inputs; row++) {
      sum += w[row * width + j];
    }
    columns[j] = 0;
    columns[width + j] = sum;
  }
}

/** Adds the offsets to the weights. */
template <typename B>
__device__ inline void settleOffsets(const B& b) {
  const int width = b.layer(0).width;
  float* w = b.weights(0);
  const double* columns = b.columns();
#pragma unroll 1
  for (int j = threadIdx.x; j < width; j += blockDim.x) {
    const float offset = (float)columns[j];
#pragma unroll 1
    for (int row = 0; row < b.shape().inputs; row++) {
      w[row * width + j] += offset;
    }
  }
}

/** Follows an update whose active part has been added to the weights. */
template <typename B>
__device__ __forceinline__ void learnOffsets(const B& b, int t) {
  const int width = b.layer(0).width;
  double* columns = b.columns();
  const double difference = b.pattern(t).difference;
  const double background = b.header().set.background;
#pragma unroll 1
  for (int j = threadIdx.x; j < width; j += blockDim.x) {
    const double change = b.scaled(0)[j];
    columns[j] += change * background;
    columns[width + j] += change * difference;
  }
}
