// Networks of layers that learn online, a population per launch, with the shortcuts of model
// section 8: active inputs alone, one scale g for the decay, consolidations of whole matrices left
// pending.
//
// One kernel carries each network through many presentations. A network has one block, or, where it
// has one large hidden layer, several that share its hidden units (slices) and are all on the card
// at the same time. A presentation is
//   z of the own hidden units (rows of W1 of the active inputs) | activities | part of the outputs'
//   sums | with slices: all of them exchange theirs | errors of the outputs | errors of the own
//   hidden units | one walk over these rows: learn, check the threshold, consolidate
// with a barrier of the block between any two. Slices wait for one another once, twice where groups
// of synapses are consolidated together, and a time more per layer where sums decide on layers. A
// thread has four hidden units and every groups-th active row, four rows in flight; sums over rows,
// warps and slices have a fixed order, which depends on the network's shape and on the card alone.
//
// Sizes, with a active inputs (150 of 784 in MNIST), h hidden units of a block, caching:
// - Memory per presentation: persistent and stored transients of the active rows read (8 a h
//   bytes), transients written (4 a h): 180 KB for h = 100. Learning reads the transients a second
//   time, from the first-level cache while a h 4 bytes fit into it (backwards, so that the end of
//   what does not fit is still in L2); persistent weights pass that cache by and are written only
//   where something is consolidated. Without caching: 4 a h read, 4 a h written. The pattern's
//   list: 8 a bytes, read ahead. W2 and the rest stay in shared memory. A check every F
//   presentations, a fold, and in every check the sum or the least of the inputs of each neuron go
//   over all rows.
// - Shared memory for h = 100: 28 KB (lists 12.5, W2 8, partial sums 4, the rest headers, units,
//   counters, sums of the ledger); for a slice of 76 units 35 KB, of 760 units 102 KB.
// - Registers: at most 128, no spills on sm_80 and sm_90 (nvcc 13.0): two blocks of 256 threads per
//   multiprocessor, four warps for each scheduler, or one of 512 that has a slice.
//
// Common kinds of networks have kernels of their own (facts.cuh; direct.cu, singles.cu, groups.cu),
// which compute the digits of this one, in fewer instructions. Warp instructions of a presentation,
// h = 100, single synapses, real MNIST: counted by executing the machine code for sm_90 that ptxas
// 13.0 makes of the PTX, of a network after 2000 images, over 8 more.
//
//   | kernel, sm_90                   | warp instructions | registers | bytes of code |
//   | advance before there were kinds |             25790 |       114 |        304768 |
//   | advance_singles                 |             16250 |       121 |         88064 |
//
// Expected on an H200 (132 multiprocessors at about 1.7 GHz, 4.8 TB/s of which a copy reaches about
// 4.2, 50 MB L2). These are predictions, not measurements:
// - h = 100, single synapses, population >= 512: 264 networks at a time. 132 multiprocessors issue
//   9e11 warp instructions per second, which is 55 M presentations at the full rate and 28 M at half
//   of it (H100 the same; A100, 6e11: 37 M and 19 M). The rows in use of 264 networks (80 MB) do not
//   fit into L2, so that 70 to 150 KB come from HBM: 28 to 58 M on an H200, 20 to 43 M on an H100,
//   12 to 25 M on an A100. A chain of four reads of HBM and six barriers takes about 10 000 cycles,
//   which two blocks on each multiprocessor let happen 45 M times a second. So 20 to 28 M on an
//   H200, bound by issue and latency, then by HBM.
// - h = 10 000, one network: 132 slices of 76 units, 18 MB per presentation, mostly from L2, which
//   holds the rows in use (about 400 of 785 x 80 KB = 32 MB). Chain: rows 0.8 us, units and outputs
//   0.6, exchange between slices 1.4, errors 0.6, learning 0.6: about 4 us, or 4 TB/s, as much as a
//   copy. Bound by latency.
// - h = 100 000: 132 slices of 760 units, 240 MB per presentation with the second reading of the
//   transients, which L2 holds only in part: 57 us at the rate of a copy, and 4 us of waiting: 90 %
//   of a copy's rate. Bound by HBM.
#include "common/device.cuh"

#include "network/advance.cuh"

/** Networks of any kind, in any launch. */
ADVANCE_KERNEL(advance, AnyNetwork, 512, 1)
