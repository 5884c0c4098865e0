// Decay, one multiplication for all synapses (model section 8.2), and the folding of its scale into
// the stored transients.
#pragma once

#include "network/hot.cuh"
#include "network/ledger.cuh"
#include "network/quads.cuh"

/** g is folded into the stored transients before it gets smaller than this. */
constexpr double kLeastScale = 1e-6;
/** Stored magnitudes below this are dropped on folding, so that none becomes subnormal. */
constexpr float kNegligible = 1e-30f;

/** Brings everything up to date, with g made 1 and sums made exact. With barriers around. */
template <typename B>
__device__ inline void fold(const B& b, float g) {
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    const Layer& layer = b.layer(l);
    const int quads = layer.width >> 2;
    float* w = b.weights(l);
    float* pending = b.isLazy() ? b.pending(l) : nullptr;
    double sum = 0;
#pragma unroll 1
    for (int i = threadIdx.x; i < layer.rows * quads; i += blockDim.x) {
      const int row = i / quads;
      float* place = w + row * 2 * layer.width + 4 * (i - row * quads);
      float4 s = load4(place + layer.width);
      const float stale = pending != nullptr ? pending[row] : 0.0f;
      if (stale != 0) {
        store4(place, fma4(stale, s, load4(place)));
        s = make_float4(0, 0, 0, 0);
      }
      s = scale4(g, s);
      s.x = fabsf(s.x) < kNegligible ? 0.0f : s.x;
      s.y = fabsf(s.y) < kNegligible ? 0.0f : s.y;
      s.z = fabsf(s.z) < kNegligible ? 0.0f : s.z;
      s.w = fabsf(s.w) < kNegligible ? 0.0f : s.w;
      store4(place + layer.width, s);
      sum += magnitude4(s);
    }
    sum = blockSum(b, sum);
    if (chargesLedger() && lane() == 0) {
      b.tally(l)[kStored] = sum;
    }
#pragma unroll 1
    for (int row = threadIdx.x; pending != nullptr && row < layer.rows; row += blockDim.x) {
      pending[row] = 0;
    }
  }
  __syncthreads();
}

/** The transients decay. Has barriers where it folds. */
template <typename B>
__device__ __forceinline__ void decay(const B& b, double& g) {
  g *= b.consolidation().decay;
  if (g < kLeastScale) {
    __syncthreads();
    charge(b);
    __syncthreads();
    exchangeHot<false>(b);
    fold(b, (float)g);
    exchangeHot<true>(b);
    g = 1;
  }
}
