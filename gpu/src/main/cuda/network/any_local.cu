// The kernel of network.cu where neurons or synapses of some networks have thresholds of their own
// that set themselves, and others may consolidate by chance. A module of its own, so that others
// need not wait for the driver to translate it.
#include "common/device.cuh"

#include "network/advance.cuh"

/** Advances networks by some presentations: `advance`, with thresholds of neurons and synapses. */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance_any_local(const Shape* shape, const Replica* replicas, State* states,
                      const PatternSet* forms, const int* selected, int count, const int* orders,
                      int presentations, int mode, const Chance* chances, Local* locals) {
  SHARED_MEMORY(unsigned char, pool);
  BlockOf<NetworkOfAnyKind<true, true>> b(reinterpret_cast<float*>(pool));
  b.chances = chances;
  b.locals = locals;
  advanceNetworks(b, EveryChange<BlockOf<NetworkOfAnyKind<true, true>>>{b}, shape, replicas,
                  states, forms, selected, count, orders, presentations, mode);
}
KERNEL(advance_any_local)
