// Activities of units, for the kernels of all backends.
#pragma once

#include "common/device.cuh"

/** Activation of the model. */
enum Activation { kLogistic = 0, kLeakyRelu = 1, kLinear = 2, kSoftmax = 3 };

/** Activity at a summed input; softmax, which takes all outputs, is left as linear. */
__device__ __forceinline__ float activityAt(float z, int activation) {
  if (activation == kLogistic) {
    return 1.0f / (1.0f + expf(-z));
  }
  return activation == kLeakyRelu && !(z > 0.0f) ? 0.1f * z : z;
}

/** dy/dz of a hidden unit from its activity. */
__device__ __forceinline__ float slopeAt(float y, int activation) {
  return activation == kLogistic    ? y * (1.0f - y)
         : activation == kLeakyRelu ? (y > 0.0f ? 1.0f : 0.1f)
                                    : 1.0f;
}
