// How often each synapse changes, which tells how the set of changed synapses churns.
#include "cublas/selection.cuh"

// Counts the changes of each synapse of the networks whose changes are outer products, where they
// are counted.
//
// Memory: 8 bytes per synapse that changes, coalesced; bound by it. Grid: (blocks of all layers,
// networks).
extern "C" __global__ void count_changes(const Networks* networks) {
  const Networks& all = *networks;
  int network = blockIdx.y;
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  int number = numberOf(all, layer);
  if (!selectionOf(all, network, number).countsChanges) {
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
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  int number = numberOf(all, layer);
  if (!selectionOf(all, network, number).countsChanges) {
    return;
  }
  const unsigned* counts = all.plastic[number].counts;
  unsigned long long updates = 0;
  unsigned long long pairs = 0;
  eachSynapse(layer, network, [&](long long at) {
    unsigned long long n = counts[at];
    updates += n;
    pairs += n * (n - 1) / 2;
  });
  unsigned long long* mine = sums + ((long long)network * all.layerCount + number) * 2;
  if (updates > 0) {
    atomicAdd(&mine[0], updates);
    atomicAdd(&mine[1], pairs);
  }
}
KERNEL(sum_changes)
