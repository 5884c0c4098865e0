// Fields computed anew from the weights: where synapses decay and consolidate one by one, or the
// Gram matrix would be too large. A lane has a pattern and a warp a share of the synapses, so that
// the weights are read once for 32 patterns.
#pragma once

#include "perceptron/changes.cuh"
#include "perceptron/search.cuh"

namespace perceptron {

template <typename C, bool kByChance = false>
struct PrimalFields {
  static constexpr bool kDecays = true;  // where the job says so
  static constexpr bool kDraws = kByChance;
  double* shares;  // [2][threads], used in turn
  double* total;   // the sum of all updates, which consolidation does not round: without decay; by
                   // chance what they have left in multiples of the threshold, where nothing else is
  const double2* synapses;
  const double2* decay;
  C changes;
  int patterns;
  int length;
  mutable int turn;
  unsigned long long matrixKey;  // by chance
  bool counts;  // by chance: whether the total is that of multiples

  __device__ PrimalFields(const Job& job, unsigned char* memory)
      : shares(nullptr),
        total(reinterpret_cast<double*>(memory)),
        synapses(nullptr),
        decay(job.decay),
        changes(job),
        patterns(job.patterns),
        length(job.length),
        turn(0),
        matrixKey(0),
        counts(job.consolidation.every == 1) {}

  __device__ static int chunk() { return 32; }

  /** Whether the total is what weights are. */
  __device__ bool summed() const { return kByChance ? counts : decay == nullptr; }

  __device__ int first(const Search& search) const {
    const int lane = static_cast<int>(threadIdx.x) & 31;
    const int warps = static_cast<int>(blockDim.x) / 32;
    int q = search.from + (lane < search.count ? lane : 0);
    q -= q >= patterns ? patterns : 0;
    const double factor =
        decay == nullptr ? 1 : __ldg(decay + search.gap + (lane < search.count ? lane : 0)).x;
    double* const share = shares + turn * static_cast<int>(blockDim.x);
    turn ^= 1;
    share[threadIdx.x] = own(q, factor, static_cast<int>(threadIdx.x) >> 5, warps);
    __syncthreads();
    double field = 0;
    for (int warp = 0; warp < warps; warp++) {
      field += share[warp * 32 + lane];
    }
    const int wrong =
        lane < search.count
            ? answerOf(field, search.persistentTolerance + factor * search.transientTolerance,
                       search.transientTolerance > 0 && factor < kVanishing)
            : kRight;
    const unsigned any = __ballot_sync(kAllLanes, wrong != kRight);
    const unsigned doubt = __ballot_sync(kAllLanes, wrong == kInDoubt);
    const int found = __ffs(static_cast<int>(any)) - 1;
    return any == 0 ? kNone : 2 * found + static_cast<int>(doubt >> found & 1u);
  }

  /** A warp's share of the field of pattern q. */
  __device__ double own(int q, double factor, int warp, int warps) const {
    if (summed()) {
      return changes.multiply(total, q, warp, warps);
    }
    double persistent = 0;
    double transient = 0;
    changes.multiply(synapses, q, warp, warps, persistent, transient);
    return fma(factor, transient, persistent);
  }

  __device__ void learn(int p, double, bool) {
    if (!kByChance && summed()) {
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

template <typename C, bool kByChance>
__device__ inline void connect(PrimalFields<C, kByChance>& fields, double* shares, const double2* synapses) {
  fields.shares = shares;
  fields.synapses = synapses;
}

}  // namespace perceptron
