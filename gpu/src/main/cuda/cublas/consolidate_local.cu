// The end of a presentation where neurons or synapses of some networks have thresholds of their own
// that set themselves: a module of its own, so that others need not wait for the driver to translate
// it.
#include "common/device.cuh"

#include "cublas/end_presentation.cuh"

// As consolidate_chance, where some networks have thresholds of neurons or synapses.
//
// Memory: as consolidate, and 8 bytes per synapse that has a threshold of its own and is compared.
extern "C" __global__ void __launch_bounds__(256, 2) consolidate_local(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<false, true, true, true, true>(*networks, pool);
}
KERNEL(consolidate_local)

// The same for every policy and any number of energies.
extern "C" __global__ void consolidate_local_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<true, true, true, true, true>(*networks, pool);
}
KERNEL(consolidate_local_general)
