// How the networks of the dense backend lie in device memory, and how blocks divide the work.
#pragma once

#include "common/choice.cuh"
#include "common/selection.cuh"

namespace {

// Columns of a row that one warp works on at a time.
constexpr int kSegment = 1024;

enum Activation { LOGISTIC = 0, LEAKY_RELU = 1, LINEAR = 2, SOFTMAX = 3 };
enum Scope { SYNAPSE = 0, NEURON = 1, LAYER = 2, NETWORK = 3 };
enum Trigger { ALWAYS = 0, ANY = 1, EVERY = 2, SUM = 3, NEVER = 4 };
enum Order { LEARN_FIRST = 0, DECAY_FIRST = 1, CORRECTED = 2 };

// What happens to the synapses of a layer in one presentation.
enum Decision { KEEP = 0, MOVE = 1, EACH = 2, ROWS = 3 };

// One weight matrix of all networks, and how it is cut into work.
struct Layer {
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

// When one network's changes become persistent.
struct Rule {
  double threshold;
  float nearest;    // abs(s) is compared with it as with the threshold, for every float s
  float decay;      // factor per presentation,
  float decayRest;  // and what rounding it to a float left out
  int orEqual;
  int scope;
  int trigger;
  int quantised;
  int order;
  int every;
  int firstMeasure;
  int measures;  // LINEAR, the first, included
  int padding;
};

// What a change of a synapse costs.
struct Measure {
  double exponent;
  int increasesOnly;
  int padding;
};

// What competitive rules need of one weight matrix of all networks.
struct Plastic {
  const float* units;    // [network][post], what the matrix leads to
  const float* deltas;   // [network][post]
  float* errors;         // [network][post], propagated back; may be the deltas
  unsigned* selected;    // [network][post][words], a bit per synapse
  const unsigned* sets;  // [network][set][words], a bit per neuron
  unsigned* counts;      // [network][post][pre]
  long long setWords;    // of a network
};

// All networks. What is of each network is indexed by it first.
struct Networks {
  const Layer* layers;
  const Rule* rules;
  const Measure* measures;
  long long* presentations;  // so far
  double* statistics;        // [network][segment] of abs(s)
  int* decisions;            // [network][layer]
  double* partials;          // [network][block][quantity]
  double* ledger;            // [network][layer][quantity, number of updates, path by measure]
  // Null where no network has a competitive rule or counts changes.
  const int* labels;
  const Plastic* plastic;
  const Choice* choices;         // [network][layer]
  unsigned* bins;                // [network][layer][bin], 0 between kernels
  Ranked* ranked;                // [network][layer]
  unsigned long long* changing;  // [network][layer], presentations that changed the matrix
  int layerCount;
  int allSegments;
  int allBlocks;
  int quantities;  // sum of abs(s), abs(change of s) not consolidated, consolidation by measure
};

__device__ inline const Layer& layerOf(const Networks& all, int block) {
  const Layer* layer = all.layers;
  while (block >= layer->firstBlock + layer->blocks) {
    layer++;
  }
  return *layer;
}

__device__ inline int numberOf(const Networks& all, const Layer& layer) {
  return (int)(&layer - all.layers);
}

__device__ inline long long matrixOf(const Layer& layer, int network) {
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

// The segments of rows of a layer that a warp works on: calls act(row, first column, columns).
template <typename Act>
__device__ inline void eachSegment(const Layer& layer, Act act) {
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
