// The kernel of network.cu where some networks consolidate by chance. A module of its own, so that
// others need not wait for the driver to translate it.
#include "common/device.cuh"

#include "network/advance.cuh"

CHANCE_KERNEL(advance_any_chance, NetworkOfAnyKind<true>, 512, 1)
