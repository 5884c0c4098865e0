// How the networks of the dense backend lie in device memory, and how blocks divide the work: a
// population to which patterns are presented in lockstep, with every synapse visited in every
// presentation.
//
// Each weight matrix is four arrays [network][post][pre] in device memory: initial, persistent,
// transient and total = initial + persistent + transient, the one that cuBLAS multiplies with.
// Networks that learn come first (`exchange` sees to that), so that a launch, or a strided batch of
// products, is for a number of networks from the first one on. Competitive rules have kernels of
// their own (selection.cuh); networks whose rule selects synapses are the last of those that learn,
// and neither sger nor path is for them. One presentation:
//
//   decay_first, collect      only where a network decays before it learns
//   present                   a pattern for each network
//   sgemv, activate_units     per layer; softmax_units where that is the output
//   output_error              deltas of the output units, and the errors to propagate back
//   sgemv, hidden_error       per hidden layer, backwards
//   sger (or a batch of k = 1 products)   transient += steps inputs^T, per layer
//   path                      what the updates cost without caching
//   follow_products           only where thresholds set themselves, see follow.cu, follow_local.cu
//   check_threshold, decide   only where a policy checks groups of synapses
//   consolidate, collect      consolidation, maintenance, decay, total; the ledger
//
// Bytes per synapse and presentation, all from HBM once the matrices outgrow L2 (50 MB on an H200,
// about 3 million synapses): sgemv 4 (8 where the error is propagated back), sger 8,
// check_threshold 4, consolidate 20 to 28. A 784 - 100 000 - 10 network thus moves about 2.8 GB per
// presentation: 0.6 ms at 4.8 TB/s (prediction). Small networks one by one are bound by launches
// instead, some 15 of 2 to 4 us each.
//
// Sums of energies are made in double precision and always in the same order, which depends on the
// shape of the layers alone: the same numbers for any population and at every run.
#pragma once

#include "common/chance.cuh"
#include "common/consolidation.cuh"
#include "common/following.cuh"
#include "common/measure.cuh"
#include "common/ranking.cuh"
#include "common/selection.cuh"

namespace {

// Columns of a row that one warp works on at a time.
constexpr int kSegment = 1024;

// What happens to the transient weights of a matrix in one presentation.
enum Decision { kKeepAll = 0, kConsolidateAll = 1, kBySynapse = 2, kByRow = 3 };

// One weight matrix of all networks, and how it is cut into work.
struct DenseLayer {
  float* initial;
  float* persistent;
  float* transient;
  float* total;
  const float* inputs;  // [network][pre], what the weights act on
  float* steps;         // [network][post], eta delta
  int post;
  int pre;
  int segments;      // of one row
  int firstSegment;  // of the network
  int blocks;
  int firstBlock;  // of the network
};

// What competitive rules need of one weight matrix of all networks.
struct PlasticLayer {
  const float* units;    // [network][post], what the matrix leads to
  const float* deltas;   // [network][post]
  float* errors;         // [network][post], propagated back; may be the deltas
  unsigned* selected;    // [network][post][words], a bit per synapse
  const unsigned* sets;  // [network][set][words], a bit per neuron
  unsigned* counts;      // [network][post][pre]
  long long setWords;    // of a network
};

// The measures of energy that a network keeps account of.
struct MeasureRange {
  int first;
  int count;  // the linear one, the first, included
};

// Which synapses share a threshold that sets itself.
enum ThresholdScope { kOfMatrix = 0, kOfNeuron = 1, kOfSynapse = 2 };

// What the thresholds of single neurons or synapses of one matrix follow, see local.cuh.
struct LocalLayer {
  double* sums;   // [network][count]
  double* means;  // [network][count]
  long long count;
};

// All networks. What is of each network is indexed by it first.
struct Networks {
  const DenseLayer* layers;
  Consolidation* consolidations;  // [network][layer], which differ in thresholds that set themselves
  const Measure* measures;  // of all networks, in ranges that they may share
  const MeasureRange* measureRanges;
  long long* presentations;  // so far
  double* statistics;        // [network][segment] of abs(s)
  int* decisions;            // [network][layer]
  double* partials;          // [network][block][quantity]
  double* ledger;            // [network][layer][quantity, number of updates, path by measure]
  Following* followings;     // [network][layer]; null where no threshold sets itself
  // Null where no network has a competitive rule or counts changes.
  const int* labels;
  const PlasticLayer* plastic;
  const Selection* selections;   // [network][layer]
  unsigned* bins;                // [network][layer][bin], 0 between kernels
  Ranked* ranked;                // [network][layer]
  unsigned long long* changing;  // [network][layer], presentations that changed the matrix
  int layerCount;
  int allSegments;
  int allBlocks;
  int quantities;  // sum of abs(s), abs(change of s) not consolidated, consolidation by measure
  const Chance* chances;  // [network][layer]; null where nothing is consolidated by chance
  // Null where no neuron or synapse has a threshold of its own.
  const LocalLayer* locals;
  const int* thresholdScopes;  // [network]
  double* thetas;              // [network][segment], sums of thresholds
};

__device__ inline const DenseLayer& layerOf(const Networks& all, int block) {
  const DenseLayer* layer = all.layers;
  while (block >= layer->firstBlock + layer->blocks) {
    layer++;
  }
  return *layer;
}

__device__ inline int numberOf(const Networks& all, const DenseLayer& layer) {
  return (int)(&layer - all.layers);
}

__device__ inline Consolidation& consolidationOf(const Networks& all, int network, int layer) {
  return all.consolidations[network * all.layerCount + layer];
}

// Of the first matrix: the same but for thresholds that set themselves.
__device__ inline const Consolidation& consolidationOf(const Networks& all, int network) {
  return consolidationOf(all, network, 0);
}

__device__ inline long long matrixOf(const DenseLayer& layer, int network) {
  return (long long)network * layer.post * layer.pre;
}

__device__ inline double* ledgerOf(const Networks& all, int network, int layer) {
  int cells = 2 * all.quantities - 1;
  return all.ledger + ((long long)network * all.layerCount + layer) * cells;
}

__device__ inline double* statisticsOf(const Networks& all, int network) {
  return all.statistics + (long long)network * all.allSegments;
}

__device__ inline double* partialsOf(const Networks& all, int network, int block) {
  return all.partials + ((long long)network * all.allBlocks + block) * all.quantities;
}

// The synapses of a layer that a thread works on: calls act(place in the arrays of the layer).
template <typename Act>
__device__ inline void eachSynapse(const DenseLayer& layer, int network, Act act) {
  long long from = matrixOf(layer, network);
  long long size = (long long)layer.post * layer.pre;
  for (long long i = (long long)(blockIdx.x - layer.firstBlock) * blockDim.x + threadIdx.x;
       i < size; i += (long long)layer.blocks * blockDim.x) {
    act(from + i);
  }
}

// The segments of rows of a layer that a warp works on: calls act(row, first column, columns).
template <typename Act>
__device__ inline void eachSegment(const DenseLayer& layer, Act act) {
  int warps = blockDim.x / 32;
  int segments = layer.post * layer.segments;
  for (int segment = (blockIdx.x - layer.firstBlock) * warps + threadIdx.x / 32;
       segment < segments; segment += layer.blocks * warps) {
    int row = segment / layer.segments;
    int from = (segment - row * layer.segments) * kSegment;
    act(row, from, min(kSegment, layer.pre - from));
  }
}

}  // namespace
