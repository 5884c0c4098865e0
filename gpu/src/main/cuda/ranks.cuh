// The value of a given rank among magnitudes that all threads of a block, or all slices of a
// network, have a share of: digit by digit, as in selection.cuh.
#pragma once

#include "selection.cuh"
#include "slices.cuh"

/** Bits of a digit where slices tell one another how often each occurs. */
constexpr int kSharedBits = 4;

/** Where digits are counted: a count for each, and what was found. */
struct Digits {
  unsigned* words;

  __device__ __forceinline__ unsigned& key() const { return words[DIGITS]; }
  __device__ __forceinline__ unsigned& before() const { return words[DIGITS + 1]; }
  /** Whether the value of that rank is one of the zeros, which are not counted. */
  __device__ __forceinline__ unsigned& isZero() const { return words[DIGITS + 2]; }
};

/** Counts of this slice become sums over all slices. With barriers before and after. */
__device__ inline void sumCounts(const Block& b, unsigned* counts, int count) {
  float* own = b.pool + b.shape().exchangeAt + b.shape().slices * b.shape().exchanged;
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    own[i] = __uint_as_float(counts[i]);
  }
  __syncthreads();
  send(b, own, count);
  const float* all = receive(b, count);
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    unsigned sum = 0;
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      sum += __float_as_uint(all[s * count + i]);
    }
    counts[i] = sum;
  }
  __syncthreads();
}

/** The sum over the slices before this one of a number that each of them has. With barriers. */
__device__ inline unsigned sumBefore(const Block& b, unsigned v) {
  float* own = b.pool + b.shape().exchangeAt + b.shape().slices * b.shape().exchanged;
  if (threadIdx.x == 0) {
    own[0] = __uint_as_float(v);
  }
  __syncthreads();
  send(b, own, 1);
  const float* all = receive(b, 1);
  unsigned sum = 0;
#pragma unroll 1
  for (int s = 0; s < b.slice(); s++) {
    sum += __float_as_uint(all[s]);
  }
  __syncthreads();
  return sum;
}

/** Narrows what is sought by one digit, from its counts; by one warp. */
__device__ inline void narrow(const Digits& digits, bool first, unsigned size, unsigned rank) {
  unsigned zeros = 0;
  if (first) {
    unsigned others = 0;
#pragma unroll 1
    for (int d = lane(); d < DIGITS; d += 32) {
      others += digits.words[d];
    }
    zeros = size - warpSum(others);
  }
  const bool isZero = rank < zeros;
  Ranked found{0u, rank};
  if (!isZero) {
    found = findBin<DIGITS>(digits.words, rank - zeros);
  }
  if (lane() == 0) {
    digits.key() = found.key;
    digits.before() = found.before;
    digits.isZero() = isZero ? 1u : 0u;
  }
}

/**
 * The magnitude of a rank, from 0, ascending; all threads get it. With barriers.
 *
 * @param across whether the slices have different ones
 * @param size of how many, in all slices, those that `each` leaves out because they are 0 included
 * @param each calls its argument with every value that this thread has
 */
template <typename Each>
__device__ inline Ranked rankOf(const Block& b, const Digits& digits, bool across, unsigned size,
                                unsigned rank, const Each& each) {
  const bool shared = across && b.shape().slices > 1;
  const int bits = shared ? kSharedBits : DIGIT_BITS;
  const unsigned mask = (1u << bits) - 1;
  Ranked sought{0u, rank};
  unsigned known = 0;
#pragma unroll 1
  for (int shift = 32 - bits; shift >= 0; shift -= bits) {
#pragma unroll 1
    for (int d = threadIdx.x; d < DIGITS; d += blockDim.x) {
      digits.words[d] = 0;
    }
    __syncthreads();
    // Neighbours often have the same leading digits: runs of them are added at once.
    unsigned digit = 0;
    unsigned run = 0;
    each([&](float value) {
      const unsigned key = magnitudeBits(value);
      if (key != 0 && (key & known) == sought.key) {
        const unsigned next = key >> shift & mask;
        if (next != digit && run > 0) {
          atomicAdd(digits.words + digit, run);
          run = 0;
        }
        digit = next;
        run++;
      }
    });
    if (run > 0) {
      atomicAdd(digits.words + digit, run);
    }
    __syncthreads();
    if (shared) {
      sumCounts(b, digits.words, (int)mask + 1);
    }
    if (warp() == 0) {
      narrow(digits, known == 0, size, sought.before);
    }
    __syncthreads();
    sought.before = digits.before();
    if (digits.isZero() != 0) {
      return Ranked{0u, sought.before};
    }
    sought.key |= digits.key() << shift;
    known |= mask << shift;
  }
  return sought;
}

/**
 * Where those that are dropped end of several equal values, of which the first are dropped. With
 * barriers.
 *
 * @param into gets the index after the last of them; 0 where none is dropped here
 * @param dropped so many, in all slices
 * @param indexOf an index that grows with i
 */
template <typename Value, typename Index>
__device__ inline void cutAfter(const Block& b, int& into, bool across, int count,
                                float threshold, unsigned dropped, const Value& value,
                                const Index& indexOf) {
  if (threadIdx.x == 0) {
    into = 0;
  }
  unsigned left = dropped;
  if (across && b.shape().slices > 1) {
    unsigned tied = 0;
#pragma unroll 1
    for (int i = threadIdx.x; i < count; i += blockDim.x) {
      tied += fabsf(value(i)) == threshold ? 1 : 0;
    }
    const unsigned before = sumBefore(b, (unsigned)blockSum(b, tied));
    left = dropped > before ? dropped - before : 0;
  }
  __syncthreads();
  if (warp() == 0) {
    unsigned seen = 0;
#pragma unroll 1
    for (int from = 0; from < count && seen < left; from += 32) {
      const int i = from + lane();
      const bool tied = i < count && fabsf(value(i)) == threshold;
      const unsigned ties = __ballot_sync(0xffffffffu, tied);
      const unsigned upTo = seen + __popc(ties & ((2u << lane()) - 1u));
      if (tied && upTo <= left) {
        atomicMax(&into, indexOf(i) + 1);
      }
      seen += __popc(ties);
    }
  }
  __syncthreads();
}
