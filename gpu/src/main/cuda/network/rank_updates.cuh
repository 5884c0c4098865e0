// Ranking the changes of matrices without making them (model section 8.5). The changes of one
// lane are its factor times the rows' values; with rows by falling magnitude of their values those
// changes fall too, since rounding keeps the order. So the changes of a magnitude or more are the
// first rows of each lane, a number found by bisection, and ties are ties of the rounded products.
//
// With n rows and m lanes a digit costs about log n steps for each lane in which changes of several
// digits are left, and a comparison for the others, in place of n m products. Rows of the first
// matrix, the inputs, are sorted by the host, once for each data set; those of the others, ten
// outputs in general, here.
#pragma once

#include "network/plastic.cuh"

/** Magnitude of a change. All NaN are one, so that larger factors never give less. */
__device__ __forceinline__ unsigned changeBits(float of, float value) {
  constexpr unsigned kNotANumber = 0x7fc00000u;
  return min(magnitudeBits(__fmul_rn(value, of)), kNotANumber);
}

/** The first row of a span where a lane's change is below some bits; its end if there is none. */
__device__ __forceinline__ int firstBelow(const Entry* rows, float of, Span span,
                                          unsigned least) {
#pragma unroll 1
  while (span.from < span.to) {
    const int middle = (span.from + span.to) >> 1;
    if (changeBits(of, rows[middle].value) < least) {
      span.to = middle;
    } else {
      span.from = middle + 1;
    }
  }
  return span.from;
}

/** That row, where it is expected to be near the first one. */
__device__ __forceinline__ int nextBelow(const Entry* rows, float of, Span span, unsigned least) {
  int at = span.from;
  int step = 1;
#pragma unroll 1
  while (at < span.to && changeBits(of, rows[at].value) >= least) {
    span.from = at + 1;
    at += step;
    step *= 2;
  }
  return firstBelow(rows, of, Span{span.from, min(at, span.to)}, least);
}

/** Rows by falling magnitude, equal ones in order: by a bitonic network, for threads together. */
template <typename Wait>
__device__ inline void sortRows(Entry* rows, int count, int thread, int threads,
                                const Wait& wait) {
#pragma unroll 1
  for (int block = 2; block < 2 * count; block *= 2) {
#pragma unroll 1
    for (int step = block / 2; step > 0; step /= 2) {
      wait();
      // First each half block is compared with the other one backwards: so both go the same way.
      const int across = step == block / 2 ? block - 1 : step;
#pragma unroll 1
      for (int i = thread; i < count; i += threads) {
        const int other = i ^ across;
        if (other > i && other < count) {
          const Entry one = rows[i];
          const Entry two = rows[other];
          const unsigned left = magnitudeBits(one.value);
          const unsigned right = magnitudeBits(two.value);
          if (left < right || (left == right && one.row > two.row)) {
            rows[i] = two;
            rows[other] = one;
          }
        }
      }
    }
  }
  wait();
}

/** Sorts the rows of the matrices after the first of which changes are ranked. With barriers. */
__device__ inline void sortAllRows(const PlasticBlock& p) {
  constexpr int kByOneWarp = 64;
  const Block& b = p.b;
#pragma unroll 1
  for (int l = 1; l <= b.last(); l++) {
    if (!p.selection(l).ranksUpdates()) {
      continue;
    }
    const int count = p.plasticRows(l);
    Entry* rows = p.sorted(l);
    const bool together = count > kByOneWarp;
    if (together || warp() == l % warps()) {
      const int thread = together ? (int)threadIdx.x : lane();
      const int threads = together ? (int)blockDim.x : 32;
#pragma unroll 1
      for (int i = thread; i < count; i += threads) {
        rows[i] = Entry{i, b.scaled(l)[i]};
      }
      if (together) {
        sortRows(rows, count, thread, threads, []() { __syncthreads(); });
      } else {
        sortRows(rows, count, thread, threads, []() { __syncwarp(); });
      }
      if (thread == 0) {
        p.cutoff(l).cut = firstBelow(rows, 1.0f, Span{0, count}, 1u);
      }
    }
  }
  __syncthreads();
}

/** Rows of a matrix by falling magnitude of their values, those that are 0 left out. */
__device__ __forceinline__ Rows<true> fallingRows(const PlasticBlock& p, int l, int t) {
  return l == 0 ? activeRows(p.b, t) : Rows<true>{p.sorted(l), nullptr, p.cutoff(l).cut};
}

