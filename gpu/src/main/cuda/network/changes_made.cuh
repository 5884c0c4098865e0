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

  const Entry* entries;
  const float* values;
  int count;

  __device__ __forceinline__ int row(int k) const {
    return entries != nullptr ? entries[k].row : k;
  }
  __device__ __forceinline__ float value(int k) const {
    return entries != nullptr ? entries[k].value : values[k];
  }
};

__device__ __forceinline__ OrderedRows upperRows(const Choosing& c, int l) {
  if (c.choices()[l].criterion == BY_UPDATE) {
    return OrderedRows{c.sorted(l), nullptr, c.chosen()[l].cut};
  }
  return OrderedRows{nullptr, c.b.scaled(l), c.b.layer(l).rows};
}

/** Of the rows of a matrix, in this order, those in which four lanes may change. */
__device__ __forceinline__ Span changingRows(const Choosing& c, int l, const Entry* rows,
                                             int count, int lane, float4 of) {
  const bool none = of.x == 0 && of.y == 0 && of.z == 0 && of.w == 0;
  if (none || lane >= c.plasticLanes(l)) {
    return Span{0, 0};
  }
  if (c.choices()[l].criterion == BY_UPDATE) {
    return keptRows(c, l, Rows<true>{rows, nullptr, count}, of);
  }
  return Span{0, l == 0 ? count : c.plasticRows(l)};
}

/** Calls act(change, row, lane) for the changes that are made and not 0. */
template <typename RowsOf, typename Act>
__device__ __forceinline__ void eachMadeOf(const Choosing& c, int l, const RowsOf& rows,
                                           const Act& act) {
  const Block& b = c.b;
  const int width = b.layer(l).width;
  const int lanes = b.lanes(l);
  const bool some = c.drops(l);
  for (int tile = 0; tile < width >> 2; tile += tileQuads(width)) {
    const Deal d = deal(width, tile);
    if (!d.works()) {
      continue;
    }
    const int first = 4 * d.quad;
    const float* of = b.change(l) + first;
    const Span span = changingRows(c, l, rows.entries, rows.count, first, load4(of));
#pragma unroll 1
    for (int k = span.from + d.group; k < span.to; k += d.groups) {
      const int row = rows.row(k);
      const float value = rows.value(k);
#pragma unroll 1
      for (int i = 0; i < min(4, lanes - first); i++) {
        const float change = __fmul_rn(value, of[i]);
        if (change != 0 && (!some || c.keeps(of[i], value, l, row, first + i))) {
          act(change, row, first + i);
        }
      }
    }
  }
}
template <typename Act>
__device__ __forceinline__ void eachMade(const Choosing& c, int l, int t, const Act& act) {
  if (l == 0) {
    eachMadeOf(c, 0, activeRows(c.b, t), act);
  } else {
    eachMadeOf(c, l, upperRows(c, l), act);
  }
}

/** What the update of a matrix comes to of which not all changes are made. With barriers. */
__device__ inline void sumChosen(const Choosing& c, int l, int t) {
  const Block& b = c.b;
  double length = 0;
  int count = 0;
  eachMade(c, l, t, [&](float change, int, int) {
    length += fabsf(change);
    count++;
  });
  length = blockSum(b, length);
  count = (int)blockSum(b, count);
  if (threadIdx.x == 0) {
    updates(b)[l] = Update{length, 1, count, 1};
  }
#pragma unroll 1
  for (int m = 1; m < b.rule().measures; m++) {
    const Measure& measure = b.measure(m);
    double energy = 0;
    eachMade(c, l, t, [&](float change, int, int) { energy += measureOf(measure, change); });
    energy = blockSum(b, energy);
    if (threadIdx.x == 0) {
      putMeasured(b, l, m, energy);
    }
  }
  __syncthreads();
}

/** Counts the changes of each synapse, and whether a matrix changes. With barriers around. */
__device__ inline void countChanges(const Choosing& c, int t) {
  const Block& b = c.b;
  const int layers = b.shape().layerCount;
#pragma unroll 1
  for (int l = 0; l < layers; l++) {
    const Layer& layer = b.layer(l);
    unsigned* counted = c.plastic->counts + b.network() * b.shape().networkFloats + layer.offset +
                        (long long)b.slice() * layer.rows * layer.width;
    int count = 0;
    eachMade(c, l, t, [&](float, int row, int i) {
      counted[row * layer.width + i]++;
      count++;
    });
    count = __syncthreads_or(count);
    if (threadIdx.x == 0) {
      c.flags()[l] = count != 0 ? 1 : 0;
    }
  }
  __syncthreads();
  if (b.shape().slices > 1) {
    anySlice(b, c.flags(), layers);
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    c.plastic->changing[b.part() * layers + l] += c.flags()[l];
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
