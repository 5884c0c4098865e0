// The changes that a rule has left: where they are, and what they come to.
#pragma once

#include "network/ledger.cuh"
#include "network/rank_updates.cuh"

/**
 * Rows of a matrix but the first, in the order in which learning goes through them: with changes
 * ranked, by falling magnitude of their values; else as they are.
 */
struct OrderedRows {
  static constexpr bool kActive = false;
  static constexpr int kInFlight = kManyRows;

  const Entry* entries;
  const float* values;
  int count;

  __device__ __forceinline__ int row(int k) const {
    return entries != nullptr ? entries[k].row : k;
  }
  __device__ __forceinline__ float value(int k) const {
    return entries != nullptr ? entries[k].value : values[k];
  }
  __device__ __forceinline__ Entry at(int k) const { return Entry{row(k), value(k)}; }
};

__device__ __forceinline__ OrderedRows upperRows(const PlasticBlock& p, int l) {
  if (p.selection(l).ranksUpdates()) {
    return OrderedRows{p.sorted(l), nullptr, p.cutoff(l).cut};
  }
  return OrderedRows{nullptr, p.b.scaled(l), p.b.layer(l).rows};
}

/** Of the rows of a matrix, in this order, those in which four lanes may change. */
__device__ __forceinline__ Span changingRows(const PlasticBlock& p, int l, const Entry* rows,
                                             int count, int lane, float4 of) {
  const bool none = of.x == 0 && of.y == 0 && of.z == 0 && of.w == 0;
  if (none || lane >= p.plasticLanes(l)) {
    return Span{0, 0};
  }
  if (p.selection(l).ranksUpdates()) {
    return keptRows(p, l, Rows<true>{rows, nullptr, count}, of);
  }
  return Span{0, l == 0 ? count : p.plasticRows(l)};
}

/** Calls act(change, row, lane) for the changes that are made and not 0. */
template <typename RowsOf, typename Act>
__device__ __forceinline__ void eachMadeOf(const PlasticBlock& p, int l, const RowsOf& rows,
                                           const Act& act) {
  const Block& b = p.b;
  const int width = b.layer(l).width;
  const int lanes = b.lanes(l);
  const bool some = p.selectsSynapses(l);
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!d.works()) {
      continue;
    }
    const int first = 4 * d.quad;
    const float* of = b.change(l) + first;
    const Span span = changingRows(p, l, rows.entries, rows.count, first, load4(of));
#pragma unroll 1
    for (int k = span.from + d.group; k < span.to; k += d.groups) {
      const int row = rows.row(k);
      const float value = rows.value(k);
#pragma unroll 1
      for (int i = 0; i < min(4, lanes - first); i++) {
        const float change = __fmul_rn(value, of[i]);
        if (change != 0 && (!some || p.keeps(of[i], value, l, row, first + i))) {
          act(change, row, first + i);
        }
      }
    }
  }
}
template <typename Act>
__device__ __forceinline__ void eachMade(const PlasticBlock& p, int l, int t, const Act& act) {
  if (l == 0) {
    eachMadeOf(p, 0, activeRows(p.b, t), act);
  } else {
    eachMadeOf(p, l, upperRows(p, l), act);
  }
}

/** What the update of a matrix comes to of which not all changes are made. With barriers. */
__device__ inline void sumSelected(const PlasticBlock& p, int l, int t) {
  const Block& b = p.b;
  double length = 0;
  double squares = 0;
  int count = 0;
  eachMade(p, l, t, [&](float change, int, int) {
    length += fabsf(change);
    squares += (double)change * change;
    count++;
  });
  if (b.follows()) {
    squares = blockSum(b, squares);
    if (threadIdx.x == 0) {
      putSquares(b, l, squares);
    }
  }
  length = blockSum(b, length);
  count = (int)blockSum(b, count);
  if (threadIdx.x == 0) {
    updates(b)[l] = Update{length, 1, count, 1};
  }
#pragma unroll 1
  for (int m = 1; m < b.measures(); m++) {
    const Measure& measure = b.measure(m);
    double energy = 0;
    eachMade(p, l, t, [&](float change, int, int) { energy += energyOf(measure, change); });
    energy = blockSum(b, energy);
    if (threadIdx.x == 0) {
      putMeasured(b, l, m, energy);
    }
  }
  __syncthreads();
}

/** Counts the changes of each synapse, and whether a matrix changes. With barriers around. */
__device__ inline void countChanges(const PlasticBlock& p, int t) {
  const Block& b = p.b;
  const int layers = b.layers();
#pragma unroll 1
  for (int l = 0; l < layers; l++) {
    const Layer& layer = b.layer(l);
    unsigned* counted = p.plastic->counts + b.network() * b.shape().networkFloats + layer.offset +
                        (long long)b.slice() * layer.rows * layer.width;
    int count = 0;
    eachMade(p, l, t, [&](float, int row, int i) {
      counted[row * layer.width + i]++;
      count++;
    });
    count = __syncthreads_or(count);
    if (threadIdx.x == 0) {
      p.flags()[l] = count != 0 ? 1 : 0;
    }
  }
  __syncthreads();
  if (b.sliced()) {
    anySlice(b, p.flags(), layers);
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    p.plastic->changing[b.part() * layers + l] += p.flags()[l];
  }
}

/**
 * Writes down what is still pending in rows that are about to change: learning goes through some of
 * their lanes only. A warp has a row. A barrier has to follow.
 */
template <bool kActive>
__device__ __forceinline__ void settleRows(const Block& b, int l, const Rows<kActive>& rows) {
  const int width = b.layer(l).width;
  const float* pending = b.pending(l);
#pragma unroll 1
  for (int k = warp(); k < rows.count; k += warps()) {
    const int row = rows.row(k);
    const float stale = pending[row];
    if (stale != 0) {
#pragma unroll 1
      for (int i = 4 * lane(); i < width; i += 128) {
        float* place = b.weights(l) + row * 2 * width + i;
        store4(place, fma4(stale, load4(place + width), load4(place)));
        store4(place + width, make_float4(0, 0, 0, 0));
      }
    }
  }
}
