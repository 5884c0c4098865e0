// The kernels of competitive rules for the dense backend: which neurons' errors, and which synapses'
// changes, a presentation keeps. They come between those of dense.cu:
//
//   mask_errors               per layer, after its errors are known, where a rule masks neurons
//   withhold                  where an answer may be right already, or a matrix never learns
//   choose_inputs             where each neuron's inputs are ranked
//   rank_synapses, narrow_ranks   three times, where all synapses of a matrix are ranked
//   change_chosen, collect_changes   instead of the outer product and of path, where not all of a
//                             matrix changes
//   count_changes             where changes are counted, for the other networks
//
// A change is (eta delta) x, rounded once and nowhere contracted with another operation, in each of
// the kernels that compute it: ties are decided on equal bits.
//
// Networks whose changes are no outer products follow those whose changes are; `first` is the place
// of the first of them.
//
// Predictions for a 784 - 100 000 - 10 network on an H200: with largest-updates, some 2.2 GB per
// presentation (sger's 0.6 GB fall away) and 0.25 ms of counting and choosing, in all about 0.7 ms
// against 0.6 ms of plain back-propagation. Small networks are bound by launches: five more for
// largest-updates, one for the fixed sets, two for rules on errors.
#include "cublas/dense.cuh"

namespace {

// Digits of magnitudes that all blocks of a matrix look for together: 11, 10 and 10 bits.
constexpr int WIDE_BINS = 2048;
constexpr int PASSES = 3;

__device__ inline int shiftOf(int pass) { return 10 * (PASSES - 1 - pass); }

__device__ inline unsigned binOf(unsigned key, int pass) {
  return key >> shiftOf(pass) & (pass == 0 ? WIDE_BINS - 1 : WIDE_BINS / 2 - 1);
}

// The bits that are known before a pass.
__device__ inline unsigned knownBefore(int pass) {
  return pass == 0 ? 0u : ~0u << shiftOf(pass - 1);
}

__device__ inline float changeOf(float step, float input) { return __fmul_rn(step, input); }

__device__ inline bool ranksSynapses(const Choice& choice) {
  return choice.criterion == BY_UPDATE || choice.criterion == BY_WEIGHT;
}

// Whether the first largest output is that of the pattern's class; a NaN makes it wrong.
__device__ inline bool answersRight(const Networks& all, int network) {
  int last = all.layerCount - 1;
  int post = all.layers[last].post;
  const float* outputs = all.plastic[last].units + (long long)network * post;
  int answer = 0;
  for (int k = 0; k < post; k++) {
    if (outputs[k] != outputs[k]) {
      return false;
    }
    answer = outputs[k] > outputs[answer] ? k : answer;
  }
  return answer == all.labels[network];
}

// The segments of rows of a layer that a warp works on: calls act(row, first column, columns).
template <typename Act>
__device__ inline void eachSegment(const Layer& layer, Act act) {
  int warps = blockDim.x / 32;
  int segments = layer.post * layer.segments;
  for (int segment = (blockIdx.x - layer.firstBlock) * warps + threadIdx.x / 32;
       segment < segments; segment += layer.blocks * warps) {
    int row = segment / layer.segments;
    int from = (segment - row * layer.segments) * SEGMENT;
    act(row, from, min(SEGMENT, layer.pre - from));
  }
}

__device__ inline unsigned* binsOf(const Networks& all, int network, int layer) {
  return all.bins + ((long long)network * all.layerCount + layer) * WIDE_BINS;
}

}  // namespace

