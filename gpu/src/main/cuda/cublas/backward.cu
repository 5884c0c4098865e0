// Errors of the output units and of hidden ones: the backward pass around the products of cuBLAS.
#include "common/model.cuh"

// The errors of the output units: delta and step = eta delta for the output weights, and the error
// that is propagated back to the hidden layer. e = target - y; squared error scaled by g, or
// cross-entropy; the exact gradient, or that of the published scripts (model section 5).
//
// Memory: some 20 bytes per output, in L2; one block per network, bound by its launch.
extern "C" __global__ void output_error(const float* outputs, const int* label, int post,
                                        int activation, int scripts, int crossEntropy, float g,
                                        float targetOff, float targetOn, const float* rates,
                                        float* steps, float* errors, float* deltas) {
  OutputErrors rule{activation, crossEntropy != 0, scripts != 0, g, targetOn, targetOff};
  int network = blockIdx.x;
  long long from = (long long)network * post;
  int right = label[network];
  float shared = rule.shared(outputs + from, post, right);
  for (int k = threadIdx.x; k < post; k += blockDim.x) {
    float y = outputs[from + k];
    float e = rule.error(y, k == right);
    float delta = rule.delta(y, e, shared);
    steps[from + k] = rates[network] * delta;
    if (deltas != nullptr) {
      deltas[from + k] = delta;
    }
    errors[from + k] = rule.propagated(e, delta);
  }
}
KERNEL(output_error)

// Errors propagated back to a hidden layer become deltas, in place, and steps = eta delta.
//
// Memory: 16 bytes per unit, in L2. Grid: (units / threads, networks).
extern "C" __global__ void hidden_error(const float* units, float* deltas, float* steps,
                                        int post, int activation, const float* rates) {
  int network = blockIdx.y;
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  if (j < post) {
    long long at = (long long)network * post + j;
    float rate = rates[network];
    float delta = deltas[at] * slopeAt(units[at], activation);
    deltas[at] = delta;
    steps[at] = rate * delta;
  }
}
KERNEL(hidden_error)
