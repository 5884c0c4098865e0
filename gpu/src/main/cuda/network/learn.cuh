// Learning: one walk over the rows that change.
#pragma once

#include "network/errors.cuh"
#include "network/following.cuh"
#include "network/hot.cuh"
#include "network/threshold.cuh"

/**
 * Which changes are made: all of them. Where rules restrict plasticity, SelectedChanges takes this
 * one's place.
 */
template <typename B>
struct EveryChange {
  static constexpr bool kSelects = false;

  const B& b;

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
  __device__ __forceinline__ auto rows(int l) const { return allRows(b, l, b.scaled(l)); }

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

/**
 * A synapse over the limit is consolidated.
 *
 * @tparam kMayStay whether one that has not changed may have to stay
 * @param changesOnly whether it has to, then
 */
template <bool kMayStay>
__device__ __forceinline__ void moveOver(float g, float limit, bool changesOnly, float change,
                                         float& p, float& s, Moved& moved) {
  const bool over = fabsf(s) > limit && !(kMayStay && changesOnly && change == 0);
  const float out = over ? s : 0.0f;
  p = fmaf(g, out, p);
  s = over ? 0.0f : s;
  moved.stored -= fabsf(out);
  moved.changed += over ? fabsf(change) : 0.0f;
}

/** What a thread learns of a matrix: its quad of lanes. */
struct Column {
  /** Persistent weights of the quad in row 0. */
  float* weights;
  float4 change;
  int lane;
};

/** Rows that a thread works on together: from `first` on, with a step, as far as below `end`. */
struct Batch {
  int first;
  int step;
  int end;