// Sets what neurons of one layer learn from to 0 where the rule does not keep them, and what they
// send back where that is felt below. Compares what the errors were before.
//
// Memory: up to 24 bytes per neuron, five times 4 where they are ranked, from L2; one block per
// network, so that 100 000 neurons take some 40 us (prediction), else bound by latency. Shared: the
// counts of selectMagnitude.
extern "C" __global__ void mask_errors(const Networks* networks, int number) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Choice& choice = choiceOf(all, network, number);
  if (choice.criterion == EVERYTHING || choosesSynapses(choice)) {
    return;
  }
  const Plastic& plastic = all.plastic[number];
  int post = all.layers[number].post;
  long long from = (long long)network * post;
  bool ranks = choice.criterion == BY_ERROR || choice.criterion == BY_ACTIVITY;
  const float* compared = (choice.criterion == BY_ERROR ? plastic.deltas : plastic.units) + from;
  float threshold = 0.0f;
  if (ranks) {
    threshold = __uint_as_float(
        selectMagnitude(post, choice.rank, counted, [=](int j) { return compared[j]; }).key);
  }
  long long presentation = all.presentations[network] + 1;
  const unsigned* set = plastic.sets + network * plastic.setWords;
  if (choice.criterion == SET_OF_LABEL) {
    set += (long long)all.labels[network] * ((post + 31) / 32);
  } else if (choice.criterion == SETS_IN_TURN) {
    set += presentation % choice.sets * ((post + 31) / 32);
  }
  float* steps = const_cast<float*>(all.layers[number].steps) + from;
  for (int j = threadIdx.x; j < post; j += blockDim.x) {
    bool kept = choice.criterion == RANDOM_NEURONS
                    ? keepsRandomly(choice, (presentation - 1) * post + j)
                    : ranks ? !beyond(compared[j], threshold, choice.smallest)
                            : (set[j / 32] >> j % 32 & 1u) != 0;
    if (!kept) {
      steps[j] = 0.0f;
      if (choice.sendsMasked) {
        plastic.errors[from + j] = 0.0f;
      }
    }
  }
}
KERNEL(mask_errors)

// Lets nothing be learned from a pattern that is answered right already, where a gate asks for
// that, and by a matrix that never learns. Block x is the layer.
//
// Memory: 4 bytes per output for every thread, from L1, and per neuron; bound by its launch.
extern "C" __global__ void withhold(const Networks* networks) {
  const Networks& all = *networks;
  const Layer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const Choice& choice = choiceOf(all, network, blockIdx.x);
  if (choice.learns && !(choice.gated && answersRight(all, network))) {
    return;
  }
  float* steps = const_cast<float*>(layer.steps) + (long long)network * layer.post;
  for (int j = threadIdx.x; j < layer.post; j += blockDim.x) {
    steps[j] = 0.0f;
  }
}
KERNEL(withhold)

// Drops so many inputs of each neuron: the least by activity, which are the same for all neurons,
// or by weight; of equal ones the first.
//
// Memory: 4 bytes per input once from L2 or HBM, and four times from L1 or L2 (by weight: per
// synapse; a row is 3 KB at 784 inputs). Marking is one warp's work, 32 inputs at a time: bound by
// latency, some 40 us for 100 000 inputs (prediction). Shared: the counts of selectMagnitude. Grid:
// (blocks of all layers, networks); a block has a row at a time, and but one block works by
// activity.
extern "C" __global__ void choose_inputs(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const Layer& layer = layerOf(all, blockIdx.x);
  const Choice& choice = choiceOf(all, network, (int)(&layer - all.layers));
  if (choice.criterion != INPUTS_BY_ACTIVITY && choice.criterion != INPUTS_BY_WEIGHT) {
    return;
  }
  bool byWeight = choice.criterion == INPUTS_BY_WEIGHT;
  int rows = byWeight ? layer.post : 1;
  for (int row = blockIdx.x - layer.firstBlock; row < rows; row += layer.blocks) {
    const float* values =
        byWeight ? layer.total + matrixOf(layer, network) + (long long)row * layer.pre
                 : layer.inputs + (long long)network * layer.pre;
    Ranked least =
        selectMagnitude(layer.pre, choice.rank, counted, [=](int i) { return values[i]; });
    if (threadIdx.x < 32) {
      float threshold = __uint_as_float(least.key);
      unsigned* chosen = chosenOf(all, layer, network, row);
      unsigned seen = 0;
      for (int from = 0; from < layer.pre; from += 32) {
        int i = from + threadIdx.x;
        bool inside = i < layer.pre;
        float value = inside ? values[i] : 0.0f;
        bool tied = inside && fabsf(value) == threshold;
        unsigned ties = __ballot_sync(0xffffffffu, tied);
        bool dropped = tied ? seen + __popc(ties & ((1u << threadIdx.x) - 1u)) < least.before
                            : beyond(value, threshold, false);
        unsigned word = __ballot_sync(0xffffffffu, inside && !dropped);
        if (threadIdx.x == 0) {
          chosen[from / 32] = word;
        }
        seen += __popc(ties);
      }
    }
  }
}
KERNEL(choose_inputs)

