// What a perceptron answers to its patterns, times their targets: not above 0 where it is wrong. The
// state is that right after the last event (an update or a consolidation); k presentations later
// the part of the transient weights has shrunk by k factors. Threads change fields of their own and
// read those of others: whoever calls puts a barrier in between.
#pragma once

#include "perceptron/changes.cuh"

namespace perceptron {

/** A row of the Gram matrix of signs, four products at a time. */
struct SignProducts {
  static constexpr int kTogether = 4;
  using Group = long long;

  __device__ static double of(Group group, int k) {
    return static_cast<double>(static_cast<short>(group >> (16 * k)));
  }
};

/** A row of the Gram matrix of numbers. */
struct NumberProducts {
  static constexpr int kTogether = 2;
  using Group = double2;

  __device__ static double of(const Group& group, int k) { return k == 0 ? group.x : group.y; }
};

/** Whether a field says that a pattern is wrong: 0 no, 1 yes, 2 rounding could decide. */
__device__ inline int verdict(double field, double tolerance, bool vanished) {
  if (!(field <= tolerance)) {
    return 0;
  }
  return vanished || (tolerance != 0 && field >= -tolerance) ? 2 : 1;
}

/** What fields are asked with. */
struct Question {
  int from;     // the first pattern; after the last one comes pattern 0 again
  int count;    // of patterns, up to P
  int gap;      // presentations from the last event to that of the first pattern
  int* slots;   // shared, one per warp, free to write
  double persistentTolerance;
  double cachedTolerance;
};

/** The first of the patterns asked for that is wrong, as 2 x index + doubt, for all threads. */
template <typename F>
__device__ int firstWrong(const F& fields, const Question& asked, int patterns) {
  const int t = static_cast<int>(threadIdx.x);
  int wrong = 0;
  if (t < asked.count) {
    int q = asked.from + t;
    q -= q >= patterns ? patterns : 0;
    wrong = fields.judge(q, asked.gap + t, asked);
  }
  const unsigned any = __ballot_sync(kAllLanes, wrong != 0);
  const unsigned doubt = __ballot_sync(kAllLanes, wrong == 2);
  if ((t & 31) == 0) {
    const int lane = __ffs(static_cast<int>(any)) - 1;
    asked.slots[t >> 5] = any == 0 ? kNone : 2 * (t + lane) + static_cast<int>(doubt >> lane & 1u);
  }
  __syncthreads();
  int found = kNone;
  for (int warp = static_cast<int>(blockDim.x) / 32 - 1; warp >= 0; warp--) {
    const int slot = asked.slots[warp];
    found = slot == kNone ? found : slot;
  }
  return found;
}

/** Fields of patterns of signs without decay: whole numbers. */
struct IntegerFields {
  static constexpr bool kDecays = false;
  static constexpr int kBatch = 4;
  int4* fields;
  const short* gram;
  int patterns;
  int stride;

  __device__ IntegerFields(const Job& job, unsigned char* memory)
      : fields(reinterpret_cast<int4*>(memory)),
        gram(static_cast<const short*>(job.gram)),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int judge(int q, int, const Question&) const {
    return reinterpret_cast<const int*>(fields)[q] <= 0 ? 1 : 0;
  }

  __device__ int first(const Question& asked) const { return firstWrong(*this, asked, patterns); }

  /** Adds a row; all loads are under way before the first is needed. */
  __device__ void learn(int p, double, bool) {
    const long long* const row =
        reinterpret_cast<const long long*>(gram + static_cast<size_t>(p) * stride);
    const int groups = stride / 4;
    const int threads = static_cast<int>(blockDim.x);
    for (int g = static_cast<int>(threadIdx.x); g < groups; g += kBatch * threads) {
      long long products[kBatch];
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        products[k] = g + k * threads < groups ? __ldg(row + g + k * threads) : 0;
      }
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        if (g + k * threads < groups) {
          int4 sum = fields[g + k * threads];
          sum.x += static_cast<short>(products[k]);
          sum.y += static_cast<short>(products[k] >> 16);
          sum.z += static_cast<short>(products[k] >> 32);
          sum.w += static_cast<short>(products[k] >> 48);
          fields[g + k * threads] = sum;
        }
      }
    }
  }

  __device__ void shrink(double, bool) {}
};

