// What the kernels of competitive rules for the dense backend share. The rules say which neurons'
// errors, and which synapses' changes, a presentation keeps; their kernels come between those of
// every presentation:
//
//   mask_errors               per layer, after its errors are known, where a rule masks neurons
//   withhold                  where an answer may be right already, or a matrix never learns
//   select_inputs             where each neuron's inputs are ranked
//   rank_synapses, narrow_ranks   three times, where all synapses of a matrix are ranked
//   change_selected, collect_changes   instead of the outer product and of path, where not all of a
//                             matrix changes
//   count_changes             where changes are counted, for the other networks
//   square_selected, follow_selected   where thresholds set themselves, see follow.cu
//
// A change is (eta delta) x, rounded once and nowhere contracted with another operation, in each of
// the kernels that compute it: ties are decided on equal bits.
//
// Networks whose changes are no outer products follow those whose changes are; `first` is the place
// of the first of them.
//
// Predictions for a 784 - 100 000 - 10 network on an H200: with largest-updates, some 2.2 GB per
// presentation (sger's 0.6 GB fall away) and 0.25 ms of counting and selecting, in all about 0.7 ms
// against 0.6 ms of plain back-propagation. Small networks are bound by launches: five more for
// largest-updates, one for the fixed sets, two for rules on errors.
#pragma once

#include "cublas/networks.cuh"

namespace {

// Digits of magnitudes that all blocks of a matrix count together: 11, 10 and 10 bits.
constexpr int kWideBins = 2048;
constexpr int kPasses = 3;

__device__ inline const Selection& selectionOf(const Networks& all, int network, int layer) {
  return all.selections[network * all.layerCount + layer];
}

// Whether a network changes only some synapses of a matrix; also where none has a rule.
__device__ inline bool selectsSynapses(const Networks& all, int network, int layer) {
  return all.selections != nullptr && selectionOf(all, network, layer).selectsSynapses;
}

// A bit for each synapse of a row that may change; one row serves all where inputs are selected by
// activity.
__device__ inline unsigned* selectedOf(const Networks& all, const DenseLayer& layer, int network,
                                       int row) {
  int number = numberOf(all, layer);
  bool sameForAll = selectionOf(all, network, number).ranksInputsByActivity();
  long long words = (layer.pre + 31) / 32;
  long long rows = (long long)network * layer.post + (sameForAll ? 0 : row);
  return all.plastic[number].selected + rows * words;
}

__device__ inline float changeOf(float step, float input) { return __fmul_rn(step, input); }

}  // namespace
