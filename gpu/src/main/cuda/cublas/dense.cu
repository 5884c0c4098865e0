// The kernels around cuBLAS of the dense backend: a population of networks presented to in
// lockstep, every synapse looked at in every presentation.
//
// Each weight matrix is four arrays [network][post][pre] in device memory: initial, persistent,
// transient and total = initial + persistent + transient, the one that cuBLAS multiplies with.
// Networks that learn come first and those that rest last (`exchange` sees to that), so that a
// launch, or a strided batch of products, is for the first so many networks. Competitive rules have
// their kernels in selection.cuh; networks whose rule chooses synapses are the last of those that learn,
// and neither sger nor path is for them. One presentation:
//
//   begin, collect            only where a network decays first
//   present                   a pattern for each network
//   sgemv, activate_units     per layer; softmax_units where that is the output
//   output_error              what the output weights learn from, and what is sent back
//   sgemv, slope              per hidden layer, backwards
//   sger (or a batch of k = 1 products)   transient += steps inputs^T, per layer
//   path                      what the updates cost without caching
//   look, decide              only where a policy asks about groups of synapses
//   settle, collect           consolidation, maintenance, decay, total; the ledger
//
// Bytes per synapse and presentation, all from HBM once the matrices outgrow L2 (50 MB on an H200,
// about 3 million synapses): sgemv 4 (8 where the error is sent back), sger 8, look 4, settle 20 to
// 28. A 784 - 100 000 - 10 network thus moves about 2.8 GB per presentation: 0.6 ms at 4.8 TB/s
// (prediction). Small networks one by one are bound by launches instead, some 15 of 2 to 4 us each.
//
// Sums of energies are made in double precision and always in the same order, which depends on the
// shape of the layers alone: the same numbers for any population and at every run.
#include "cublas/energy.cuh"
#include "cublas/policy.cuh"
#include "cublas/selection.cuh"
#include "cublas/sums.cuh"

// total = initial + persistent + transient, after weights were set from outside.
//
// Memory: 16 bytes per synapse, coalesced; bound by it. Grid: (blocks of all layers, networks).
extern "C" __global__ void refresh(const Networks* networks) {
  const Layer& layer = layerOf(*networks, blockIdx.x);
  long long from = matrixOf(layer, blockIdx.y);
  long long size = (long long)layer.post * layer.pre;
  for (long long i = (long long)(blockIdx.x - layer.firstBlock) * blockDim.x + threadIdx.x;
       i < size; i += (long long)layer.blocks * blockDim.x) {
    long long at = from + i;
    layer.total[at] = layer.initial[at] + layer.persistent[at] + layer.transient[at];
  }
}
KERNEL(refresh)

// Copies one pattern to the inputs of each network; a bias is part of the stored pattern.
//
// Memory: 8 bytes per input, coalesced. Grid: (inputs / threads, networks).
extern "C" __global__ void present(const float* patterns, const int* labels, int width,
                                   const int* presented, float* inputs, int* label) {
  int network = blockIdx.y;
  int pattern = presented[blockIdx.y];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < width) {
    inputs[(long long)network * width + i] = patterns[(long long)pattern * width + i];
  }
  if (i == 0) {
    label[network] = labels[pattern];
  }
}
KERNEL(present)

// Summed inputs of a layer of units become activities, in place; not softmax.
//
// Memory: 8 bytes per unit, in L2. Grid: (units / threads, networks).
extern "C" __global__ void activate_units(float* units, int post, int activation) {
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  if (j < post) {
    float* unit = units + (long long)blockIdx.y * post + j;
    float z = *unit;
    if (activation == LOGISTIC) {
      *unit = 1.0f / (1.0f + expf(-z));
    } else if (activation == LEAKY_RELU) {
      *unit = z > 0.0f ? z : 0.1f * z;
    }
  }
}
KERNEL(activate_units)

