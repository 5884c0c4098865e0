// What the threshold is compared with, and which layers are over it, where a policy checks groups
// of synapses.
#include "cublas/selection.cuh"
#include "cublas/statistics.cuh"

namespace {

// The largest abs(s) of a segment of a row among the synapses that change; this lane's share.
__device__ inline float largestOfChanged(const Networks& all, const DenseLayer& layer, int network,
                                         const float* s, int row, int from, int to) {
  const unsigned* selected =
      selectsSynapses(all, network, numberOf(all, layer)) ? selectedOf(all, layer, network, row)
                                                          : nullptr;
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  float step = layer.steps[(long long)network * layer.post + row];
  float best = 0.0f;
  for (int i = from + threadIdx.x % 32; i < to; i += 32) {
    bool may = selected == nullptr || (selected[i / 32] >> i % 32 & 1u);
    best = may && changeOf(step, inputs[i]) != 0.0f ? fmaxf(best, fabsf(s[i])) : best;
  }
  return best;
}

// See check_threshold.
template <bool kFollows>
__device__ inline void checkThreshold(const Networks& all) {
  int network = blockIdx.y;
  const Consolidation& consolidation = consolidationOf(all, network);
  if (!consolidation.checksGroups || !checksNow(all, network)) {
    return;
  }
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const float* transient = layer.transient + matrixOf(layer, network);
  double* mine = statisticsOf(all, network) + layer.firstSegment;
  int trigger = consolidation.trigger;
  int lane = threadIdx.x % 32;
  eachSegment(layer, [&](int row, int from, int columns) {
    const float* s = transient + (long long)row * layer.pre;
    int to = from + columns;
    double found = statisticOfNone(trigger);
    if (trigger == kSum) {
      for (int i = from + lane; i < to; i += 32) {
        found += fabsf(s[i]);
      }
    } else if (kFollows && consolidation.changesOnly) {
      found = largestOfChanged(all, layer, network, s, row, from, to);
    } else {
      // The smallest is the largest of the negated ones: one loop without branches for both.
      float sign = trigger == kEverySynapse ? -1.0f : 1.0f;
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
      mine[row * layer.segments + from / kSegment] = found;
    }
  });
}

// Whether the network is over its thresholds, from its statistic and, where each matrix has a
// threshold of its own, what was decided for each. Sums are compared with the sum of the thresholds
// that there are yet.
__device__ inline bool networkIsOver(const Networks& all, int network, double statistic,
                                     const int* decisions) {
  const Consolidation& consolidation = consolidationOf(all, network);
  if (!consolidation.setsItself) {
    return consolidation.isOver(statistic);
  }
  if (consolidation.trigger == kSum) {
    double sum = 0.0;
    for (int n = 0; n < all.layerCount; n++) {
      double theta = consolidationOf(all, network, n).threshold;
      sum += theta == HUGE_VAL ? 0.0 : theta;
    }
    return consolidation.isOver(statistic, sum == 0.0 ? HUGE_VAL : sum);
  }
  bool every = consolidation.trigger == kEverySynapse;
  bool over = every;
  for (int n = 0; n < all.layerCount; n++) {
    bool each = decisions[n] == kConsolidateAll;
    over = every ? over && each : over || each;
  }
  return over;
}

}  // namespace

// The statistic of abs(s) of each segment of a row, for the networks whose policy checks groups, in
// the presentations that check.
//
// Memory: 4 bytes per synapse, coalesced; bound by it (48 registers, so 40 warps fit a
// multiprocessor, each with four loads per lane in flight: 20 KB, nearly what 4.8 TB/s takes). A
// warp has a segment; its lanes' results meet in registers. Grid: (blocks of all layers, networks).
extern "C" __global__ void check_threshold(const Networks* networks) {
  checkThreshold<false>(*networks);
}
KERNEL(check_threshold)

// The same where some thresholds set themselves, of which some are compared with changed synapses
// alone.
extern "C" __global__ void check_threshold_following(const Networks* networks) {
  checkThreshold<true>(*networks);
}
KERNEL(check_threshold_following)

// From the segments' statistics: which layers are consolidated as a whole. One block per network.
//
// Memory: 8 bytes per segment, one per row up to 1024 columns wide, from L2 (800 KB with 100 000
// hidden units, some 20 us; else bound by the launch).
extern "C" __global__ void decide(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Consolidation& consolidation = consolidationOf(all, network);
  if (!consolidation.checksGroups || consolidation.scope == kNeuron || !checksNow(all, network)) {
    return;
  }
  int* decisions = all.decisions + network * all.layerCount;
  double ofNetwork = statisticOfNone(consolidation.trigger);
  for (int n = 0; n < all.layerCount; n++) {
    const DenseLayer& layer = all.layers[n];
    const double* mine = statisticsOf(all, network) + layer.firstSegment;
    int segments = layer.post * layer.segments;
    double found = statisticOfNone(consolidation.trigger);
    for (int i = threadIdx.x; i < segments; i += blockDim.x) {
      found = merged(consolidation.trigger, found, mine[i]);
    }
    pool[threadIdx.x] = found;
    __syncthreads();
    if (threadIdx.x == 0) {
      for (unsigned t = 1; t < blockDim.x; t++) {
        found = merged(consolidation.trigger, found, pool[t]);
      }
      ofNetwork = merged(consolidation.trigger, ofNetwork, found);
      decisions[n] =
          consolidationOf(all, network, n).isOver(found) ? kConsolidateAll : kKeepAll;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0 && consolidation.scope == kNetwork) {
    int decision =
        networkIsOver(all, network, ofNetwork, decisions) ? kConsolidateAll : kKeepAll;
    for (int n = 0; n < all.layerCount; n++) {
      decisions[n] = decision;
    }
  }
}
KERNEL(decide)
