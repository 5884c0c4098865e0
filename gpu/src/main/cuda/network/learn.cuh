// The backward pass: errors of all units, then one walk over the rows that change.
#pragma once

#include "network/forward.cuh"

/**
 * Which changes are made: all of them. Where rules restrict plasticity, SelectedChanges takes this
 * one's place.
 */
struct EveryChange {
  static constexpr bool kChooses = false;

  Block b;

  __device__ __forceinline__ void begin() const {}
  __device__ __forceinline__ void end() const {}
  __device__ __forceinline__ void mask(int l, int t) const {}
  __device__ __forceinline__ void choose(int t, float g) const {}
  __device__ __forceinline__ void settle(int t) const {}
  __device__ __forceinline__ void sum(int t, bool learned) const {}
  __device__ __forceinline__ bool drops(int l) const { return false; }
  __device__ __forceinline__ bool keeps(float of, float value, int l, int row, int lane) const {
    return true;
  }

  /** Changes of four lanes of one row; a change is the row's value times this. */
  __device__ __forceinline__ float4 change(float4 of, float value, int l, int row,
                                           int lane) const {
    return of;
  }

  /** Rows of a matrix but the first, in an order of which `span` gives a part. */
  __device__ __forceinline__ Rows<false> rows(int l) const { return allRows(b, l, b.scaled(l)); }

  /** Of the rows that are learned in those in which four lanes may change. */
  template <typename RowsOf>
  __device__ __forceinline__ Span span(int l, const RowsOf& rows, int lane, float4 of) const {
    return Span{0, rows.count};
  }
};

/** What a walk over rows does besides learning. */
enum Action {
  /** Marks what is over the limit. */
  kDetect,
  /** Consolidates synapses over the limit, where nothing but abs(change) is accounted. */
  kMoveOver
};

/** Up to this many rows a unit's error is summed by one thread. */
constexpr int kFewRows = 16;

/**
 * Errors of the outputs from their activities: delta and what is propagated, as the host does.
 *
 * @tparam kKeepsDeltas delta itself takes the place of z
 */
template <bool kKeepsDeltas>
__device__ __forceinline__ void outputErrors(const Block& b, int t) {
  const Shape& shape = b.shape();
  const int last = b.last();
  const float* y = b.y(last);
  const int label = b.record(t).label;
  const bool exactSoftmax =
      shape.outputActivation == kSoftmax && shape.crossEntropy == 0 && shape.scripts == 0;
  double shared = 0;
  if (exactSoftmax || kKeepsDeltas) {
    __syncthreads();
  }
  if (exactSoftmax) {
    for (int k = 0; k < shape.outputs; k++) {
      shared += ((k == label ? shape.targetOn : shape.targetOff) - y[k]) * y[k];
    }
  }
  const float rate = b.layer(last).rate;
  for (int k = threadIdx.x; k < shape.outputs; k += blockDim.x) {
    const double a = y[k];
    const double e = (k == label ? shape.targetOn : shape.targetOff) - a;
    double delta = e;
    if (shape.crossEntropy == 0) {
      delta *= shape.errorScale;
      if (shape.outputActivation == kLeakyRelu) {
        delta *= a > 0 ? 1 : 0.1;
      } else if (exactSoftmax) {
        delta = shape.errorScale * a * (e - shared);
      } else if (shape.outputActivation != kLinear) {
        delta *= a * (1 - a);
      }
    }
    const bool plain = shape.scripts != 0 && shape.outputActivation == kLogistic;
    b.delta(last)[k] = (float)(plain ? e : delta);
    b.scaled(last)[k] = rate * (float)delta;
    if (kKeepsDeltas) {
      b.z(last)[k] = (float)delta;
    }
  }
}

/** Errors and changes of the hidden units of layer l - 1. Barriers have to be around it. */
__device__ __forceinline__ void hiddenErrors(const Block& b, int l, float g) {
  const int width = b.layer(l).width;
  const int rows = b.layer(l).rows;
  const float* w = b.weights(l);
  const float* sent = b.delta(l);
  const float* pending = lazy(b) ? b.pending(l) : nullptr;
  const int activation = b.shape().hiddenActivation;
  const float rate = b.layer(l - 1).rate;
  const bool few = rows <= kFewRows;
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!few) {
      if (d.works()) {
        const Rows<false> all = allRows(b, l, sent);
        store4(b.gathered() + 4 * (d.group * d.quads + d.quad - tile),
               b.caching() ? combine<true>(w, width, all, pending, g, d)
                           : combine<false>(w, width, all, nullptr, 0, d));
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
          if (b.caching()) {
            const float stale = pending != nullptr ? pending[k] : 0.0f;
            v = fmaf(stale != 0 ? stale : g, w[k * stride + width + j], v);
          }
          error = fmaf(sent[k], v, error);
        }
      } else {
        error = gatheredSum(b.gathered(), d, i);
      }
      const float y = b.y(l - 1)[j];
      const float slope = activation == kLogistic    ? y * (1.0f - y)
                          : activation == kLeakyRelu ? (y > 0 ? 1.0f : 0.1f)
                                                     : 1.0f;
      b.delta(l - 1)[j] = error * slope;
      b.scaled(l - 1)[j] = rate * (error * slope);
    }
    if (!few) {
      __syncthreads();
    }
  }
}

constexpr int kInfinity = 0x7f800000;

/** A limit that every synapse is over. */
constexpr float kEverySynapse = -1;

/** The limit that a stored magnitude has to exceed to be over the threshold. */
__device__ __forceinline__ float limitOf(const Block& b, double g) {
  if (b.rule().policy == kNone || b.rule().policy == kNever) {
    return __int_as_float(kInfinity);
  }
  const float limit = (float)(b.rule().threshold / g);
  if (b.rule().greaterOrEqual == 0) {
    return limit;
  }
  // The next float below.
  constexpr int kLeastNegative = (int)0x80000001u;
  return __int_as_float(limit > 0 ? __float_as_int(limit) - 1 : kLeastNegative);
}

