// Kernels of network.cu for the common case of networks that consolidate by chance, in every
// presentation: they have no transients. A change takes some 30 instructions to draw, three times as
// many as direct.cu has for it; in return weights are read and written only where something is left.
#include "common/device.cuh"

#include "network/advance.cuh"

using ChanceAlone = CommonNetwork<kDirectly, false, false, false, true>;
using ChanceSliced = CommonNetwork<kDirectly, true, false, false, true>;
CHANCE_KERNEL(advance_chance, ChanceAlone, 256, 2)
CHANCE_KERNEL(advance_chance_sliced, ChanceSliced, 512, 1)
