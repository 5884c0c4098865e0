// The errors of all units, from the outputs backwards.
#pragma once

#include "network/forward.cuh"

/** Up to this many rows a unit's error is summed by one thread. */
constexpr int kFewRows = 16;

/**
 * Errors of the outputs from their activities: delta and what is propagated.
 *
 * @tparam kKeepsDeltas delta itself takes the place of z
 */
template <bool kKeepsDeltas, typename B>
__device__ __forceinline__ void outputErrors(const B& b, int t) {
  const Shape& shape = b.shape();
  const int last = b.last();
  const float* y = b.y(last);
  const int label = b.pattern(t).label;
  const OutputErrors rule{shape.outputActivation,   shape.crossEntropy != 0,
                          shape.scripts != 0,       (float)shape.errorScale,
                          (float)shape.targetOn, (float)shape.targetOff};
  if (rule.isShared() || kKeepsDeltas) {
    __syncthreads();
  }
  const float shared = rule.shared(y, shape.outputs, label);
  const float rate = b.layer(last).rate;
  for (int k = threadIdx.x; k < shape.outputs; k += blockDim.x) {
    const float e = rule.error(y[k], k == label);
    const float delta = rule.delta(y[k], e, shared);
    b.delta(last)[k] = rule.propagated(e, delta);
    b.scaled(last)[k] = rate * delta;
    if (kKeepsDeltas) {
      b.z(last)[k] = delta;
    }
  }
}

/** Errors and changes of the hidden units of layer l - 1. Barriers have to be around it. */
template <typename B>
__device__ __forceinline__ void hiddenErrors(const B& b, int l, float g) {
  const int width = b.layer(l).width;
  const int rows = b.layer(l).rows;
  const float* w = b.weights(l);
  const float* sent = b.delta(l);
  const float* pending = b.isLazy() ? b.pending(l) : nullptr;
  const float rate = b.layer(l - 1).rate;
  const bool few = rows <= kFewRows;
  for (int tile = 0; tile < width >> 2; tile += b.tile(width)) {
    const Deal d = b.dealt(width, tile);
    if (!few) {
      if (d.works()) {
        const auto all = allRows(b, l, sent);
        store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile),
               b.hasTransients() ? combine<typename B::Facts, true>(w, width, all, pending, g, d)
                           : combine<typename B::Facts, false>(w, width, all, nullptr, 0, d));
      }
      __syncthreads();
    }
    for (int i = threadIdx.x; i < 4 * d.quads; i += blockDim.x) {
      const int j = 4 * tile + i;
      float error = 0;
      if (few) {
        const int stride = b.stride(l);
#pragma unroll 2
        for (int k = 0; k < rows; k++) {
          float v = w[k * stride + j];
          if (b.hasTransients()) {
            const float stale = pending != nullptr ? pending[k] : 0.0f;
            v = fmaf(stale != 0 ? stale : g, w[k * stride + width + j], v);
          }
          error = fmaf(sent[k], v, error);
        }
      } else {
        error = gatheredSum(b.gathered(), d, i);
      }
      const float slope = slopeAt(b.y(l - 1)[j], b.shape().hiddenActivation);
      b.delta(l - 1)[j] = error * slope;
      b.scaled(l - 1)[j] = rate * (error * slope);
    }
    if (!few) {
      __syncthreads();
    }
  }
}
