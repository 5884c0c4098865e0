// The end of a presentation where some networks consolidate by chance: a module of its own, so that
// others need not wait for the driver to translate it.
#include "common/device.cuh"

#include "cublas/end_presentation.cuh"

// As consolidate_following, where some networks consolidate random multiples of the threshold.
//
// Memory: as consolidate, of which l is written where multiples are. Where all synapses change the
// numbers are some 30 integer and float instructions for each, beside 10 for the rest: on an H200
// about as long as the memory takes (prediction).
extern "C" __global__ void __launch_bounds__(256, 2) consolidate_chance(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<false, true, true, true>(*networks, pool);
}
KERNEL(consolidate_chance)

// The same for every policy and any number of energies.
extern "C" __global__ void consolidate_chance_general(const Networks* networks) {
  SHARED_MEMORY(double, pool);
  endPresentation<true, true, true, true>(*networks, pool);
}
KERNEL(consolidate_chance_general)
