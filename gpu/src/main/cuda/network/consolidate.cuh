// Consolidation, by trigger, scope and amount of the policy (model section 3).
#pragma once

#include "network/check_threshold.cuh"
#include "network/draw.cuh"
#include "network/events.cuh"
#include "network/local.cuh"
#include "network/neurons.cuh"

/**
 * Checks the threshold and consolidates, in presentation t. With barriers around.
 *
 * @param everything check all rows, not only those touched in this presentation
 * @param done whether learning has checked single synapses already: marked those over the limit or,
 *     where each synapse or every one is consolidated by itself, consolidated them
 */
template <typename Changes, typename B>
__device__ __forceinline__ void checkThreshold(const B& b, int t, double g, bool everything,
                                               bool done, const Changes& changes) {
  const Consolidation& consolidation = b.consolidation();
  if (consolidation.trigger == kNever) {
    return;
  }
  if constexpr (B::Facts::kDraws) {
    if (b.draws()) {
      consolidateByChance(b, t, (float)g, everything);
      return;
    }
  }
  const bool alone = b.checksEachAlone();
  if (b.isLocal()) {
    checkLocal(b, t, g, changes);
  } else if (!done && (alone || marksSynapses(b))) {
    checkSynapses(b, t, thresholdOf(b, g), everything, changes);
  }
  if (alone) {
    return;
  }
  const bool always = consolidation.trigger == kAlways;
  if (consolidation.scope == kNeuron && !always) {
    consolidateNeurons(b, t, g, changes);
  } else {
    decideEvents(b, g);
    if (!(always && done)) {
      applyEvents(b, (float)g);
    }
  }
#pragma unroll 1
  for (int l = threadIdx.x; l < b.layers(); l += blockDim.x) {
    b.found()[l] = 0;
  }
  __syncthreads();
}
