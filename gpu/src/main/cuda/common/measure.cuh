// What a change of a synapse costs (model section 4), as the host describes it to all backends.
#pragma once

#include "common/device.cuh"

/** Energy abs(change)^exponent, of both directions or of increases alone; ChangeMeasure. */
struct Measure {
  double exponent;
  /** Whether decreases cost nothing. */
  long long potentiationOnly;
};