/** Fields of any patterns without decay. */
struct NumberFields {
  static constexpr bool kDecays = false;
  static constexpr int kBatch = 4;
  double2* fields;
  const double* gram;
  int patterns;
  int stride;

  __device__ NumberFields(const Job& job, unsigned char* memory)
      : fields(reinterpret_cast<double2*>(memory)),
        gram(static_cast<const double*>(job.gram)),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int judge(int q, int, const Question& asked) const {
    return verdict(reinterpret_cast<const double*>(fields)[q],
                   asked.persistentTolerance + asked.cachedTolerance, false);
  }

  __device__ int first(const Question& asked) const { return firstWrong(*this, asked, patterns); }

  __device__ void learn(int p, double, bool) {
    const double2* const row =
        reinterpret_cast<const double2*>(gram + static_cast<size_t>(p) * stride);
    const int groups = stride / 2;
    const int threads = static_cast<int>(blockDim.x);
    for (int g = static_cast<int>(threadIdx.x); g < groups; g += kBatch * threads) {
      double2 products[kBatch];
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        products[k] = g + k * threads < groups ? __ldg(row + g + k * threads) : make_double2(0, 0);
      }
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        if (g + k * threads < groups) {
          double2 sum = fields[g + k * threads];
          sum.x += products[k].x;
          sum.y += products[k].y;
          fields[g + k * threads] = sum;
        }
      }
    }
  }

  __device__ void shrink(double, bool) {}
};

/** Fields with decay, those of l and of s apart: for rules that consolidate all or nothing. */
template <typename P>
struct DecayingFields {
  static constexpr bool kDecays = true;
  static constexpr int kTogether = P::kTogether;
  static constexpr int kBatch = 8 / kTogether;
  double* persistent;
  double* cached;
  const typename P::Group* gram;
  const double2* decay;
  int patterns;
  int stride;

  __device__ DecayingFields(const Job& job, unsigned char* memory)
      : persistent(reinterpret_cast<double*>(memory)),
        cached(persistent + job.stride),
        gram(static_cast<const typename P::Group*>(job.gram)),
        decay(job.decay),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int judge(int q, int gap, const Question& asked) const {
    const double factor = __ldg(decay + gap).x;
    return verdict(persistent[q] + factor * cached[q],
                   asked.persistentTolerance + factor * asked.cachedTolerance,
                   asked.cachedTolerance > 0 && factor < kVanishing);
  }

  __device__ int first(const Question& asked) const { return firstWrong(*this, asked, patterns); }

  /** Shrinks the cached part and adds a row to it; then it may become persistent. */
  __device__ void learn(int p, double factor, bool consolidate) {
    const typename P::Group* const row = gram + static_cast<size_t>(p) * (stride / kTogether);
    const int groups = stride / kTogether;
    const int threads = static_cast<int>(blockDim.x);
    for (int g = static_cast<int>(threadIdx.x); g < groups; g += kBatch * threads) {
      typename P::Group products[kBatch];
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        products[k] = g + k * threads < groups ? __ldg(row + g + k * threads) : typename P::Group{};
      }
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        if (g + k * threads < groups) {
          add((g + k * threads) * kTogether, products[k], factor, consolidate);
        }
      }
    }
  }

  __device__ void add(int from, const typename P::Group& products, double factor,
                      bool consolidate) {
#pragma unroll
    for (int k = 0; k < kTogether; k += 2) {
      double2* const to = reinterpret_cast<double2*>(cached + from + k);
      double2 sum = *to;
      sum.x = sum.x * factor + P::of(products, k);
      sum.y = sum.y * factor + P::of(products, k + 1);
      if (consolidate) {
        persistent[from + k] += sum.x;
        persistent[from + k + 1] += sum.y;
        sum = make_double2(0, 0);
      }
      *to = sum;
    }
  }

  __device__ void shrink(double factor, bool consolidate) {
    for (int q = static_cast<int>(threadIdx.x); q < stride; q += static_cast<int>(blockDim.x)) {
      const double shrunk = cached[q] * factor;
      persistent[q] += consolidate ? shrunk : 0;
      cached[q] = consolidate ? 0 : shrunk;
    }
  }
};

