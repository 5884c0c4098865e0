// Thresholds of single neurons or synapses that set themselves (model section 3.1): a module of its
// own, so that populations without need not wait for the driver to translate it.
//
//   follow_local              before follow_products and follow_selected, which weigh the presentation
//   check_threshold_local, decide_local   where such a network checks groups; after the kernels of
//                             other networks, whose statistics and decisions they write over
//   mean_thresholds           only when thresholds are read
#include "common/device.cuh"

#include "cublas/local.cuh"
#include "cublas/selection.cuh"
#include "cublas/statistics.cuh"
#include "cublas/sums.cuh"

namespace {

// What a row changes by.
struct RowChange {
  const unsigned* selected;
  const float* inputs;
  float step;

  __device__ RowChange(const Networks& all, const DenseLayer& layer, int network, int row)
      : selected(selectsSynapses(all, network, numberOf(all, layer))
                     ? selectedOf(all, layer, network, row)
                     : nullptr),
        inputs(layer.inputs + (long long)network * layer.pre),
        step(layer.steps[(long long)network * layer.post + row]) {}

  __device__ float operator()(int i) const {
    bool may = selected == nullptr || (selected[i / 32] >> i % 32 & 1u);
    return may ? changeOf(step, inputs[i]) : 0.0f;
  }
};

// A presentation with these squared changes, which count from the next one on.
__device__ inline void present(const Following& matrix, double mean, double squares, double& sum,
                               double& renewed) {
  double before = sum;
  sum = matrix.memory * before + squares;
  if (squares != 0.0) {
    renewed = mean * before;
  }
}

__device__ inline double sumOfLanes(double sum) {
  for (int distance = 16; distance > 0; distance /= 2) {
    sum += __shfl_xor_sync(0xffffffffu, sum, distance);
  }
  return sum;
}

}  // namespace

// Lets the thresholds of neurons and synapses follow what a presentation has changed.
//
// Memory: 16 bytes per synapse with a threshold of its own, 16 more where it changes, coalesced;
// bound by it. Of neurons the two vectors, in L1: a warp has a whole row, bound by latency where few
// rows are long. Grid: (blocks of all layers, networks).
extern "C" __global__ void follow_local(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  if (!hasLocalThresholds(all, network)) {
    return;
  }
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const Following& matrix = all.followings[network * all.layerCount + numberOf(all, layer)];
  double mean = matrix.weight == 0.0 ? 0.0 : 1.0 / (matrix.weight * matrix.synapses);
  LocalThresholds local(all, layer, network);
  int lane = threadIdx.x % 32;
  if (all.thresholdScopes[network] == kOfSynapse) {
    eachSegment(layer, [&](int row, int from, int columns) {
      RowChange changes(all, layer, network, row);
      for (int i = from + lane; i < from + columns; i += 32) {
        long long at = local.at(row, i);
        float change = changes(i);
        present(matrix, mean, (double)change * change, local.sums[at], local.means[at]);
      }
    });
    return;
  }
  int warps = blockDim.x / 32;
  for (int row = (blockIdx.x - layer.firstBlock) * warps + threadIdx.x / 32; row < layer.post;
       row += layer.blocks * warps) {
    RowChange changes(all, layer, network, row);
    double sum = 0.0;
    for (int i = lane; i < layer.pre; i += 32) {
      float change = changes(i);
      sum += (double)change * change;
    }
    sum = sumOfLanes(sum);
    if (lane == 0) {
      present(matrix, mean, sum, local.sums[row], local.means[row]);
    }
  }
}
KERNEL(follow_local)