// The same for softmax outputs: one block per network. Every thread adds up all (some ten) outputs
// by itself, which keeps one order of summation and needs no shared memory.
extern "C" __global__ void softmax_units(float* units, int post) {
  float* z = units + (long long)blockIdx.x * post;
  float largest = z[0];
  for (int k = 1; k < post; k++) {
    largest = fmaxf(largest, z[k]);
  }
  float sum = 0.0f;
  for (int k = 0; k < post; k++) {
    sum += expf(z[k] - largest);
  }
  __syncthreads();
  for (int k = threadIdx.x; k < post; k += blockDim.x) {
    z[k] = expf(z[k] - largest) / sum;
  }
}
KERNEL(softmax_units)

// The errors of the output units: delta and step = eta delta for the output weights, and what is
// sent back to the hidden layer. e = target - y; squared error scaled by g, or cross-entropy; the
// exact gradient, or that of the published scripts.
//
// Memory: some 20 bytes per output, in L2; one block per network, bound by its launch.
extern "C" __global__ void output_error(const float* outputs, const int* label, int post,
                                        int activation, int scripts, int crossEntropy, float g,
                                        float targetOff, float targetOn, const float* rates,
                                        float* steps, float* sentBack, float* deltas) {
  int network = blockIdx.x;
  long long from = (long long)network * post;
  int right = label[network];
  float shared = 0.0f;
  if (!scripts && activation == SOFTMAX) {
    for (int k = 0; k < post; k++) {
      float y = outputs[from + k];
      shared += ((k == right ? targetOn : targetOff) - y) * y;
    }
  }
  for (int k = threadIdx.x; k < post; k += blockDim.x) {
    float y = outputs[from + k];
    float e = (k == right ? targetOn : targetOff) - y;
    float delta = e;
    if (!crossEntropy) {
      switch (activation) {
        case LOGISTIC:
          delta = g * e * y * (1.0f - y);
          break;
        case SOFTMAX:
          delta = scripts ? g * e * y * (1.0f - y) : g * y * (e - shared);
          break;
        case LINEAR:
          delta = g * e;
          break;
        default:
          delta = g * e * (y > 0.0f ? 1.0f : 0.1f);
      }
    }
    steps[from + k] = rates[network] * delta;
    if (deltas != nullptr) {
      deltas[from + k] = delta;
    }
    sentBack[from + k] = scripts && !crossEntropy && activation == LOGISTIC ? e : delta;
  }
}
KERNEL(output_error)

// Errors that came back to a hidden layer become deltas, in place, and steps = eta delta.
//
// Memory: 16 bytes per unit, in L2. Grid: (units / threads, networks).
extern "C" __global__ void slope(const float* units, float* deltas, float* steps, int post,
                                 int activation, const float* rates) {
  int network = blockIdx.y;
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  if (j < post) {
    long long at = (long long)network * post + j;
    float y = units[at];
    float d = deltas[at];
    if (activation == LOGISTIC) {
      d *= y * (1.0f - y);
    } else if (activation == LEAKY_RELU) {
      d *= y > 0.0f ? 1.0f : 0.1f;
    }
    deltas[at] = d;
    steps[at] = rates[network] * d;
  }
}
KERNEL(slope)

