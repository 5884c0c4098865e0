// The end of a presentation: consolidation, maintenance and decay of every synapse.
#include "common/device.cuh"

#include "cublas/end_presentation.cuh"

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