/** Of a lane's rows those that have the bits which are sought, as far as they are known. */
__device__ __forceinline__ Span narrowed(const Entry* rows, float of, Span span, unsigned key,
                                         unsigned known) {
  if (span.from >= span.to) {
    return span;
  }
  const unsigned next = key + (~known & 0x7fffffffu) + 1;
  span.from = nextBelow(rows, of, span, next);
  span.to = firstBelow(rows, of, span, key);
  return span;
}

/** Counts the digits of one lane's changes. */
__device__ __forceinline__ void countLane(const PlasticBlock& p, const Digit& digit, int l,
                                          int lane, const Rows<true>& rows) {
  const Sought& sought = p.digits().sought(l);
  const float of = p.b.change(l)[lane];
  Span& span = p.spans(l)[lane];
  const Span left = digit.isFirst()
                        ? Span{0, rows.count}
                        : narrowed(rows.entries, of, span, sought.key, digit.known);
  span = left;
  DigitRuns runs(p.digits().of(l));
#pragma unroll 1
  for (int k = left.from; k < left.to;) {
    const unsigned key = changeBits(of, rows.value(k));
    if (key == 0) {
      break;
    }
    const unsigned least = max(key >> digit.shift << digit.shift, 1u);
    const int next = nextBelow(rows.entries, of, Span{k + 1, left.to}, least);
    runs.add(digit.of(key), next - k);
    k = next;
  }
  runs.flush();
}

/** Finds the threshold of each matrix of which changes are ranked. With barriers around. */
__device__ inline void rankUpdates(const PlasticBlock& p, int t) {
  const Block& b = p.b;
  const Digits digits = p.digits();
  const int layers = b.layers();
  bool any = false;
#pragma unroll 1
  for (int l = 0; l < layers; l++) {
    const Selection& selection = p.selection(l);
    const bool ranks = selection.ranksUpdates();
    any |= ranks;
    if (threadIdx.x == 0) {
      digits.sought(l) = Sought{0u, (unsigned)selection.rank,
                                (unsigned)b.layer(l).rows * b.layer(l).lanes, ranks ? 0u : 1u};
    }
  }
  if (!any) {
    return;
  }
  sortAllRows(p);
  findRanks(b, digits, layers, true, [&](const Digit& digit) {
    // Lanes of all matrices one after another, so that each thread has as few as can be.
    int before = 0;
#pragma unroll 1
    for (int l = 0; l < layers; l++) {
      if (digits.sought(l).isZero != 0) {
        continue;
      }
      const Rows<true> rows = fallingRows(p, l, t);
      const int lanes = p.plasticLanes(l);
      const int turn = (int)threadIdx.x - before % (int)blockDim.x;
#pragma unroll 1
      for (int j = turn < 0 ? turn + (int)blockDim.x : turn; j < lanes; j += blockDim.x) {
        countLane(p, digit, l, j, rows);
      }
      before += lanes;
    }
  });
#pragma unroll 1
  for (int l = threadIdx.x; l < layers; l += blockDim.x) {
    if (p.selection(l).ranksUpdates()) {
      p.cutoff(l).threshold = __uint_as_float(digits.sought(l).key);
    }
  }
  __syncthreads();
}

/**
 * Of rows by falling magnitude those that may hold a change of four lanes which is kept; all others
 * are not.
 */
__device__ __forceinline__ Span keptRows(const PlasticBlock& p, int l, const Rows<true>& rows,
                                         float4 of) {
  constexpr unsigned kInfinite = 0x7f800000u;
  const unsigned x = magnitudeBits(of.x);
  const unsigned y = magnitudeBits(of.y);
  const unsigned z = magnitudeBits(of.z);
  const unsigned w = magnitudeBits(of.w);
  const Span all{0, rows.count};
  const unsigned threshold = magnitudeBits(p.cutoff(l).threshold);
  const float largest = __uint_as_float(max(max(x, y), max(z, w)));
  if (threshold > kInfinite || rows.count == 0 ||
      changeBits(largest, rows.value(0)) > kInfinite) {
    return all;
  }
  if (p.selection(l).keepsSmallest()) {
    const float smallest = __uint_as_float(min(min(x, y), min(z, w)));
    return Span{firstBelow(rows.entries, smallest, all, threshold + 1), rows.count};
  }
  return Span{0, firstBelow(rows.entries, largest, all, threshold)};
}
