// The energy of a change of a synapse, in whichever way a kernel raises to a power.
#pragma once

#include "common/measure.cuh"

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
