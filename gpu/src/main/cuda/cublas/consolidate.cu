// The end of a presentation: consolidation, maintenance and decay of every synapse.
#include "common/model.cuh"

#include "cublas/decay.cuh"
#include "cublas/selection.cuh"
#include "cublas/statistics.cuh"
#include "cublas/sums.cuh"

namespace {

// Whether the synapses of a layer are consolidated, all or each by itself or row by row.
__device__ inline int decisionOf(const Networks& all, int network, int layer) {
  const Consolidation& consolidation = consolidationOf(all, network);
  if (consolidation.trigger == kNever || !checksNow(all, network)) {
    return kKeepAll;
  }
  if (consolidation.trigger == kAlways) {
    return kConsolidateAll;
  }
  if (consolidation.isPerSynapse()) {
    return kBySynapse;
  }
  return consolidation.scope == kNeuron ? kByRow : all.decisions[network * all.layerCount + layer];
}

// Whether a row's synapses are consolidated together, from the statistics of its segments: one of
// them up to 1024 columns, for which unrolling would only take registers.
__device__ inline int decisionOfRow(const Networks& all, const DenseLayer& layer, int network,
                                    int row) {
  const Consolidation& consolidation = consolidationOf(all, network, numberOf(all, layer));
  const double* segments =
      statisticsOf(all, network) + layer.firstSegment + row * layer.segments;
  double statistic = statisticOfNone(consolidation.trigger);
#pragma unroll 1
  for (int i = 0; i < layer.segments; i++) {
    statistic = merged(consolidation.trigger, statistic, segments[i]);
  }
  return consolidation.isOver(statistic) ? kConsolidateAll : kKeepAll;
}

// What a thread adds up; energies by measure in shared memory, one number per thread.
struct Sums {
  double held;   // abs(s)
  double kept;   // abs(change of s) of synapses not consolidated
  double moved;  // abs(change) of those that are
  double* byMeasure;
  const Measure* measures;
  int count;
};

// Consolidates s, or whole multiples of the threshold: returns what stays.
__device__ inline float consolidated(const Consolidation& consolidation, float s, float& l,
                                     Sums& sums) {
  double change = s;
  double theta = consolidation.threshold;
  if (consolidation.wholeMultiples && theta != 0.0) {
    change = copysign(floor(fabsf(s) / theta) * theta, change);
  }
  sums.moved += fabs(change);
  for (int m = 1; m < sums.count; m++) {
    sums.byMeasure[m * blockDim.x + threadIdx.x] += energyOf(sums.measures[m], change);
  }
  l += (float)change;
  return (float)(s - change);
}

// kGeneral: whole multiples of the threshold, or more energies than abs(change). kSelected: some
// networks change selected synapses only. kFollows: some thresholds set themselves.
template <bool kGeneral, bool kSelected, bool kFollows>
__device__ inline void endPresentation(const Networks& all, double* pool) {
  constexpr int kTogether = kGeneral ? 1 : 4;
  int network = blockIdx.y;
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const Consolidation& consolidation = consolidationOf(all, network, numberOf(all, layer));
  int decision = decisionOf(all, network, numberOf(all, layer));
  for (int k = 0; k < all.quantities; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  const MeasureRange& range = all.measureRanges[network];
  Sums sums{0.0, 0.0, 0.0, pool + 2 * blockDim.x, all.measures + range.first, range.count};
  bool decays = consolidation.order != kDecayFirst &&
                (consolidation.roundedDecay != 1.0f || consolidation.decayRemainder != 0.0f);
  bool selects = kSelected && selectsSynapses(all, network, numberOf(all, layer));
  bool changesOnly = kFollows && consolidation.changesOnly;
  eachSegment(layer, [&](int row, int from, int columns) {
    const unsigned* selected =
        kSelected && selects ? selectedOf(all, layer, network, row) + from / 32 : nullptr;
    long long at = matrixOf(layer, network) + (long long)row * layer.pre + from;
    float* transient = layer.transient + at;
    float* persistent = layer.persistent + at;
    const float* initial = layer.initial + at;
    float* total = layer.total + at;
    const float* inputs = layer.inputs + (long long)network * layer.pre + from;
    float step = layer.steps[(long long)network * layer.post + row];
    int now = decision == kByRow ? decisionOfRow(all, layer, network, row) : decision;
    for (int i = threadIdx.x % 32; i < columns; i += 32 * kTogether) {
      float before[kTogether];
      float settled[kTogether];
      float first[kTogether];
#pragma unroll
      for (int u = 0; u < kTogether; u++) {
        // Past the end its first column again, which no other thread writes.
        int column = i + 32 * u < columns ? i + 32 * u : i;
        before[u] = transient[column];
        settled[u] = persistent[column];
        first[u] = initial[column];
      }
#pragma unroll
      for (int u = 0; u < kTogether; u++) {
        int column = i + 32 * u;
        if (column < columns) {
          float s = before[u];
          float l = settled[u];
          sums.held += consolidation.order == kCorrected ? fabsf(s) : 0.0f;
          bool moves = now == kBySynapse ? s != 0.0f && consolidation.isOverNearest(fabsf(s))
                                         : now == kConsolidateAll;
          if (kFollows && changesOnly && now == kBySynapse) {
            moves = moves && (selected == nullptr || (selected[column / 32] >> column % 32 & 1u)) &&
                    changeOf(step, inputs[column]) != 0.0f;
          }
          if (!moves) {
            if (!kSelected || selected == nullptr ||
                (selected[column / 32] >> column % 32 & 1u)) {
              sums.kept += fabsf(step * inputs[column]);
            }
          } else if (s != 0.0f) {
            if (kGeneral) {
              s = consolidated(consolidation, s, l, sums);
            } else {
              sums.moved += fabsf(s);
              l += s;
              s = 0.0f;
            }
            persistent[column] = l;
          }
          sums.held += consolidation.order == kLearnFirst ? fabsf(s) : 0.0f;
          if (decays) {
            s = decayed(consolidation, s);
          }
          if (s != before[u]) {
            transient[column] = s;
          }
          total[column] = first[u] + l + s;
        }
      }
    }
  });
  pool[threadIdx.x] = sums.held;
  pool[blockDim.x + threadIdx.x] = sums.kept;
  pool[2 * blockDim.x + threadIdx.x] = sums.moved;
  writeSums(all, network, pool, all.quantities);
}

}  // namespace

// Ends a presentation for every synapse: consolidates what the policy says, charges maintenance
// before or after, decays, and makes the total anew. For populations of which no policy moves whole
// multiples and that account for abs(change) alone; consolidate_general is for all others.
//
// Memory: reads transient, persistent and initial, writes total, and transient and persistent where
// they change: 20 to 28 bytes per synapse, coalesced; steps and inputs come from L1. A warp has a
// segment of a row at a time, and each lane has 12 loads in flight: at 64 registers four blocks of
// 256 threads fit a multiprocessor, which makes 48 KB in flight, twice what 4.8 TB/s takes. pool
// holds a double per thread and quantity (6 KB a block). Bound by memory: the 2 double additions
// per synapse take a quarter of the time on an H200 (prediction). Grid: (blocks of all layers,
// networks).
extern "C" __global__ void __launch_bounds__(256, 4) consolidate(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<false, false, false>(*networks, pool);
}
KERNEL(consolidate)

// For every policy and any number of energies; bound by the double precision division and powers
// where many changes are consolidated.
extern "C" __global__ void consolidate_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<true, false, false>(*networks, pool);
}
KERNEL(consolidate_general)

// As consolidate, where some networks change selected synapses only: 1/8 byte per synapse more.
extern "C" __global__ void __launch_bounds__(256, 3)
    consolidate_selected(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<false, true, false>(*networks, pool);
}
KERNEL(consolidate_selected)

// As consolidate_general, where some networks change selected synapses only.
extern "C" __global__ void consolidate_selected_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<true, true, false>(*networks, pool);
}
KERNEL(consolidate_selected_general)

// As consolidate_selected, where some thresholds set themselves, whether or not a network has a rule.
extern "C" __global__ void __launch_bounds__(256, 3)
    consolidate_following(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<false, true, true>(*networks, pool);
}
KERNEL(consolidate_following)

// The same for every policy and any number of energies.
extern "C" __global__ void consolidate_following_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<true, true, true>(*networks, pool);
}
KERNEL(consolidate_following_general)
