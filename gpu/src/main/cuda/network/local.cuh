// Thresholds of single neurons or synapses that set themselves (model section 3.1). Nothing of this
// is in kernels for networks that have none (Facts::kLocals).
//
// What is stored of A, the sum of squared changes that fades, is A over a scale that fades for all of a
// slice alike: what does not change need not be visited. Before the scale gets too small all are, and
// begin anew with scale 1.
//
// Sizes: 16 bytes per synapse with a threshold of its own in the rows that change, of W1 the active
// ones, where only what changes is compared, which is done on the way; where more is compared 32, and
// 8 per synapse, of all rows, in every check. Of neurons 16 bytes each, and nothing more.
#pragma once

#include "network/local_neurons.cuh"
#include "network/local_synapses.cuh"

/** The scale is folded into what is stored before it gets smaller than this. */
constexpr double kLeastFading = 1e-100;

/** Thresholds follow the changes of a presentation, whose check is to come. With barriers around. */
template <typename Changes, typename B>
__device__ inline void followLocal(const B& b, int t, double g, const Changes& changes) {
  if constexpr (B::Facts::kLocals) {
    Local& local = b.local();
    const bool ofSynapses = local.ofSynapses != 0;
    const double scale = local.scale;
    const double faded = scale * b.followed(0).following.memory;
    const bool anew = faded < kLeastFading;
    if (ofSynapses && anew) {
      fillDense(b, t);
    }
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      const Following& shared = b.followed(l).following;
      const double weight = shared.weight * shared.synapses;
      const Renewal renewal{weight == 0 ? 0 : scale / weight, anew ? faded : 1,
                            anew ? 1 : 1 / faded};
      if (ofSynapses) {
        followSynapses(b, l, FollowedRows(b, l, t, anew), renewal, g, changes);
      } else if (l == 0) {
        followColumns(b, t, renewal, changes);
      } else {
        followUnits(b, l, renewal, changes);
      }
    }
    __syncthreads();
    if (threadIdx.x == 0) {
      local.scale = anew ? 1 : faded;
    }
#pragma unroll 1
    for (int l = threadIdx.x; l < b.layers(); l += blockDim.x) {
      Following& shared = b.followed(l).following;
      shared.weight = shared.memory * shared.weight + 1;
    }
    __syncthreads();
  }
}
