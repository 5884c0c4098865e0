// What the threshold is compared with, and which layers are over it, where a policy checks groups
// of synapses.
#include "cublas/statistics.cuh"

// The statistic of abs(s) of each segment of a row, for the networks whose policy checks groups, in
// the presentations that check.
//
// Memory: 4 bytes per synapse, coalesced; bound by it (48 registers, so 40 warps fit a
// multiprocessor, each with four loads per lane in flight: 20 KB, nearly what 4.8 TB/s takes). A
// warp has a segment; its lanes' results meet in registers. Grid: (blocks of all layers, networks).
extern "C" __global__ void check_threshold(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  const Consolidation& consolidation = all.consolidations[network];
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
KERNEL(check_threshold)

// From the segments' statistics: which layers are consolidated as a whole. One block per network.
//
// Memory: 8 bytes per segment, one per row up to 1024 columns wide, from L2 (800 KB with 100 000
// hidden units, some 20 us; else bound by the launch).
extern "C" __global__ void decide(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Consolidation& consolidation = all.consolidations[network];
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
      decisions[n] = consolidation.isOver(found) ? kConsolidateAll : kKeepAll;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0 && consolidation.scope == kNetwork) {
    for (int n = 0; n < all.layerCount; n++) {
      decisions[n] = consolidation.isOver(ofNetwork) ? kConsolidateAll : kKeepAll;
    }
  }
}
KERNEL(decide)
