// Learning: one walk over the rows that change.
#pragma once

#include "network/errors.cuh"
#include "network/threshold.cuh"

/**
 * Which changes are made: all of them. Where rules restrict plasticity, SelectedChanges takes this
 * one's place.
 */
struct EveryChange {
  static constexpr bool kSelects = false;

  Block b;

  __device__ __forceinline__ void begin() const {}
  __device__ __forceinline__ void end() const {}
  __device__ __forceinline__ void mask(int l, int t) const {}
  __device__ __forceinline__ void select(int t, float g) const {}
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

/** What learning does with the synapses over the limit besides. */
enum Action {
  /** Marks them. */
  kMark = 0,
  /** Consolidates them, where nothing but abs(change) is accounted. */
  kConsolidateOver = 1
};

/** A synapse over the limit is consolidated. */
__device__ __forceinline__ void moveOver(float g, float limit, float change, float& p, float& s,
                                         Moved& moved) {
  const bool over = fabsf(s) > limit;
  const float out = over ? s : 0.0f;
  p = fmaf(g, out, p);
  s = over ? 0.0f : s;
  moved.stored -= fabsf(out);
  moved.changed += over ? fabsf(change) : 0.0f;
}

/** Rows of a matrix that a thread learns, from the last to the first, and its quad of lanes. */
struct Column {
  /** Persistent weights of the quad in row 0. */
  float* weights;
  float4 change;
  int lane;
  int first;
  int last;
  /** From one row to the next. */
  int step;
};

/**
 * Calls learn(column) for the lanes in which changes are made. A thread has one quad of lanes,
 * whose changes stay in registers, and goes through its rows from the last to the first, since
 * those read last are likeliest still to be near.
 */
template <typename RowsOf, typename Changes, typename Learn>
__device__ __forceinline__ void eachColumn(const Block& b, int l, const RowsOf& rows,
                                           const Changes& changes, const Learn& learn) {
  const int width = b.layer(l).width;
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!d.works()) {
      continue;
    }
    const int lane = 4 * d.quad;
    const float4 change = load4(b.change(l) + lane);
    const Span span = changes.span(l, rows, lane, change);
    const int first = span.from + d.group;
    if (first < span.to) {
      float* weights = (RowsOf::kActive ? b.globalWeights(l) : b.weights(l)) + lane;
      const int last = first + (span.to - 1 - first) / d.groups * d.groups;
      learn(Column{weights, change, lane, first, last, d.groups});
    }
  }
}

/**
 * Learns in rows of a matrix with transients: stored += value / g x change, and does what the
 * action says with synapses over the limit.
 */
template <int kAction, typename RowsOf, typename Changes>
__device__ __forceinline__ void learn(const Block& b, int l, const RowsOf& rows, double g,
                                      float limit, const Changes& changes) {
  constexpr bool kActive = RowsOf::kActive;
  const int width = b.layer(l).width;
  const int stride = 2 * width;
  const float inverse = (float)(1 / g);
  const float* pending =
      kAction == kMark && !Changes::kSelects && b.isLazy() ? b.pending(l) : nullptr;
  Moved moved;
  eachColumn(b, l, rows, changes, [&](const Column& column) {
    for (int k = column.last; k >= column.first; k -= kRows * column.step) {
      float4 s[kRows];
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * column.step;
        if (at >= column.first) {
          const float* place = column.weights + rows.row(at) * stride + width;
          s[r] = kActive ? __ldca(reinterpret_cast<const float4*>(place)) : load4(place);
        }
      }
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * column.step;
        if (at < column.first) {
          continue;
        }
        const int row = rows.row(at);
        const float value = rows.value(at);
        float* place = column.weights + row * stride;
        if (kAction == kMark && pending != nullptr && pending[row] != 0) {
          store4(place, fma4(pending[row], s[r], load4(place)));
          s[r] = make_float4(0, 0, 0, 0);
        }
        const float4 made = changes.change(column.change, value, l, row, column.lane);
        const float before = magnitude4(s[r]);
        s[r] = fma4(value * inverse, made, s[r]);
        moved.learned += magnitude4(s[r]) - before;
        if (kAction == kConsolidateOver && over4(s[r], limit)) {
          float4 p = load4(place);
          moveOver((float)g, limit, value * made.x, p.x, s[r].x, moved);
          moveOver((float)g, limit, value * made.y, p.y, s[r].y, moved);
          moveOver((float)g, limit, value * made.z, p.z, s[r].z, moved);
          moveOver((float)g, limit, value * made.w, p.w, s[r].w, moved);
          moved.any = true;
          store4(place, p);
        }
        store4(place + width, s[r]);
        if (kAction == kMark && over4(s[r], limit)) {
          mark(b, l, row, column.lane, s[r], limit);
        }
      }
    }
  });
  if (kAction == kConsolidateOver) {
    moved.energy = -(float)g * moved.stored;
  }
  addSlots(b, l, moved);
}

/** Without transients: weights += value x change. */
template <typename RowsOf, typename Changes>
__device__ __forceinline__ void learnDirectly(const Block& b, int l, const RowsOf& rows,
                                              const Changes& changes) {
  const int width = b.layer(l).width;
  eachColumn(b, l, rows, changes, [&](const Column& column) {
    for (int k = column.last; k >= column.first; k -= kRows * column.step) {
      float4 p[kRows];
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * column.step;
        if (at >= column.first) {
          p[r] = load4(column.weights + rows.row(at) * width);
        }
      }
#pragma unroll
      for (int r = 0; r < kRows; r++) {
        const int at = k - r * column.step;
        if (at >= column.first) {
          const int row = rows.row(at);
          const float4 made = changes.change(column.change, rows.value(at), l, row, column.lane);
          store4(column.weights + row * width, fma4(rows.value(at), made, p[r]));
        }
      }
    }
  });
}
