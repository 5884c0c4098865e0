// What a change of a synapse costs, in double precision.
#pragma once

#include "common/energy.cuh"

namespace {

__device__ inline double power(double magnitude, double exponent) {
  return powerOf(magnitude, exponent, [](double x, double a) { return pow(x, a); });
}

__device__ inline double energy(const Measure& measure, double change) {
  return energyOf(measure, change, [](double x, double a) { return pow(x, a); });
}

}  // namespace