/** What a walk did to sums, of one thread. */
struct Moved {
  float learned = 0;
  float looked = 0;
  float energy = 0;
  float changed = 0;
  bool any = false;
};

/** A synapse over the limit is consolidated. */
__device__ __forceinline__ void moveOver(float g, float limit, float change, float& p, float& s,
                                         Moved& moved) {
  const bool over = fabsf(s) > limit;
  const float out = over ? s : 0.0f;
  p = fmaf(g, out, p);
  s = over ? 0.0f : s;
  moved.looked -= fabsf(out);
  moved.changed += over ? fabsf(change) : 0.0f;
}

/** Marks the neurons that have a synapse of these four over the limit. */
__device__ __forceinline__ void mark(const Block& b, int l, int row, int lane, float4 s,
                                     float limit) {
  atomicOr(b.over() + l, 1);
  if (b.rule().policy != kLocalNeuron) {
    return;
  }
  if (l > 0) {
    atomicOr(b.marks(l) + row, 1);
    return;
  }
#pragma unroll 1
  for (int i = 0; i < 4; i++) {
    const float each = i == 0 ? s.x : i == 1 ? s.y : i == 2 ? s.z : s.w;
    if (fabsf(each) > limit) {
      atomicOr(b.marks(0) + lane + i, 1);
    }
  }
}

/**
 * Learns in rows of a matrix with transients: stored += value / g x change, and does what the
 * action says. A thread has one quad of lanes, whose changes stay in registers, and goes through
 * its rows from the last to the first, since those read last are likeliest still to be near.
 */
template <int kAction, typename RowsOf, typename Selection>
__device__ __forceinline__ void learn(const Block& b, int l, const RowsOf& rows, double g,
                                      float limit, const Selection& selection) {
  constexpr bool kActive = RowsOf::kActive;
  const int width = b.layer(l).width;
  const int stride = 2 * width;
  const float inverse = (float)(1 / g);
  float* pending =
      kAction == kDetect && !Selection::kChooses && lazy(b) ? b.pending(l) : nullptr;
  Moved moved;
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!d.works()) {
      continue;
    }
    const int lane = 4 * d.quad;
    const float4 change = load4(b.change(l) + lane);
    const Span span = selection.span(l, rows, lane, change);
    const int first = span.from + d.group;
    if (first >= span.to) {
      continue;
    }
    float* column = (kActive ? b.globalWeights(l) : b.weights(l)) + lane;
    int k = first + (span.to - 1 - first) / d.groups * d.groups;
    for (; k >= first; k -= kRows * d.groups) {
      float4 s[kRows];
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * d.groups;
        if (at >= first) {
          const float* place = column + rows.row(at) * stride + width;
          s[r] = kActive ? __ldca(reinterpret_cast<const float4*>(place)) : load4(place);
        }
      }
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * d.groups;
        if (at < first) {
          continue;
        }
        const int row = rows.row(at);
        const float value = rows.value(at);
        float* place = column + row * stride;
        if (kAction == kDetect && pending != nullptr && pending[row] != 0) {
          store4(place, fma4(pending[row], s[r], load4(place)));
          s[r] = make_float4(0, 0, 0, 0);
        }
        const float4 made = selection.change(change, value, l, row, lane);
        const float before = magnitude4(s[r]);
        s[r] = fma4(value * inverse, made, s[r]);
        moved.learned += magnitude4(s[r]) - before;
        if (kAction == kMoveOver && over4(s[r], limit)) {
          float4 p = load4(place);
          moveOver((float)g, limit, value * made.x, p.x, s[r].x, moved);
          moveOver((float)g, limit, value * made.y, p.y, s[r].y, moved);
          moveOver((float)g, limit, value * made.z, p.z, s[r].z, moved);
          moveOver((float)g, limit, value * made.w, p.w, s[r].w, moved);
          moved.any = true;
          store4(place, p);
        }
        store4(place + width, s[r]);
        if (kAction == kDetect && over4(s[r], limit)) {
          mark(b, l, row, lane, s[r], limit);
        }
      }
    }
  }
  if (kAction == kMoveOver) {
    moved.energy = -(float)g * moved.looked;
  }
  addSlots(b, l, moved.learned, moved.looked, moved.energy, moved.changed, moved.any);
}

/** Without transients: weights += value x change. */
template <typename RowsOf, typename Selection>
__device__ __forceinline__ void learnPlain(const Block& b, int l, const RowsOf& rows,
                                           const Selection& selection) {
  constexpr bool kActive = RowsOf::kActive;
  const int width = b.layer(l).width;
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!d.works()) {
      continue;
    }
    const int lane = 4 * d.quad;
    const float4 change = load4(b.change(l) + lane);
    const Span span = selection.span(l, rows, lane, change);
    const int first = span.from + d.group;
    if (first >= span.to) {
      continue;
    }
    float* column = (kActive ? b.globalWeights(l) : b.weights(l)) + lane;
    int k = first + (span.to - 1 - first) / d.groups * d.groups;
    for (; k >= first; k -= kRows * d.groups) {
      float4 p[kRows];
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * d.groups;
        if (at >= first) {
          p[r] = load4(column + rows.row(at) * width);
        }
      }
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * d.groups;
        if (at >= first) {
          const int row = rows.row(at);
          const float4 made = selection.change(change, rows.value(at), l, row, lane);
          store4(column + row * width, fma4(rows.value(at), made, p[r]));
        }
      }
    }
  }
}
