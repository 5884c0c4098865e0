// An event of a run with caching: maintenance since the last one, decay, the update, and what is
// consolidated.
#pragma once

#include "perceptron/follow.cuh"
#include "perceptron/run.cuh"

namespace perceptron {

template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::cache(int p, int gap) {
  if constexpr (kFollows) {
    follow(p, gap);
  }
  const bool decayFirst = job.consolidation.order == kDecayFirst;
  const int charged = decayFirst ? gap : gap - 1;
  double factor = 1;
  double presentations = charged;
  if (decays) {
    factor = __ldg(job.decay + gap).x;
    presentations = __ldg(job.decay + charged).y;
  }
  integral += own.first * presentations;
  now.transientsRounded |= factor < 1 && now.transientSum > 0;
  const double size = learn(p, factor);
  if (job.consolidation.order == kCorrected) {
    integral += own.first;
  }
  const unsigned since = static_cast<unsigned>(now.sinceCheck) + static_cast<unsigned>(gap);
  now.sinceCheck =
      job.consolidation.every == 1
          ? 0
          : static_cast<int>(since % static_cast<unsigned>(job.consolidation.every));
  const bool check = now.sinceCheck == 0;
  bool everything = false;
  if (F::kDraws && check) {
    consolidateByChance();
  } else if (check && checksSynapses()) {
    consolidateEach(p);
  } else if (check && triggered()) {
    everything = true;
    consolidateAll();
  } else {
    change += size;
    if (!check) {
      noteRounding(false, false);
    }
  }
  if (p >= 0) {
    fields.learn(p, factor, everything);
  } else {
    fields.shrink(factor, everything);
  }
  if (job.consolidation.order == kLearnFirst) {
    integral += own.first;
  }
  now.checkIn = check || decayFirst ? 0 : job.consolidation.every - now.sinceCheck;
  setTolerances();
}

/** s = factor x s + update p; the thread's sum of abs(change). */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline double Run<C, F, kCaches, kFollows>::learn(int p, double factor) {
  const bool least = job.consolidation.trigger == kEverySynapse;
  const int threads = static_cast<int>(blockDim.x);
  double changed = 0;
  own.first = 0;
  own.most = least ? -INFINITY : 0;
#pragma unroll 1
  for (int from = static_cast<int>(threadIdx.x); from < job.length; from += kBatch * threads) {
    // All loads from memory are under way before the first is needed.
    typename C::Value values[kBatch];
#pragma unroll
    for (int k = 0; k < kBatch; k++) {
      const int i = from + k * threads;
      values[k] = p >= 0 && i < job.length ? changes.load(p, i) : C::kNothing;
    }
#pragma unroll
    for (int k = 0; k < kBatch; k++) {
      const int i = from + k * threads;
      if (i < job.length) {
        const double value = p >= 0 ? C::number(values[k], i) : 0;
        const double s = fma(synapses[i].y, factor, value);
        synapses[i].y = s;
        changed += fabs(value);
        own.first += fabs(s);
        if (!kFollows || compares(p, fabs(value))) {
          const double size = relative(i, fabs(s));
          own.most = fmax(own.most, least ? -size : size);
        }
      }
    }
  }
  return changed;
}

}  // namespace perceptron
