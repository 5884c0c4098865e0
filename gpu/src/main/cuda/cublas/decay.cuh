// How transient weights shrink in one presentation.
#pragma once

#include "common/consolidation.cuh"

namespace {

// s * factor, rounded once: a rounded factor alone would be the same error at every presentation.
__device__ inline float decayed(const Consolidation& consolidation, float s) {
  return fmaf(s, consolidation.roundedDecay, s * consolidation.decayRemainder);
}

}  // namespace
