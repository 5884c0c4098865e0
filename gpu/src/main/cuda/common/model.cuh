// What the model computes of single numbers (model sections 2, 4 and 5): activities of units, errors of
// outputs, energies of changes. In the precision of the numbers that they are computed of, float32,
// by the kernels of all backends of networks.
#pragma once

#include "common/measure.cuh"

/** Activation of the model. */
enum Activation { kLogistic = 0, kLeakyRelu = 1, kLinear = 2, kSoftmax = 3 };

/** Activity at a summed input; softmax, which takes all outputs, is left as linear. */
__device__ __forceinline__ float activityAt(float z, int activation) {
  if (activation == kLogistic) {
    return 1.0f / (1.0f + expf(-z));
  }
  return activation == kLeakyRelu && !(z > 0.0f) ? 0.1f * z : z;
}

/** dy/dz of a unit from its activity; of softmax as if it were logistic, without the other outputs. */
__device__ __forceinline__ float slopeAt(float y, int activation) {
  switch (activation) {
    case kLeakyRelu:
      return y > 0.0f ? 1.0f : 0.1f;
    case kLinear:
      return 1.0f;
    default:
      return y * (1.0f - y);
  }
}

/** Activities of outputs of which the summed inputs are z. Sums are made from the first to the last. */
struct Softmax {
  float largest;
  float sum;

  __device__ __forceinline__ Softmax(const float* z, int outputs) : largest(z[0]), sum(0.0f) {
    for (int k = 1; k < outputs; k++) {
      largest = fmaxf(largest, z[k]);
    }
    for (int k = 0; k < outputs; k++) {
      sum += expf(z[k] - largest);
    }
  }

  __device__ __forceinline__ float activityAt(float z) const { return expf(z - largest) / sum; }
};

/** How errors of outputs follow from their activities. */
struct OutputErrors {
  int activation;
  /** Whether the loss is cross-entropy, or else the squared error. */
  bool crossEntropy;
  /** Whether the gradient is that of the published scripts, or else exact. */
  bool scripts;
  /** Of the squared error. */
  float scale;
  float targetOn;
  float targetOff;

  /** e: what the right output, or another one, is short of its target. */
  __device__ __forceinline__ float error(float y, bool right) const {
    return (right ? targetOn : targetOff) - y;
  }

  /** Whether each delta depends on all outputs. */
  __device__ __forceinline__ bool isShared() const {
    return activation == kSoftmax && !crossEntropy && !scripts;
  }

  /** What all deltas share: the sum of e y, from the first output to the last; else 0. */
  __device__ __forceinline__ float shared(const float* y, int outputs, int label) const {
    float sum = 0.0f;
    for (int k = 0; isShared() && k < outputs; k++) {
      sum += error(y[k], k == label) * y[k];
    }
    return sum;
  }

  /** Minus the gradient of the loss at the summed input, from y, e and what is shared. */
  __device__ __forceinline__ float delta(float y, float e, float shared) const {
    if (crossEntropy) {
      return e;
    }
    return isShared() ? scale * y * (e - shared) : scale * e * slopeAt(y, activation);
  }

  /** What is propagated to the layer before: e itself by the scripts with logistic outputs. */
  __device__ __forceinline__ float propagated(float e, float delta) const {
    return scripts && !crossEntropy && activation == kLogistic ? e : delta;
  }
};

/** magnitude^exponent of a magnitude above 0; power(magnitude, exponent) for other exponents. */
template <typename Power>
__device__ __forceinline__ double powerOf(double magnitude, double exponent, Power power) {
  if (exponent == 1.0) {
    return magnitude;
  }
  if (exponent == 0.0) {
    return 1.0;
  }
  return exponent == 2.0 ? magnitude * magnitude : power(magnitude, exponent);
}

/** Energy of one change, 0 included; power as in powerOf. */
template <typename Power>
__device__ __forceinline__ double energyOf(const Measure& measure, double change, Power power) {
  return change == 0.0 || (measure.potentiationOnly != 0 && change < 0.0)
             ? 0.0
             : powerOf(fabs(change), measure.exponent, power);
}

/** A power as precise as the change itself, in networks. */
struct SinglePower {
  __device__ __forceinline__ double operator()(double magnitude, double exponent) const {
    return powf((float)magnitude, (float)exponent);
  }
};

/** Energy of one change of a synapse of a network. */
__device__ __forceinline__ double energyOf(const Measure& measure, double change) {
  return energyOf(measure, change, SinglePower());
}