// What the updates would cost without caching, added to the ledger. An update is an outer product,
// steps inputs^T, so the energy of all of them is a product of sums over the two vectors (of their
// positive and negative parts where decreases are free), and the matrix is not read.
//
// Memory: 4 bytes per unit of both layers, once per measure, from L2; pool holds four doubles per
// thread. One block per layer and network, block x is the layer; bound by latency.
extern "C" __global__ void path(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const Layer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const Rule& rule = all.rules[network];
  double* cell = ledgerOf(all, network, blockIdx.x) + all.quantities;
  const float* vectors[2] = {layer.steps + (long long)network * layer.post,
                             layer.inputs + (long long)network * layer.pre};
  int sizes[2] = {layer.post, layer.pre};
  // The last turn counts the updates: what is not 0 to the power of 0.
  for (int m = 0; m <= rule.measures; m++) {
    bool counting = m == rule.measures;
    Measure measure = counting ? Measure{0.0, 0, 0} : all.measures[rule.firstMeasure + m];
    for (int side = 0; side < 2; side++) {
      double up = 0.0;
      double down = 0.0;
      for (int i = threadIdx.x; i < sizes[side]; i += blockDim.x) {
        float v = vectors[side][i];
        if (v < 0.0f) {
          down += power(-v, measure.exponent);
        } else if (v != 0.0f) {
          up += power(v, measure.exponent);
        }
      }
      pool[2 * side * blockDim.x + threadIdx.x] = up;
      pool[(2 * side + 1) * blockDim.x + threadIdx.x] = down;
    }
    sumThreads(pool, 4);
    __syncthreads();
    if (threadIdx.x == 0) {
      double stepsUp = pool[0];
      double stepsDown = pool[blockDim.x];
      double inputsUp = pool[2 * blockDim.x];
      double inputsDown = pool[3 * blockDim.x];
      double increases = stepsUp * inputsUp + stepsDown * inputsDown;
      double decreases = stepsUp * inputsDown + stepsDown * inputsUp;
      cell[counting ? 0 : 1 + m] += measure.increasesOnly ? increases : increases + decreases;
      if (counting && all.changing != nullptr && increases + decreases != 0.0) {
        all.changing[network * all.layerCount + blockIdx.x]++;
      }
    }
    __syncthreads();
  }
}
KERNEL(path)

// The largest, the smallest or the sum of abs(s) of each segment of a row, for the networks whose
// policy asks about groups and looks in this presentation.
//
// Memory: 4 bytes per synapse, coalesced; bound by it (48 registers, so 40 warps fit a
// multiprocessor, each with four loads per lane in flight: 20 KB, nearly what 4.8 TB/s takes). A
// warp has a segment; its lanes' results meet in registers. Grid: (blocks of all layers, networks).
extern "C" __global__ void look(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Rule& rule = all.rules[network];
  if (!asksGroups(rule) || !looksNow(all, network)) {
    return;
  }
  const Layer& layer = layerOf(all, blockIdx.x);
  const float* transient = layer.transient + matrixOf(layer, network);
  double* mine = statisticsOf(all, network) + layer.firstSegment;
  int trigger = rule.trigger;
  int lane = threadIdx.x % 32;
  int warps = blockDim.x / 32;
  int segments = layer.post * layer.segments;
  for (int segment = (blockIdx.x - layer.firstBlock) * warps + threadIdx.x / 32;
       segment < segments; segment += layer.blocks * warps) {
    int row = segment / layer.segments;
    int from = (segment - row * layer.segments) * kSegment;
    int to = min(from + kSegment, layer.pre);
    const float* s = transient + (long long)row * layer.pre;
    double found = nothing(trigger);
    if (trigger == SUM) {
      for (int i = from + lane; i < to; i += 32) {
        found += fabsf(s[i]);
      }
    } else {
      // The smallest is the largest of the negated ones: one loop without branches for both.
      float sign = trigger == EVERY ? -1.0f : 1.0f;
      float best = -HUGE_VALF;
      for (int i = from + lane; i < to; i += 32) {
        best = fmaxf(best, sign * fabsf(s[i]));
      }
      found = sign * best;
    }
    for (int distance = 16; distance > 0; distance /= 2) {
      found = merged(trigger, found, __shfl_xor_sync(0xffffffffu, found, distance));
    }
    if (lane == 0) {
      mine[segment] = found;
    }
  }
}
KERNEL(look)