// Counts the next digit of the magnitudes of a matrix's changes, or weights, among those that have
// the leading bits found so far. Changes outside the subnet count as 0.
//
// Memory: by weight 4 bytes per synapse and pass, coalesced; by change none but the two vectors, in
// L1. Shared: 8 KB of counts. Bound by the additions in shared memory, of which zeros need none:
// some 50 us per pass for 78 million synapses, twice that where most values share few leading
// digits (prediction). Grid: (blocks of all layers, networks).
extern "C" __global__ void rank_synapses(const Networks* networks, int first, int pass) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const Layer& layer = layerOf(all, blockIdx.x);
  int number = (int)(&layer - all.layers);
  const Choice& choice = choiceOf(all, network, number);
  if (!ranksSynapses(choice)) {
    return;
  }
  for (int b = threadIdx.x; b < WIDE_BINS; b += blockDim.x) {
    counted[b] = 0u;
  }
  __syncthreads();
  unsigned known = knownBefore(pass);
  unsigned sought = pass == 0 ? 0u : all.ranked[network * all.layerCount + number].key;
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  bool byWeight = choice.criterion == BY_WEIGHT;
  unsigned zeros = 0;
  eachSegment(layer, [&](int row, int from, int columns) {
    const float* weights = layer.total + matrixOf(layer, network) + (long long)row * layer.pre;
    float step = steps[row];
    for (int i = from + threadIdx.x % 32; i < from + columns; i += 32) {
      float value = byWeight                    ? weights[i]
                    : inSubnet(choice, row, i) ? changeOf(step, inputs[i])
                                               : 0.0f;
      unsigned key = magnitudeBits(value);
      if (key == 0u) {
        zeros++;
      } else if ((key & known) == sought) {
        atomicAdd(&counted[binOf(key, pass)], 1u);
      }
    }
  });
  if (zeros > 0 && sought == 0u) {
    atomicAdd(&counted[0], zeros);
  }
  __syncthreads();
  unsigned* bins = binsOf(all, network, number);
  for (int b = threadIdx.x; b < WIDE_BINS; b += blockDim.x) {
    if (counted[b] != 0u) {
      atomicAdd(&bins[b], counted[b]);
    }
  }
}
KERNEL(rank_synapses)

// Finds the next digit from the counts, and clears them. Block x is the layer; one warp.
//
// Memory: 16 KB, in L2; bound by latency, some 5 us (prediction).
extern "C" __global__ void narrow_ranks(const Networks* networks, int first, int pass) {
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const Choice& choice = choiceOf(all, network, blockIdx.x);
  if (!ranksSynapses(choice)) {
    return;
  }
  Ranked* ranked = all.ranked + network * all.layerCount + blockIdx.x;
  unsigned* bins = binsOf(all, network, blockIdx.x);
  Ranked sought = pass == 0 ? Ranked{0u, (unsigned)choice.rank} : *ranked;
  Ranked found = pass == 0 ? findBin<WIDE_BINS>(bins, sought.before)
                           : findBin<WIDE_BINS / 2>(bins, sought.before);
  __syncwarp();
  for (int b = threadIdx.x; b < WIDE_BINS; b += 32) {
    bins[b] = 0u;
  }
  if (threadIdx.x == 0) {
    *ranked = Ranked{sought.key | found.key << shiftOf(pass), found.before};
  }
}
KERNEL(narrow_ranks)

