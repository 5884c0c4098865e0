// Consolidation by chance (model section 3.2): in double precision, the numbers of the processor.
#pragma once

#include "common/chance.cuh"
#include "perceptron/run.cuh"

namespace perceptron {

/** Moves a random multiple of the threshold of each s to l; nothing stays. */
template <typename C, typename F, bool kCaches, bool kFollows>
__device__ inline void Run<C, F, kCaches, kFollows>::consolidateByChance() {
  if constexpr (F::kDraws) {
    const ChanceKey key(fields.matrixKey, now.last);
    const double threshold = job.consolidation.threshold;
    bool doubt = false;
    own.first = 0;
    own.second = 0;
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < job.length;
         i += static_cast<int>(blockDim.x)) {
      double2 synapse = synapses[i];
      if (synapse.y != 0) {
        const double multiples = fabs(synapse.y) / threshold;
        double amount = synapse.y;
        if (multiples < kManyMultiples) {
          const double whole = floor(multiples);
          const double off = key.number(static_cast<unsigned>(i)) - (multiples - whole);
          doubt |= !exact && fabs(off) < kThresholdDoubt * (multiples + 1);
          const double count = off < 0 ? whole + 1 : whole;
          // Rounded as on the host, before it is added; the threshold may be infinite.
          amount = count == 0 ? 0 : copysign(__dmul_rn(count, threshold), synapse.y);
        }
        consolidation += fabs(amount);
        account(amount);
        synapse = make_double2(synapse.x + amount, 0);
        synapses[i] = synapse;
        if (fields.summed()) {
          fields.total[i] += rint(amount / threshold);
        }
      }
      own.second += fabs(fields.summed() ? fields.total[i] : synapse.x);
    }
    // What is drawn are multiples of the threshold, whatever rounding has done before.
    noteRounding(doubt, false);
  }
}

}  // namespace perceptron
