// What ends a presentation for the synapses of a block: consolidation, maintenance and decay.
#pragma once

#include "common/chance.cuh"
#include "common/model.cuh"

#include "cublas/decay.cuh"
#include "cublas/local.cuh"
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
template <bool kLocal>
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
  if (kLocal && hasLocalThresholds(all, network)) {
    const double* mine = thetasOf(all, network) + layer.firstSegment + row * layer.segments;
    double thetas = 0.0;
#pragma unroll 1
    for (int i = 0; i < layer.segments; i++) {
      thetas += mine[i];
    }
    return groupIsOver(consolidation, statistic, thetas) ? kConsolidateAll : kKeepAll;
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
template <typename Theta>
__device__ inline float consolidated(const Consolidation& consolidation, float s, float& l,
                                     Sums& sums, Theta thetaNow) {
  double change = s;
  double theta = thetaNow();
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

// Consolidates a random multiple of the threshold, if any, of what does not stay.
__device__ inline void consolidateByChance(const Draw& draw, float s, int synapse, float& l,
                                           Sums& sums) {
  float change = draw.part(s, synapse);
  sums.moved += fabsf(change);
  for (int m = 1; m < sums.count; m++) {
    sums.byMeasure[m * blockDim.x + threadIdx.x] += energyOf(sums.measures[m], change);
  }
  if (change != 0.0f) {
    l += change;
    l = isDust(l, 0.0f, draw.theta) ? 0.0f : l;
  }
}

// kGeneral: whole multiples of the threshold, or more energies than abs(change). kSelected: some
// networks change selected synapses only. kFollows: some thresholds set themselves. kDraws: some
// consolidate by chance. kLocal: some have thresholds of neurons or synapses.
template <bool kGeneral, bool kSelected, bool kFollows, bool kDraws = false, bool kLocal = false>
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
  bool local = kLocal && hasLocalThresholds(all, network);
  bool draws = kDraws && drawsMultiples(consolidation);
  Draw draw(draws ? all.chances[network * all.layerCount + numberOf(all, layer)] : Chance(),
            kDraws ? all.presentations[network] + 1 : 0);
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
    int now =
        decision == kByRow ? decisionOfRow<kLocal>(all, layer, network, row) : decision;
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
          if (kLocal && local && now == kBySynapse) {
            LocalThresholds own(all, layer, network);
            moves = s != 0.0f && own.isOver(consolidation, fabsf(s), own.at(row, from + column));
          }
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
            if (kDraws && draws) {
              consolidateByChance(draw, s, row * layer.pre + from + column, l, sums);
              s = 0.0f;
            } else if (kGeneral) {
              s = consolidated(consolidation, s, l, sums, [&]() {
                if (kLocal && local) {
                  LocalThresholds own(all, layer, network);
                  return own.of(own.at(row, from + column));
                }
                return consolidation.threshold;
              });
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