// From the segments' statistics: which layers are consolidated as a whole. One block per network.
//
// Memory: 8 bytes per segment, one per row up to 1024 columns wide, from L2 (800 KB with 100 000
// hidden units, some 20 us; else bound by the launch).
extern "C" __global__ void decide(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Rule& rule = all.rules[network];
  if (!asksGroups(rule) || rule.scope == NEURON || !looksNow(all, network)) {
    return;
  }
  int* decisions = all.decisions + network * all.layerCount;
  double ofNetwork = nothing(rule.trigger);
  for (int n = 0; n < all.layerCount; n++) {
    const Layer& layer = all.layers[n];
    const double* mine = statisticsOf(all, network) + layer.firstSegment;
    int segments = layer.post * layer.segments;
    double found = nothing(rule.trigger);
    for (int i = threadIdx.x; i < segments; i += blockDim.x) {
      found = merged(rule.trigger, found, mine[i]);
    }
    pool[threadIdx.x] = found;
    __syncthreads();
    if (threadIdx.x == 0) {
      for (unsigned t = 1; t < blockDim.x; t++) {
        found = merged(rule.trigger, found, pool[t]);
      }
      ofNetwork = merged(rule.trigger, ofNetwork, found);
      decisions[n] = over(rule, found) ? MOVE : KEEP;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0 && rule.scope == NETWORK) {
    for (int n = 0; n < all.layerCount; n++) {
      decisions[n] = over(rule, ofNetwork) ? MOVE : KEEP;
    }
  }
}
KERNEL(decide)

namespace {

__device__ inline int decisionOf(const Networks& all, int network, int layer) {
  const Rule& rule = all.rules[network];
  if (rule.trigger == NEVER || !looksNow(all, network)) {
    return KEEP;
  }
  if (rule.scope == SYNAPSE) {
    return EACH;
  }
  if (rule.trigger == ALWAYS) {
    return MOVE;
  }
  return rule.scope == NEURON ? ROWS : all.decisions[network * all.layerCount + layer];
}

// Where one block of settle adds up: quantity by quantity, one number per thread.
struct Sums {
  double held;   // abs(s)
  double kept;   // abs(change of s) of synapses not consolidated
  double moved;  // abs(change) of those that are
  double* byMeasure;
  const Measure* measures;
  int count;
};

// Whether a row's synapses are consolidated together, from the statistics of its segments.
__device__ inline int rowDecision(const Rule& rule, const double* segments, int count) {
  double largest = 0.0;
  for (int i = 0; i < count; i++) {
    largest = merged(ANY, largest, segments[i]);
  }
  return over(rule, largest) ? MOVE : KEEP;
}

// Consolidates s, or whole multiples of the threshold: returns what stays.
__device__ inline float consolidate(const Rule& rule, float s, float& l, Sums& sums) {
  double change = s;
  if (rule.quantised) {
    change = copysign(floor(fabsf(s) / rule.threshold) * rule.threshold, change);
  }
  sums.moved += fabs(change);
  for (int m = 1; m < sums.count; m++) {
    sums.byMeasure[m * blockDim.x + threadIdx.x] += energy(sums.measures[m], change);
  }
  l += (float)change;
  return (float)(s - change);
}

template <bool GENERAL, bool CHOSEN>
__device__ inline void settleAll(const Networks& all, double* pool) {
  constexpr int TOGETHER = GENERAL ? 1 : 4;
  int network = blockIdx.y;
  const Rule& rule = all.rules[network];
  const Layer& layer = layerOf(all, blockIdx.x);
  int decision = decisionOf(all, network, numberOf(all, layer));
  const double* statistics = statisticsOf(all, network) + layer.firstSegment;
  for (int k = 0; k < all.quantities; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  Sums sums{0.0, 0.0, 0.0, pool + 2 * blockDim.x, all.measures + rule.firstMeasure, rule.measures};
  bool decays = rule.order != DECAY_FIRST && (rule.decay != 1.0f || rule.decayRest != 0.0f);
  int warps = blockDim.x / 32;
  int segments = layer.post * layer.segments;
  bool chooses =
      CHOSEN && choosesSynapses(choiceOf(all, network, numberOf(all, layer)));
  for (int segment = (blockIdx.x - layer.firstBlock) * warps + threadIdx.x / 32;
       segment < segments; segment += layer.blocks * warps) {
    int row = segment / layer.segments;
    int from = (segment - row * layer.segments) * kSegment;
    int columns = min(kSegment, layer.pre - from);
    const unsigned* chosen =
        CHOSEN && chooses ? selectedOf(all, layer, network, row) + from / 32 : nullptr;
    long long at = matrixOf(layer, network) + (long long)row * layer.pre + from;
    float* transient = layer.transient + at;
    float* persistent = layer.persistent + at;
    const float* initial = layer.initial + at;
    float* total = layer.total + at;
    const float* inputs = layer.inputs + (long long)network * layer.pre + from;
    float step = layer.steps[(long long)network * layer.post + row];
    int now = decision != ROWS
                  ? decision
                  : rowDecision(rule, statistics + row * layer.segments, layer.segments);
    for (int i = threadIdx.x % 32; i < columns; i += 32 * TOGETHER) {
      float before[TOGETHER];
      float settled[TOGETHER];
      float first[TOGETHER];
#pragma unroll
      for (int u = 0; u < TOGETHER; u++) {
        int column = min(i + 32 * u, columns - 1);
        before[u] = transient[column];
        settled[u] = persistent[column];
        first[u] = initial[column];
      }
#pragma unroll
      for (int u = 0; u < TOGETHER; u++) {
        int column = i + 32 * u;
        if (column < columns) {
          float s = before[u];
          float l = settled[u];
          sums.held += rule.order == CORRECTED ? fabsf(s) : 0.0f;
          bool moves = now == EACH ? s != 0.0f && synapseOver(rule, fabsf(s)) : now == MOVE;
          if (!moves) {
            if (!CHOSEN || chosen == nullptr || (chosen[column / 32] >> column % 32 & 1u)) {
              sums.kept += fabsf(step * inputs[column]);
            }
          } else if (s != 0.0f) {
            if (GENERAL) {
              s = consolidate(rule, s, l, sums);
            } else {
              sums.moved += fabsf(s);
              l += s;
              s = 0.0f;
            }
            persistent[column] = l;
          }
          sums.held += rule.order == LEARN_FIRST ? fabsf(s) : 0.0f;
          if (decays) {
            s = decayed(rule, s);
          }
          if (s != before[u]) {
            transient[column] = s;
          }
          total[column] = first[u] + l + s;
        }
      }
    }
  }
  pool[threadIdx.x] = sums.held;
  pool[blockDim.x + threadIdx.x] = sums.kept;
  pool[2 * blockDim.x + threadIdx.x] = sums.moved;
  writeSums(all, blockIdx.y, pool, all.quantities);
}

}  // namespace

// Ends a presentation for every synapse: consolidates what the policy says, charges maintenance
// before or after, decays, and makes the total anew. For populations without quantised policy that
// account for abs(change) alone; settle_general is for all others.
//
// Memory: reads transient, persistent and initial, writes total, and transient and persistent where
// they change: 20 to 28 bytes per synapse, coalesced; steps and inputs come from L1. A warp has a
// segment of a row at a time, and each lane has 12 loads in flight: at 64 registers four blocks of
// 256 threads fit a multiprocessor, which makes 48 KB in flight, twice what 4.8 TB/s takes. pool
// holds a double per thread and quantity (6 KB a block). Bound by memory: the 2 double additions
// per synapse take a quarter of the time on an H200 (prediction). Grid: (blocks of all layers,
// networks).
extern "C" __global__ void __launch_bounds__(256, 4) settle(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  settleAll<false, false>(*networks, pool);
}
KERNEL(settle)

// As settle, for every policy and any number of energies; bound by the double precision division
// and powers where many changes are consolidated.
extern "C" __global__ void settle_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  settleAll<true, false>(*networks, pool);
}
KERNEL(settle_general)

// As settle, where some networks change chosen synapses only: 1/8 byte per synapse more.
extern "C" __global__ void __launch_bounds__(256, 3) settle_chosen(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  settleAll<false, true>(*networks, pool);
}
KERNEL(settle_chosen)

// As settle_general, where some networks change chosen synapses only.
extern "C" __global__ void settle_chosen_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  settleAll<true, true>(*networks, pool);
}
KERNEL(settle_chosen_general)

