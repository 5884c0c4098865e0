// What the kernel sources of the dense backend share: how the networks lie in device memory, and how
// blocks divide the work and add up.
#pragma once

#include "common/choice.cuh"
#include "common/selection.cuh"

namespace {

// Columns of a row that one warp works on at a time.
constexpr int SEGMENT = 1024;

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
  const float* steps;   // [network][post], eta delta
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
  const float* units;     // [network][post], what the matrix leads to
  const float* deltas;    // [network][post]
  float* errors;          // [network][post], sent back; may be the deltas
  unsigned* chosen;       // [network][post][words], a bit per synapse
  const unsigned* sets;   // [network][set][words], a bit per neuron
  unsigned* counts;       // [network][post][pre]
  long long setWords;     // of a network
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

__device__ inline double power(double magnitude, double exponent) {
  if (exponent == 1.0) {
    return magnitude;
  }
  if (exponent == 0.0) {
    return 1.0;
  }
  return exponent == 2.0 ? magnitude * magnitude : pow(magnitude, exponent);
}

// Energy of one change that is not 0.
__device__ inline double energy(const Measure& measure, double change) {
  return measure.increasesOnly && change < 0.0 ? 0.0 : power(fabs(change), measure.exponent);
}

__device__ inline const Layer& layerOf(const Networks& all, int block) {
  const Layer* layer = all.layers;
  while (block >= layer->firstBlock + layer->blocks) {
    layer++;
  }
  return *layer;
}

__device__ inline long long matrixOf(const Layer& layer, int network) {
  return (long long)network * layer.post * layer.pre;
}

__device__ inline bool looksNow(const Networks& all, int network) {
  return (all.presentations[network] + 1) % all.rules[network].every == 0;
}

__device__ inline bool asksGroups(const Rule& rule) {
  return rule.scope != SYNAPSE && rule.trigger != ALWAYS && rule.trigger != NEVER;
}

__device__ inline double merged(int trigger, double a, double b) {
  switch (trigger) {
    case ANY:
      return b > a ? b : a;
    case EVERY:
      return b < a ? b : a;
    default:
      return a + b;
  }
}

__device__ inline double nothing(int trigger) { return trigger == EVERY ? HUGE_VAL : 0.0; }

__device__ inline bool over(const Rule& rule, double statistic) {
  return rule.orEqual ? statistic >= rule.threshold : statistic > rule.threshold;
}

__device__ inline bool synapseOver(const Rule& rule, float magnitude) {
  return rule.orEqual ? magnitude >= rule.nearest : magnitude > rule.nearest;
}

// s * factor, rounded once: a rounded factor alone would be the same error at every presentation.
__device__ inline float decayed(const Rule& rule, float s) {
  return fmaf(s, rule.decay, s * rule.decayRest);
}

// pool holds one number per quantity and thread. Leaves the sum over the block's threads of
// quantity k where the first thread's was, for thread k (mod threads) to read; always added up in
// one order, the numbers of each lane first.
__device__ inline void sumThreads(double* pool, int quantities) {
  __syncthreads();
  if (blockDim.x > 32) {
    for (int i = threadIdx.x; i < quantities * 32; i += blockDim.x) {
      double* ofLane = pool + i / 32 * blockDim.x + i % 32;
      double sum = 0.0;
      for (unsigned t = 0; t < blockDim.x; t += 32) {
        sum += ofLane[t];
      }
      *ofLane = sum;
    }
    __syncthreads();
  }
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    double* lanes = pool + k * blockDim.x;
    double sum = 0.0;
    for (int lane = 0; lane < 32; lane++) {
      sum += lanes[lane];
    }
    *lanes = sum;
  }
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

// The sums over the block's threads go to this block's partials of the network.
__device__ inline void writeSums(const Networks& all, int network, double* pool, int quantities) {
  sumThreads(pool, quantities);
  double* mine = partialsOf(all, network, blockIdx.x);
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    mine[k] = pool[k * blockDim.x];
  }
}

// Adds the sums of a layer's blocks to consecutive cells; pool holds one number per quantity and
// thread, and the first of each quantity is the sum then.
__device__ inline void collectBlocks(const Networks& all, const Layer& layer, int network,
                                     double* pool, int quantities, double* cells) {
  const double* from = partialsOf(all, network, layer.firstBlock);
  for (int k = 0; k < quantities; k++) {
    double sum = 0.0;
    for (int block = threadIdx.x; block < layer.blocks; block += blockDim.x) {
      sum += from[(long long)block * all.quantities + k];
    }
    pool[k * blockDim.x + threadIdx.x] = sum;
  }
  sumThreads(pool, quantities);
  for (int k = threadIdx.x; k < quantities; k += blockDim.x) {
    cells[k] += pool[k * blockDim.x];
  }
}

__device__ inline const Choice& choiceOf(const Networks& all, int network, int layer) {
  return all.choices[network * all.layerCount + layer];
}

// Which synapses of a row may change; all rows have the same bits where inputs are chosen.
__device__ inline unsigned* chosenOf(const Networks& all, const Layer& layer, int network,
                                     int row) {
  int number = (int)(&layer - all.layers);
  bool sameForAll = choiceOf(all, network, number).criterion == INPUTS_BY_ACTIVITY;
  long long words = (layer.pre + 31) / 32;
  long long rows = (long long)network * layer.post + (sameForAll ? 0 : row);
  return all.plastic[number].chosen + rows * words;
}

}  // namespace
