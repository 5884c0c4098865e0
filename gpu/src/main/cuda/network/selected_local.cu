// The kernel of selected.cu where neurons or synapses of some networks have thresholds of their own,
// and others may consolidate by chance.
#include "common/device.cuh"

#include "network/advance.cuh"
#include "network/select.cuh"

/** Advances networks by some presentations: `advance_selected`, with such thresholds. */
extern "C" __global__ void __launch_bounds__(512, 1)
    advance_selected_local(const Shape* shape, const Replica* replicas, State* states,
                           const PatternSet* forms, const int* selected, int count,
                           const int* orders, int presentations, int mode, const Plastic* plastic,
                           const Chance* chances, Local* locals) {
  SHARED_MEMORY(unsigned char, pool);
  BlockOf<NetworkOfAnyKind<true, true>> b(reinterpret_cast<float*>(pool));
  b.chances = chances;
  b.locals = locals;
  // Rules know nothing of what becomes of changes.
  Block selecting(reinterpret_cast<float*>(pool));
  advanceNetworks(b, SelectedChanges{PlasticBlock{selecting, plastic}}, shape, replicas, states,
                  forms, selected, count, orders, presentations, mode);
}
KERNEL(advance_selected_local)