// As check_threshold, of networks whose neurons or synapses have thresholds of their own: for each
// segment of a row the sum of abs(s) and that of the thresholds that are finite, or else 1 where any,
// or every, synapse is over its own, and 0 elsewhere.
//
// Memory: 4 bytes per synapse and 8 of its threshold, coalesced; bound by it. Grid: (blocks of all
// layers, networks).
extern "C" __global__ void check_threshold_local(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  if (!hasLocalThresholds(all, network)) {
    return;
  }
  const Consolidation& consolidation = consolidationOf(all, network);
  if (!consolidation.checksGroups || !checksNow(all, network)) {
    return;
  }
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const float* transient = layer.transient + matrixOf(layer, network);
  LocalThresholds local(all, layer, network);
  bool ofSynapses = all.thresholdScopes[network] == kOfSynapse;
  int trigger = consolidation.trigger;
  int lane = threadIdx.x % 32;
  eachSegment(layer, [&](int row, int from, int columns) {
    RowChange changes(all, layer, network, row);
    const float* s = transient + (long long)row * layer.pre;
    double found = statisticOfNone(trigger);
    double thetas = 0.0;
    for (int i = from + lane; i < from + columns; i += 32) {
      float magnitude = fabsf(s[i]);
      long long at = local.at(row, i);
      if (trigger == kSum) {
        found += magnitude;
        // That of a neuron is what all of its inputs are compared with.
        thetas += (ofSynapses || i == 0) && local.means[at] != 0.0 ? local.of(at) : 0.0;
      } else if (!consolidation.changesOnly || changes(i) != 0.0f) {
        found = merged(trigger, found, local.isOver(consolidation, magnitude, at) ? 1.0 : 0.0);
      }
    }
    for (int distance = 16; distance > 0; distance /= 2) {
      found = merged(trigger, found, __shfl_xor_sync(0xffffffffu, found, distance));
    }
    thetas = sumOfLanes(thetas);
    if (lane == 0) {
      int segment = layer.firstSegment + row * layer.segments + from / kSegment;
      statisticsOf(all, network)[segment] = found;
      thetasOf(all, network)[segment] = thetas;
    }
  });
}
KERNEL(check_threshold_local)

// As decide, of networks whose neurons or synapses have thresholds of their own. One block per
// network; pool holds two doubles per thread.
//
// Memory: 16 bytes per segment, from L2.
extern "C" __global__ void decide_local(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Consolidation& consolidation = consolidationOf(all, network);
  if (!hasLocalThresholds(all, network) || !consolidation.checksGroups ||
      consolidation.scope == kNeuron || !checksNow(all, network)) {
    return;
  }
  int trigger = consolidation.trigger;
  int* decisions = all.decisions + network * all.layerCount;
  double ofNetwork = statisticOfNone(trigger);
  double thetasOfNetwork = 0.0;
  for (int n = 0; n < all.layerCount; n++) {
    const DenseLayer& layer = all.layers[n];
    double found = statisticOfNone(trigger);
    double thetas = 0.0;
    for (int i = threadIdx.x; i < layer.post * layer.segments; i += blockDim.x) {
      found = merged(trigger, found, statisticsOf(all, network)[layer.firstSegment + i]);
      thetas += thetasOf(all, network)[layer.firstSegment + i];
    }
    pool[threadIdx.x] = found;
    pool[blockDim.x + threadIdx.x] = thetas;
    __syncthreads();
    if (threadIdx.x == 0) {
      for (unsigned t = 1; t < blockDim.x; t++) {
        found = merged(trigger, found, pool[t]);
        thetas += pool[blockDim.x + t];
      }
      ofNetwork = merged(trigger, ofNetwork, found);
      thetasOfNetwork += thetas;
      decisions[n] = groupIsOver(consolidation, found, thetas) ? kConsolidateAll : kKeepAll;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0 && consolidation.scope == kNetwork) {
    bool over = groupIsOver(consolidation, ofNetwork, thetasOfNetwork);
    for (int n = 0; n < all.layerCount; n++) {
      decisions[n] = over ? kConsolidateAll : kKeepAll;
    }
  }
}
KERNEL(decide_local)

// Of the thresholds of one network as they would be renewed next, those that are finite: their sum
// and number, per block, as the first two of its partial sums.
//
// Memory: 8 bytes per threshold, coalesced; bound by the roots. pool holds two doubles per thread.
// Grid: blocks of all layers.
extern "C" __global__ void mean_thresholds(const Networks* networks, int network) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const Following& matrix = all.followings[network * all.layerCount + numberOf(all, layer)];
  LocalThresholds local(all, layer, network);
  bool ofSynapses = all.thresholdScopes[network] == kOfSynapse;
  double sum = 0.0;
  double count = 0.0;
  eachSegment(layer, [&](int row, int from, int columns) {
    for (int i = from + threadIdx.x % 32; i < from + columns; i += 32) {
      double each = local.sums[local.at(row, i)];
      if ((ofSynapses || i == 0) && each != 0.0) {
        sum += local.ratio * sqrt(each / (matrix.weight * matrix.synapses));
        count += 1.0;
      }
    }
  });
  pool[threadIdx.x] = sum;
  pool[blockDim.x + threadIdx.x] = count;
  writeSums(all, network, pool, 2);
}
KERNEL(mean_thresholds)
