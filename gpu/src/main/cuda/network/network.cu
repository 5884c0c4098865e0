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
//   counters, sums of the ledger); for a slice of 76 units 35 KB, of 760 units 102 KB. Hot rows
//   (hot.cuh) take what that leaves of half a multiprocessor: 109 of 785 rows with transients on
//   compute capability 9.0, which have 45 % of the entries of MNIST, 68 (29 %) on 8.0; on 8.6 and
//   8.9 too few fit. Without transients twice as many, and 55 on 8.6 and 8.9.
// - Registers: at most 128, no spills on sm_80, 8.6, 8.9 and 9.0 (nvcc 13.0): two blocks of 256
//   threads per multiprocessor, four warps for each scheduler, or one of 512 that has a slice.
//
// Common kinds of networks have kernels of their own (facts.cuh; direct.cu, singles.cu, groups.cu,
// and with hot rows hot_direct.cu, hot_singles.cu), which compute the digits of this one, in fewer
// instructions. Per presentation, h = 100, single synapses, real MNIST: counted by executing the
// machine code for sm_90 that ptxas 13.0 makes of the PTX, of a network after 2000 images, over 8
// more. The second column is what loads and stores of global memory ask of the caches.
//
//   | kernel, sm_90                    | warp instructions | KiB | registers | bytes of code |
//   | advance before there were kinds  |             25790 | 307 |       114 |        304768 |
//   | advance_singles                  |             15990 | 307 |       120 |         88448 |
//   | advance_singles_hot              |             16230 | 173 |       116 |         92160 |
//   | the same, one block of 512, with |             19400 |  52 |           |               |
//   | a multiprocessor to itself       |                   |     |           |               |
//
// Instructions of a thread for four rows, in the loops over batches: of advance_singles 84 forward
// and 149 to learn, a third of them for the ledger; with hot rows 70 and 124 for these, 82 and 170
// for cold ones.
//
// Expected on an H200 (132 multiprocessors at about 1.7 GHz, 4.8 TB/s of which a copy reaches about
// 4.2, 50 MB L2 at about 5.5 TB/s). These are predictions, not measurements:
// - h = 100, single synapses, population >= 512: 264 networks at a time, with hot rows. 132
//   multiprocessors issue 9e11 warp instructions per second: 55 M presentations at the full rate.
//   The cold rows of a presentation (82) bring 100 to 130 KB through L2: 42 to 55 M. From HBM come
//   17 to 42 KB, as the rows of 264 networks that are used least displace one another in L2
//   (simulated with MNIST: the least recent of all of it, or of 0.7 of it): above 100 M. A chain
//   of three reads of HBM, as many of L2 and six barriers takes about 7500 cycles, which two blocks
//   on each multiprocessor let happen 60 M times a second. The bounds lie close together, so that
//   none is reached: 33 to 40 M, 36 M to choose a number. H100 the same. A100: 37 M by issue, 26 to
//   50 M by HBM, 30 M by L2: 18 to 25 M.
//   Without hot rows, as on 8.6 and 8.9: 70 to 120 KB from HBM and 300 KB through L2 where an H200
//   would have 20 to 28 M.
//   One block of 512 with 240 hot rows would free L2 and HBM, but lets one network's barriers stop
//   a multiprocessor and takes a fifth more instructions, since what each warp does once is done
//   twice as often: 46 M by issue, 39 M by its chain of 5700 cycles, 30 to 35 M expected.
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
