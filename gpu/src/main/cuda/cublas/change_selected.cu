// The changes of matrices of which a rule selects synapses: no outer products.
#include "common/model.cuh"

#include "cublas/selection.cuh"
#include "cublas/sums.cuh"

// Changes the synapses that are selected, and only these: s += (eta delta) x. Marks those that a
// threshold of rank_synapses selects; others are marked already. Adds up the number of changes and
// what they would cost without caching, by measure, per block, and counts them by synapse where the
// network counts its changes.
//
// Memory: 1/8 byte per synapse, 4 more where weights are compared, and 8 (16 when counting) per
// synapse that changes; bound by memory for large shares, else by the multiplications and ballots,
// some 100 us for 78 million synapses (prediction). pool holds a double per thread, measure and one
// more. Grid: (blocks of all layers, networks).
extern "C" __global__ void change_selected(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const MeasureRange& measures = all.measureRanges[network];
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  int number = numberOf(all, layer);
  const Selection& selection = selectionOf(all, network, number);
  bool ranks = selection.ranksSynapses();
  bool byWeight = selection.criterion == kByWeight;
  float threshold =
      ranks ? __uint_as_float(all.ranked[network * all.layerCount + number].key) : 0.0f;
  int sums = all.quantities - 1;
  for (int k = 0; k < sums; k++) {
    pool[k * blockDim.x + threadIdx.x] = 0.0;
  }
  const float* inputs = layer.inputs + (long long)network * layer.pre;
  const float* steps = layer.steps + (long long)network * layer.post;
  unsigned* counts = selection.countsChanges ? all.plastic[number].counts : nullptr;
  unsigned lane = threadIdx.x % 32;
  unsigned changes = 0;
  double length = 0.0;
  eachSegment(layer, [&](int row, int from, int columns) {
    unsigned* selected = selectedOf(all, layer, network, row);
    long long start = matrixOf(layer, network) + (long long)row * layer.pre;
    float step = steps[row];
    for (int word = from / 32; word * 32 < from + columns; word++) {
      int i = word * 32 + lane;
      bool inside = i < layer.pre;
      float change = inside ? changeOf(step, inputs[i]) : 0.0f;
      bool may;
      if (ranks) {
        may = inside && selection.inSubnet(row, i) &&
              !beyond(byWeight ? layer.total[start + i] : change, threshold,
                      selection.keepsSmallest());
        unsigned all32 = __ballot_sync(0xffffffffu, may);
        if (lane == 0) {
          selected[word] = all32;
        }
      } else {
        may = inside && (selected[word] >> lane & 1u);
      }
      if (may && change != 0.0f) {
        layer.transient[start + i] = __fadd_rn(layer.transient[start + i], change);
        changes++;
        length += fabsf(change);
        for (int m = 1; m < measures.count; m++) {
          pool[(1 + m) * blockDim.x + threadIdx.x] +=
              energyOf(all.measures[measures.first + m], change);
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
KERNEL(change_selected)

// Adds the blocks' sums of change_selected to the ledger. Block x is the layer.
//
// Memory: 16 bytes per block of change_selected, from L2; bound by latency.
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