// Changes the synapses that are chosen, and only these: s += (eta delta) x. Marks them where a
// threshold decides; otherwise they are marked. Adds up the number of changes and what they would
// cost without caching, by measure, per block, and counts them by synapse where asked to.
//
// Memory: 1/8 byte per synapse, 4 more where weights are compared, and 8 (16 when counting) per
// synapse that changes; bound by memory for large shares, else by the multiplications and ballots,
// some 100 us for 78 million synapses (prediction). pool holds a double per thread, measure and one
// more. Grid: (blocks of all layers, networks).
extern "C" __global__ void change_chosen(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const Rule& rule = all.rules[network];
  const Layer& layer = layerOf(all, blockIdx.x);
  int number = (int)(&layer - all.layers);
  const Choice& choice = choiceOf(all, network, number);
  bool ranks = ranksSynapses(choice);
  bool byWeight = choice.criterion == BY_WEIGHT;
  float threshold =
      ranks ? __uint_as_float(all.ranked[network * all.layerCount + number].key) : 0.0f;
  int sums = all.quantities - 1;
  for (int k = 0; k < sums; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  unsigned* counts = choice.counted ? all.plastic[number].counts : nullptr;
  unsigned lane = threadIdx.x % 32;
  unsigned changes = 0;
  double length = 0.0;
  eachSegment(layer, [&](int row, int from, int columns) {
    unsigned* chosen = chosenOf(all, layer, network, row);
    long long start = matrixOf(layer, network) + (long long)row * layer.pre;
    float step = steps[row];
    for (int word = from / 32; word * 32 < from + columns; word++) {
      int i = word * 32 + lane;
      bool inside = i < layer.pre;
      float change = inside ? changeOf(step, inputs[i]) : 0.0f;
      bool may;
      if (ranks) {
        may = inside && inSubnet(choice, row, i) &&
              !beyond(byWeight ? layer.total[start + i] : change, threshold, choice.smallest);
        unsigned all32 = __ballot_sync(0xffffffffu, may);
        if (lane == 0) {
          chosen[word] = all32;
        }
      } else {
        may = inside && (chosen[word] >> lane & 1u);
      }
      if (may && change != 0.0f) {
        layer.transient[start + i] = __fadd_rn(layer.transient[start + i], change);
        changes++;
        length += fabsf(change);
        for (int m = 1; m < rule.measures; m++) {
          pool[(1 + m) * blockDim.x + threadIdx.x] +=
              energy(all.measures[rule.firstMeasure + m], change);
        }
        if (counts != nullptr) {
          counts[start + i]++;
        }
      }
    }
  });
  pool[threadIdx.x] = changes;
  pool[blockDim.x + threadIdx.x] = length;
  writeSums(all, network, pool, sums);
}
KERNEL(change_chosen)

// Adds the blocks' sums of change_chosen to the ledger. Block x is the layer.
//
// Memory: 16 bytes per block of change_chosen, from L2; bound by latency.
extern "C" __global__ void collect_changes(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  double* cells = ledgerOf(all, network, blockIdx.x) + all.quantities;
  collectBlocks(all, all.layers[blockIdx.x], network, pool, all.quantities - 1, cells);
  if (threadIdx.x == 0 && pool[0] != 0.0) {
    all.changing[network * all.layerCount + blockIdx.x]++;
  }
}
KERNEL(collect_changes)

// Counts the changes of each synapse of the networks whose changes are outer products, where asked
// to.
//
// Memory: 8 bytes per synapse that changes, coalesced; bound by it. Grid: (blocks of all layers,
// networks).
extern "C" __global__ void count_changes(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Layer& layer = layerOf(all, blockIdx.x);
  int number = (int)(&layer - all.layers);
  if (!choiceOf(all, network, number).counted) {
    return;
  }
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  unsigned* counts = all.plastic[number].counts + matrixOf(layer, network);
  eachSegment(layer, [&](int row, int from, int columns) {
    float step = steps[row];
    for (int i = from + threadIdx.x % 32; i < from + columns; i += 32) {
      if (changeOf(step, inputs[i]) != 0.0f) {
        counts[(long long)row * layer.pre + i]++;
      }
    }
  });
}
KERNEL(count_changes)

// How often synapses have changed, n, summed up, and the pairs n (n - 1) / 2: whole numbers, added
// to [network][layer][2]. Only when a ledger is read.
//
// Memory: 4 bytes per synapse, coalesced; bound by it. Grid: (blocks of all layers, networks).
extern "C" __global__ void sum_changes(const Networks* networks, unsigned long long* sums) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Layer& layer = layerOf(all, blockIdx.x);
  int number = (int)(&layer - all.layers);
  if (!choiceOf(all, network, number).counted) {
    return;
  }
  const unsigned* counts = all.plastic[number].counts + matrixOf(layer, network);
  long long size = (long long)layer.post * layer.pre;
  unsigned long long updates = 0;
  unsigned long long pairs = 0;
  for (long long i = (long long)(blockIdx.x - layer.firstBlock) * blockDim.x + threadIdx.x;
       i < size; i += (long long)layer.blocks * blockDim.x) {
    unsigned long long n = counts[i];
    updates += n;
    pairs += n * (n - 1) / 2;
  }
  unsigned long long* mine = sums + ((long long)network * all.layerCount + number) * 2;
  if (updates > 0) {
    atomicAdd(&mine[0], updates);
    atomicAdd(&mine[1], pairs);
  }
}
KERNEL(sum_changes)