// Begins a presentation of the networks that decay first: s decays, is charged for, and the total
// is made anew. Other networks are left alone.
//
// Memory: 20 bytes per synapse of those networks, coalesced; bound by it. Grid as of settle.
extern "C" __global__ void begin(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Rule& rule = all.rules[network];
  if (rule.order != DECAY_FIRST) {
    return;
  }
  const Layer& layer = layerOf(all, blockIdx.x);
  long long from = matrixOf(layer, network);
  long long size = (long long)layer.post * layer.pre;
  double held = 0.0;
  for (long long i = (long long)(blockIdx.x - layer.firstBlock) * blockDim.x + threadIdx.x;
       i < size; i += (long long)layer.blocks * blockDim.x) {
    long long at = from + i;
    float s = decayed(rule, layer.transient[at]);
    held += fabsf(s);
    layer.transient[at] = s;
    layer.total[at] = layer.initial[at] + layer.persistent[at] + s;
  }
  for (int k = 1; k < all.quantities; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  pool[threadIdx.x] = held;
  writeSums(all, blockIdx.y, pool, all.quantities);
}
KERNEL(begin)

// Adds the blocks' sums of settle (or of begin, for the networks that decay first) to the ledger,
// and ends the presentation. Block x is the layer.
//
// Memory: 24 bytes per block of settle, at most 25 KB per layer, from L2; bound by latency.
extern "C" __global__ void collect(const Networks* networks, int beginning) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const Layer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  if (beginning && all.rules[network].order != DECAY_FIRST) {
    return;
  }
  collectBlocks(all, layer, network, pool, all.quantities, ledgerOf(all, network, blockIdx.x));
  if (!beginning && blockIdx.x == 0 && threadIdx.x == 0) {
    all.presentations[network]++;
  }
}
KERNEL(collect)

