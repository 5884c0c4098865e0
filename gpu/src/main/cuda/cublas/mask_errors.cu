// Which errors a presentation learns from.
#include "cublas/selection.cuh"

namespace {

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

}  // namespace

// Sets the steps of the neurons of one layer to 0 where the rule does not keep them, and the errors
// that they propagate back where the layers below get what the mask left. Ranks the errors as they
// were before any was masked.
//
// Memory: up to 24 bytes per neuron, five times 4 where they are ranked, from L2; by one block per
// network, so that 100 000 neurons take some 40 us (prediction), else bound by latency. Shared: the
// counts of selectMagnitude.
extern "C" __global__ void mask_errors(const Networks* networks, int layer) {
  SHARED_MEMORY(double, pool);
  unsigned* counted = reinterpret_cast<unsigned*>(pool);
  const Networks& all = *networks;
  int network = blockIdx.x;
  const Selection& selection = selectionOf(all, network, layer);
  if (!selection.masksErrors()) {
    return;
  }
  const PlasticLayer& plastic = all.plastic[layer];
  int post = all.layers[layer].post;
  long long from = (long long)network * post;
  bool ranks = selection.ranksNeurons();
  const float* compared =
      (selection.criterion == kByActivity ? plastic.units : plastic.deltas) + from;
  float threshold = 0.0f;
  if (ranks) {
    threshold = __uint_as_float(
        selectMagnitude(post, selection.rank, counted, [=](int j) { return compared[j]; }).key);
  }
  long long presentation = all.presentations[network] + 1;
  long long number = selection.setNumber(presentation, all.labels[network]);
  const unsigned* set = plastic.sets + network * plastic.setWords + number * ((post + 31) / 32);
  float* steps = all.layers[layer].steps + from;
  for (int j = threadIdx.x; j < post; j += blockDim.x) {
    bool kept = selection.criterion == kByChance
                    ? selection.keepsRandomly((presentation - 1) * post + j)
                    : ranks ? !beyond(compared[j], threshold, selection.keepsSmallest())
                            : (set[j / 32] >> j % 32 & 1u) != 0;
    if (!kept) {
      steps[j] = 0.0f;
      if (selection.sendsMasked) {
        plastic.errors[from + j] = 0.0f;
      }
    }
  }
}
KERNEL(mask_errors)

// Sets the steps to 0 of error-gated networks whose answer is right already, and of matrices that
// never learn. Block x is the layer.
//
// Memory: 4 bytes per output for every thread, from L1, and per neuron; bound by its launch.
extern "C" __global__ void withhold(const Networks* networks) {
  const Networks& all = *networks;
  const DenseLayer& layer = all.layers[blockIdx.x];
  int network = blockIdx.y;
  const Selection& selection = selectionOf(all, network, blockIdx.x);
  if (selection.learns && !(selection.errorGated && answersRight(all, network))) {
    return;
  }
  float* steps = layer.steps + (long long)network * layer.post;
  for (int j = threadIdx.x; j < layer.post; j += blockDim.x) {
    steps[j] = 0.0f;
  }
}
KERNEL(withhold)