  __device__ __forceinline__ int at(int r) const { return first + r * step; }
  template <bool kGuarded>
  __device__ __forceinline__ bool has(int r) const {
    return !kGuarded || at(r) < end;
  }
};

/** Says that a batch may, or may not, have rows outside of what is learned. */
template <bool kMay>
struct Guarded {
  static constexpr bool kValue = kMay;
};

/** A row of a batch that is learned: number and value, and where this thread's quad of it is. */
struct Place {
  Entry entry;
  float4* quad;
};

/** Whether places are kept from reading to writing: not where registers would not be enough. */
template <typename Facts>
constexpr bool kKeepsPlaces = Facts::kManner == kDirectly || Facts::kManner == kSingles;

template <typename RowsOf>
__device__ __forceinline__ Place placeOf(const Column& column, const RowsOf& rows, int k,
                                         int stride) {
  const Entry entry = rows.at(k);
  return Place{entry, rowAt<RowsOf>(column.weights, entry.row, stride)};
}

/**
 * Calls learn(column, batch, guarded) for the lanes and rows in which changes are made. A thread
 * has one quad of lanes, whose changes stay in registers, and goes through its rows from the last
 * to the first, since those read last are likeliest still to be near.
 */
template <typename RowsOf, typename Changes, typename Learn, typename B>
__device__ __forceinline__ void eachBatch(const B& b, int l, const RowsOf& rows,
                                          const Changes& changes, const Learn& learn) {
  const int width = b.layer(l).width;
  for (int tile = 0; tile < width >> 2; tile += b.tile(width)) {
    const Deal d = b.dealt(width, tile);
    if (!d.works()) {
      continue;
    }
    const int lane = 4 * d.quad;
    const Column column{firstColumn(b, l, rows) + lane, load4(b.change(l) + lane), lane};
    const Span span = changes.span(l, rows, lane, column.change);
    const int step = RowsOf::kInFlight * d.groups;
    if constexpr (kHasFirst<RowsOf>) {
      int from = rows.first + b.rounds(span.to - 1 - rows.first) / RowsOf::kInFlight * step;
#pragma unroll 1
      for (; from >= rows.first && from < span.to; from -= step) {
        learn(column, Batch{from, d.groups, span.to}, Guarded<true>());
      }
      continue;
    }
    if (!B::Facts::kCommon) {
      const int first = span.from + d.group;
      int from = first;
#pragma unroll 1
      while (from + step < span.to) {
        from += step;
      }
#pragma unroll 1
      for (; from >= first && from < span.to; from -= step) {
        learn(column, Batch{from, d.groups, span.to}, Guarded<true>());
      }
      continue;
    }
    if (d.group >= span.to) {
      continue;
    }
    // Rows in batches that all threads have whole.
    const int whole = b.rounds(span.to) / RowsOf::kInFlight * step;
    if (whole + d.group < span.to) {
      learn(column, Batch{whole + d.group, d.groups, span.to}, Guarded<true>());
    }
#pragma unroll 1
    for (int from = whole - step; from >= 0; from -= step) {
      learn(column, Batch{from + d.group, d.groups, span.to}, Guarded<false>());
    }
  }
}

/**
 * Learns in rows of a matrix with transients: stored += value / g x change, and does what the
 * action says with synapses over the limit. What becomes of their sums is left to the caller: they
 * are added to those of rows before.
 */
template <int kAction, typename RowsOf, typename Changes, typename B>
__device__ __forceinline__ Moved learn(const B& b, int l, const RowsOf& rows, float g, float limit,
                                       const Changes& changes, Moved moved = Moved()) {
  constexpr int kRows = RowsOf::kInFlight;
  constexpr bool kActive = RowsOf::kActive;
  const int width = b.layer(l).width;
  const int quads = width >> 2;
  const int stride = 2 * width;
  const float inverse = b.header().inverse;
  const bool changesOnly = b.changesOnly();
  const float* pending =
      kAction == kMark && !Changes::kSelects && b.isLazy() ? b.pending(l) : nullptr;
  eachBatch(b, l, rows, changes, [&](const Column& column, const Batch& batch, auto guarded) {
    constexpr bool kGuarded = decltype(guarded)::kValue;
    Place places[kRows];
    float4 s[kRows];
#pragma unroll
    for (int r = kRows - 1; r >= 0; r--) {
      if (batch.has<kGuarded>(r)) {
        places[r] = placeOf(column, rows, batch.at(r), stride);
        const float4* stored = places[r].quad + quads;
        s[r] = kActive ? __ldca(stored) : *stored;
      }
    }
#pragma unroll
    for (int r = kRows - 1; r >= 0; r--) {
      if (!batch.has<kGuarded>(r)) {
        continue;
      }
      const Place place =
          kKeepsPlaces<typename B::Facts> ? places[r] : placeOf(column, rows, batch.at(r), stride);
      const int row = place.entry.row;
      const float value = place.entry.value;
      if (kAction == kMark && pending != nullptr && pending[row] != 0) {
        *place.quad = fma4(pending[row], s[r], *place.quad);
        s[r] = make_float4(0, 0, 0, 0);
      }
      const float4 made = changes.change(column.change, value, l, row, column.lane);
      const float before = magnitude4(s[r]);
      s[r] = fma4(value * inverse, made, s[r]);
      moved.learned += magnitude4(s[r]) - before;
      if (kAction == kConsolidateOver && over4(s[r], limit)) {
        float4 p = *place.quad;
        constexpr bool kMayStay = B::Facts::kFollows;
        moveOver<kMayStay>(g, limit, changesOnly, value * made.x, p.x, s[r].x, moved);
        moveOver<kMayStay>(g, limit, changesOnly, value * made.y, p.y, s[r].y, moved);
        moveOver<kMayStay>(g, limit, changesOnly, value * made.z, p.z, s[r].z, moved);
        moveOver<kMayStay>(g, limit, changesOnly, value * made.w, p.w, s[r].w, moved);
        *place.quad = p;
      }
      place.quad[quads] = s[r];
      if (kAction == kMark && over4(s[r], limit)) {
        const float4 compared = compared4(b, s[r], value, made);
        if (!B::Facts::kFollows || over4(compared, limit)) {
          mark(b, l, row, column.lane, compared, limit);
        }
      }
    }
  });
  moved.energy = -g * moved.stored;
  return moved;
}

/** Without transients: weights += value x change. */
template <typename RowsOf, typename Changes, typename B>
__device__ __forceinline__ void learnDirectly(const B& b, int l, const RowsOf& rows,
                                              const Changes& changes) {
  constexpr int kRows = RowsOf::kInFlight;
  const int width = b.layer(l).width;
  eachBatch(b, l, rows, changes, [&](const Column& column, const Batch& batch, auto guarded) {
    constexpr bool kGuarded = decltype(guarded)::kValue;
    Place places[kRows];
    float4 p[kRows];
#pragma unroll
    for (int r = kRows - 1; r >= 0; r--) {
      if (batch.has<kGuarded>(r)) {
        places[r] = placeOf(column, rows, batch.at(r), width);
        p[r] = *places[r].quad;
      }
    }
#pragma unroll
    for (int r = kRows - 1; r >= 0; r--) {
      if (batch.has<kGuarded>(r)) {
        const Place place = kKeepsPlaces<typename B::Facts>
                                ? places[r]
                                : placeOf(column, rows, batch.at(r), width);
        const Entry& entry = place.entry;
        const float4 made = changes.change(column.change, entry.value, l, entry.row, column.lane);
        *place.quad = fma4(entry.value, made, p[r]);
      }
    }
  });
}