// What consolidating the rest would cost, or what setting the weights directly would have: the
// energies of s, or of l + s, by measure, and how many are not 0, summed per block. Only when a
// ledger is read.
//
// Memory: 4 (or 8) bytes per synapse, coalesced; bound by memory for the linear measure, by the
// double precision powers for others. Grid as of settle; `stock_sums` adds up the blocks.
extern "C" __global__ void stock(const Networks* networks, int withPersistent) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const Rule& rule = all.rules[blockIdx.y];
  const Layer& layer = layerOf(all, blockIdx.x);
  int sums = all.quantities - 1;
  int count = sums - 1;
  long long from = matrixOf(layer, blockIdx.y);
  long long size = (long long)layer.post * layer.pre;
  for (int m = 0; m < sums; m++) {
    pool[m * blockDim.x + threadIdx.x] = 0.0;
  }
  for (long long i = (long long)(blockIdx.x - layer.firstBlock) * blockDim.x + threadIdx.x;
       i < size; i += (long long)layer.blocks * blockDim.x) {
    double change = layer.transient[from + i];
    if (withPersistent) {
      change += layer.persistent[from + i];
    }
    if (change != 0.0) {
      pool[count * blockDim.x + threadIdx.x] += 1.0;
      for (int m = 0; m < rule.measures; m++) {
        pool[m * blockDim.x + threadIdx.x] += energy(all.measures[rule.firstMeasure + m], change);
      }
    }
  }
  writeSums(all, blockIdx.y, pool, sums);
}
KERNEL(stock)

// Adds up the blocks of stock. Block x is the layer; one thread per quantity, from the first block
// to the last.
extern "C" __global__ void stock_sums(const Networks* networks, double* sums) {
  const Networks& all = *networks;
  const Layer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const double* from = partialsOf(all, network, layer.firstBlock);
  int count = all.quantities - 1;
  double* into = sums + ((long long)network * all.layerCount + blockIdx.x) * count;
  for (int m = threadIdx.x; m < count; m += blockDim.x) {
    double sum = 0.0;
    for (int block = 0; block < layer.blocks; block++) {
      sum += from[(long long)block * all.quantities + m];
    }
    into[m] = sum;
  }
}
KERNEL(stock_sums)

// Exchanges two networks' places in an array: `words` of 4 bytes are of each network. Only when the
// set of networks that learn changes.
//
// Memory: 16 bytes per word, coalesced; bound by it.
extern "C" __global__ void exchange(unsigned* values, long long words, int first, int second) {
  unsigned* a = values + first * words;
  unsigned* b = values + second * words;
  for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < words;
       i += (long long)gridDim.x * blockDim.x) {
    unsigned kept = a[i];
    a[i] = b[i];
    b[i] = kept;
  }
}
KERNEL(exchange)
