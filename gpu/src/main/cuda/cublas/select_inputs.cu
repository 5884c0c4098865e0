// Which inputs of each neuron a presentation changes.
#include "cublas/selection.cuh"

// Selects all inputs of each neuron but those beyond a rank: by activity, which are the same for all
// neurons, or by weight. Of equal ones those of lower index are dropped first.
//
// Memory: 4 bytes per input once from L2 or HBM, and four times from L1 or L2 (by weight: per
// synapse; a row is 3 KB at 784 inputs). Marking is one warp's work, 32 inputs at a time: bound by
// latency, some 40 us for 100 000 inputs (prediction). Shared: the counts of selectMagnitude. Grid:
// (blocks of all layers, networks); a block has a row at a time, by activity one block works.
extern "C" __global__ void select_inputs(const Networks* networks, int first) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = first + blockIdx.y;
  const DenseLayer& layer = layerOf(all, blockIdx.x);
  const Selection& selection = selectionOf(all, network, numberOf(all, layer));
  bool byWeight = selection.ranksInputsByWeight();
  if (!byWeight && !selection.ranksInputsByActivity()) {
    return;
  }
  bool smallest = selection.keepsSmallest();
  int rows = byWeight ? layer.post : 1;
  for (int row = blockIdx.x - layer.firstBlock; row < rows; row += layer.blocks) {
    const float* values =
        byWeight ? layer.total + matrixOf(layer, network) + (long long)row * layer.pre
                 : layer.inputs + (long long)network * layer.pre;
    Ranked ranked =
        selectMagnitude(layer.pre, selection.rank, counted, [=](int i) { return values[i]; });
    if (threadIdx.x < 32) {
      float threshold = __uint_as_float(ranked.key);
      unsigned equalDropped = tiesDropped(ranked, smallest);
      unsigned* selected = selectedOf(all, layer, network, row);
      unsigned seen = 0;
      for (int from = 0; from < layer.pre; from += 32) {
        int i = from + threadIdx.x;
        bool inside = i < layer.pre;
        float value = inside ? values[i] : 0.0f;
        bool tied = inside && fabsf(value) == threshold;
        unsigned ties = __ballot_sync(0xffffffffu, tied);
        bool dropped = tied ? seen + __popc(ties & ((1u << threadIdx.x) - 1u)) < equalDropped
                            : beyond(value, threshold, smallest);
        unsigned word = __ballot_sync(0xffffffffu, inside && !dropped);
        if (threadIdx.x == 0) {
          selected[from / 32] = word;
        }
        seen += __popc(ties);
      }
    }
  }
}
KERNEL(select_inputs)