/**
 * Fields computed anew from the weights: where synapses decay and consolidate one by one, or the
 * Gram matrix would be too large. A lane has a pattern and a warp a share of the synapses, so that
 * the weights are read once for 32 patterns.
 */
template <typename C>
struct PrimalFields {
  static constexpr bool kDecays = true;  // where the job says so
  double* shares;  // [2][threads], used in turn
  double* total;   // the sum of all updates, which consolidation does not round: without decay
  const double2* synapses;
  const double2* decay;
  C changes;
  int patterns;
  int length;
  mutable int turn;

  __device__ PrimalFields(const Job& job, unsigned char* memory)
      : shares(nullptr),
        total(reinterpret_cast<double*>(memory)),
        synapses(nullptr),
        decay(job.decay),
        changes(job),
        patterns(job.patterns),
        length(job.length),
        turn(0) {}

  __device__ static int chunk() { return 32; }

  __device__ int first(const Question& asked) const {
    const int lane = static_cast<int>(threadIdx.x) & 31;
    const int warps = static_cast<int>(blockDim.x) / 32;
    int q = asked.from + (lane < asked.count ? lane : 0);
    q -= q >= patterns ? patterns : 0;
    const double factor =
        decay == nullptr ? 1 : __ldg(decay + asked.gap + (lane < asked.count ? lane : 0)).x;
    double* const share = shares + turn * static_cast<int>(blockDim.x);
    turn ^= 1;
    share[threadIdx.x] = own(q, factor, static_cast<int>(threadIdx.x) >> 5, warps);
    __syncthreads();
    double field = 0;
    for (int warp = 0; warp < warps; warp++) {
      field += share[warp * 32 + lane];
    }
    const int wrong =
        lane < asked.count
            ? verdict(field, asked.persistentTolerance + factor * asked.cachedTolerance,
                      asked.cachedTolerance > 0 && factor < kVanishing)
            : 0;
    const unsigned any = __ballot_sync(kAllLanes, wrong != 0);
    const unsigned doubt = __ballot_sync(kAllLanes, wrong == 2);
    const int found = __ffs(static_cast<int>(any)) - 1;
    return any == 0 ? kNone : 2 * found + static_cast<int>(doubt >> found & 1u);
  }

  __device__ double own(int q, double factor, int warp, int warps) const {
    if (decay == nullptr) {
      return changes.multiply(total, q, warp, warps);
    }
    double persistent = 0;
    double cached = 0;
    changes.multiply(synapses, q, warp, warps, persistent, cached);
    return persistent + factor * cached;
  }

  __device__ void learn(int p, double, bool) {
    if (decay == nullptr) {
      for (int i = static_cast<int>(threadIdx.x); i < length; i += static_cast<int>(blockDim.x)) {
        total[i] += changes.value(p, i);
      }
    }
  }

  __device__ void shrink(double, bool) {}
};

/** Fields of most kinds need no more than their own memory. */
template <typename F>
__device__ inline void connect(F&, double*, const double2*) {}

template <typename C>
__device__ inline void connect(PrimalFields<C>& fields, double* shares, const double2* synapses) {
  fields.shares = shares;
  fields.synapses = synapses;
}

}  // namespace perceptron
