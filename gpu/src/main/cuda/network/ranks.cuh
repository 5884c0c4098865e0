// The value of a given rank among magnitudes that all threads of a block, or all slices of a
// network, have a share of: digit by digit, as in ranking.cuh. Several matrices are ranked
// together, so that their threads wait for one another, and slices exchange counts, only once.
#pragma once

#include "common/ranking.cuh"
#include "network/slices.cuh"

/** Bits of a digit where slices exchange how often each occurs. */
constexpr int kSharedBits = 4;

/** What is sought among the magnitudes of a matrix. */
struct Sought {
  /** Bits of the magnitude; those that are not known yet are 0. */
  unsigned key;
  /** Its rank among those that have these bits. */
  unsigned rank;
  /** How many have these bits, in all slices, those that are 0 and not counted included. */
  unsigned size;
  /** Whether it is one of the zeros. */
  unsigned isZero;
};

/** Where digits are counted: for each of some matrices one count per digit, and what is found. */
struct Digits {
  unsigned* words;
  int matrices;

  __device__ __forceinline__ unsigned* of(int l) const { return words + l * kDigits; }
  __device__ __forceinline__ Sought& sought(int l) const {
    return reinterpret_cast<Sought*>(words + matrices * kDigits)[l];
  }
  /** After all of it. */
  __device__ __forceinline__ unsigned* end() const {
    return words + matrices * (kDigits + (int)(sizeof(Sought) / sizeof(unsigned)));
  }
};

/** The digit that is next, of magnitudes of which the leading ones are known. */
struct Digit {
  int shift;
  unsigned mask;
  /** The bits before it. */
  unsigned known;

  __device__ __forceinline__ unsigned of(unsigned key) const { return key >> shift & mask; }
  __device__ __forceinline__ bool isFirst() const { return known == 0; }
};

/** Counts of this slice become sums over all slices: of the first digits of each matrix. */
__device__ inline void sumCounts(const Block& b, const Digits& digits, int matrices) {
  constexpr int kEach = 1 << kSharedBits;
  const int count = matrices * kEach;
  float* own = outbox(b);
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    own[i] = __uint_as_float(digits.of(i / kEach)[i % kEach]);
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
    digits.of(i / kEach)[i % kEach] = sum;
  }
  __syncthreads();
}

/** The sum over the slices before this one of a number that each of them has. With barriers. */
__device__ inline unsigned sumBefore(const Block& b, unsigned v) {
  float* own = outbox(b);
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
__device__ inline void narrow(const unsigned* counts, const Digit& digit, Sought& sought) {
  const unsigned rank = sought.rank;
  unsigned zeros = 0;
  if (digit.isFirst()) {
    unsigned others = 0;
#pragma unroll 1
    for (int d = lane(); d < kDigits; d += 32) {
      others += counts[d];
    }
    zeros = sought.size - warpSum(others);
  }
  const bool isZero = rank < zeros;
  Ranked found{0u, rank, zeros};
  if (!isZero) {
    found = findBin<kDigits>(counts, rank - zeros);
  }
  __syncwarp();
  if (lane() == 0) {
    sought.key |= found.key << digit.shift;
    sought.rank = found.before;
    sought.size = found.equal;
    sought.isZero = isZero ? 1u : 0u;
  }
}

/**
 * Finds what is sought among the magnitudes of some matrices, of which each thread has counted its
 * share whenever `count` is called. Ends with a barrier; one has to be before.
 *
 * @param across whether the slices have different ones
 * @param count called with a digit, has to add to the counts of the matrices that have anything
 *     left to be found how many magnitudes but 0 with the bits known of them have which digit
 */
template <typename Count>
__device__ inline void findRanks(const Block& b, const Digits& digits, int matrices, bool across,
                                 const Count& count) {
  const bool shared = across && b.sliced();
  const int bits = shared ? kSharedBits : kDigitBits;
  const unsigned mask = (1u << bits) - 1;
  unsigned known = 0;
#pragma unroll 1
  for (int shift = 32 - bits; shift >= 0; shift -= bits) {
#pragma unroll 1
    for (int d = threadIdx.x; d < matrices * kDigits; d += blockDim.x) {
      digits.words[d] = 0;
    }
    __syncthreads();
    const Digit digit{shift, mask, known};
    count(digit);
    __syncthreads();
    if (shared) {
      sumCounts(b, digits, matrices);
    }
#pragma unroll 1
    for (int l = warp(); l < matrices; l += warps()) {
      if (digits.sought(l).isZero == 0) {
        narrow(digits.of(l), digit, digits.sought(l));
      }
    }
    __syncthreads();
    bool more = false;
#pragma unroll 1
    for (int l = 0; l < matrices; l++) {
      more |= digits.sought(l).isZero == 0;
    }
    if (!more) {
      return;
    }
    known |= mask << shift;
  }
}

/** Adds to the counts of digits; runs of the same digit at once, which neighbours often have. */
struct DigitRuns {
  unsigned* counts;
  unsigned digit = 0;
  unsigned run = 0;

  __device__ __forceinline__ explicit DigitRuns(unsigned* into) : counts(into) {}
  __device__ __forceinline__ void add(unsigned next, unsigned count) {
    if (next != digit) {
      flush();
      digit = next;
    }
    run += count;
  }
  __device__ __forceinline__ void flush() {
    if (run > 0) {
      atomicAdd(counts + digit, run);
      run = 0;
    }
  }
};

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
  if (threadIdx.x == 0) {
    digits.sought(0) = Sought{0u, rank, size, 0u};
  }
  __syncthreads();
  findRanks(b, digits, 1, across, [&](const Digit& digit) {
    const unsigned sought = digits.sought(0).key;
    DigitRuns runs(digits.of(0));
    each([&](float value) {
      const unsigned key = magnitudeBits(value);
      if (key != 0 && (key & digit.known) == sought) {
        runs.add(digit.of(key), 1);
      }
    });
    runs.flush();
  });
  const Sought& sought = digits.sought(0);
  const Ranked found{sought.key, sought.rank, sought.size};
  __syncthreads();
  return found;
}

/**
 * Where those that are dropped end of several equal values, of which the first are dropped. With
 * barriers.
 *
 * @param into gets the index after the last of them; 0 where none is dropped here
 * @param dropped how many, in all slices
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
  if (across && b.sliced()) {
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
