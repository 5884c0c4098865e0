// What a change of a synapse costs (model section 4).
#pragma once

#include "common/measure.cuh"
#include "cublas/networks.cuh"

namespace {

__device__ inline double power(double magnitude, double exponent) {
  if (exponent == 1.0) {
    return magnitude;
  }
  if (exponent == 0.0) {
    return 1.0;
  }
  return exponent == 2.0 ? magnitude * magnitude : pow(magnitude, exponent);
}

// Energy of one change that is not 0.
__device__ inline double energy(const Measure& measure, double change) {
  return measure.potentiationOnly && change < 0.0 ? 0.0 : power(fabs(change), measure.exponent);
}

}  // namespace
