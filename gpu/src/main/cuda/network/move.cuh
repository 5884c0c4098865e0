// Consolidation of single synapses, one by one or four at a time.
#pragma once

#include "network/measures.cuh"
#include "network/quads.cuh"

/** Consolidates four synapses altogether. */
template <typename B>
__device__ __forceinline__ void moveAll(const B& b, int l, float g, float* place, int width,
                                        Moved& moved) {
  const float4 s = load4(place + width);
  store4(place, fma4(g, s, load4(place)));
  store4(place + width, make_float4(0, 0, 0, 0));
  moved.stored -= magnitude4(s);
  if (b.measures() > 1) {
    chargeOthers(b, l, (double)g * s.x);
    chargeOthers(b, l, (double)g * s.y);
    chargeOthers(b, l, (double)g * s.z);
    chargeOthers(b, l, (double)g * s.w);
  }
}

/** Consolidates one synapse if its neuron is marked. */
template <typename B>
__device__ __forceinline__ void moveMarked(const B& b, int l, float g, bool marked, float& p,
                                           float& s, Moved& moved) {
  if (marked) {
    p = fmaf(g, s, p);
    moved.stored -= fabsf(s);
    if (b.measures() > 1) {
      chargeOthers(b, l, (double)g * s);
    }
    s = 0;
  }
}
