// Perceptrons in pattern space (model section 8.4): one block per perceptron, a population of pairs
// of a task and a spec per launch.
//
// A block keeps the fields of its perceptron, its answers to all P patterns times their targets,
// and jumps from error to error: its threads test the next patterns side by side, a vote finds the
// first one that is wrong, and one row of the Gram matrix is added to all fields. What lies between
// two errors is never computed; presentations and epochs follow from where the errors are, and
// maintenance in between is a geometric sum. Where single synapses consolidate while others decay,
// no Gram matrix serves; there, 32 patterns at a time are multiplied with the weights.
//
// Expected on an H200 (132 multiprocessors at about 1.7 GHz, 4.8 TB/s, 50 MB L2, 227 KB shared
// memory per block) with N = 1000, P = 1900, signs, population >= 512, 128 threads a block. These
// are predictions, not measurements:
// - Memory per update: one Gram row of 2 bytes per pattern, 3.8 KB; the bits of one pattern take
//   125 bytes more where synapses are kept. A Gram matrix has 7.3 MB, so that L2 holds those of six
//   tasks: with specs that share a task rows come from L2, with a task each from HBM, which then
//   allows 1.2e9 updates per second.
// - Shared memory: 5.7 KB for votes and sums, fields (4 bytes a pattern without decay, 16 with),
//   and 16 bytes a synapse where synapses are kept: 13 KB without caching, 30 with, 53 with decay,
//   22 for single synapses with decay. Registers: the running sums of energy.
// - Occupancy, by registers (64, 96, 96, 104): 8 blocks per multiprocessor without caching, 5 with,
//   4 with decay; 512 networks are 4 each, so all of them run at once.
// - Bound: latency. An update is a chain of vote, row from memory, addition and barriers: about
//   1500 cycles without caching, 4000 with. Four blocks a multiprocessor make 6e8 and 2e8 updates
//   per second, twelve and four times the aim of 5e7; without caching, 1056 networks reach HBM's
//   bound.
// - Single synapses with decay: 32 presentations take two double multiplications per synapse and
//   lane, about 1000 cycles of a multiprocessor's double units, and an update needs 1.4 of them:
//   bound by these units at about 1.5e8 updates per second.
// - A sweep of 1024 tasks, each with patterns of its own, from drawing them to the last result, on a
//   host of 16 cores. To the end of learning (on the processor 24 seeds made 7e5 updates on average,
//   and the longest run 3.5e6, given up after 10 000 epochs): 7e8 updates. The longest run rules,
//   3.2 s without caching and 8.4 s with; all others end beside it, since they take turns.
//   That makes 2.2e8 and 8e7 updates per second. Twenty epochs (12 500 updates a run): drawing and
//   packing take 2.2 ms a task and thread of the host, 0.14 s in all; uploads and launches 0.1 ms a
//   task, 0.1 s; Gram matrices 41 ms; learning 15 to 50 ms. All of this overlaps, but for the first
//   task and the last runs: 0.2 s, 6e7 updates per second, bound by the host. When nothing
//   overlapped, 1 ms a task was spent with the device idle: 1.0 s, 1.2e7 updates per second.
//
// Every sum has a fixed order, which depends on N and P alone: not on the population, nor on how
// launches cut a run into pieces. A product and a sum are rounded as one where it says fma, and
// nowhere else (compile.sh forbids the compiler to fuse by itself), so that a card has the digits
// of the emulation, but for exp and log in powers other than 0, 1 and 2.
#include "perceptron/advance.cuh"

PERCEPTRON_KERNEL(perceptron_direct_integers, 8, false, false, Signs, IntegerFields)
PERCEPTRON_KERNEL(perceptron_direct_numbers, 8, false, false, Numbers, NumberFields)
PERCEPTRON_KERNEL(perceptron_integers, 5, true, false, Signs, IntegerFields)
PERCEPTRON_KERNEL(perceptron_numbers, 5, true, false, Numbers, NumberFields)
PERCEPTRON_KERNEL(perceptron_decaying_signs, 5, true, false, Signs,
                  DecayingFields<perceptron::SignProducts>)
PERCEPTRON_KERNEL(perceptron_decaying_numbers, 5, true, false, Numbers,
                  DecayingFields<perceptron::NumberProducts>)
PERCEPTRON_KERNEL(perceptron_primal_signs, 4, true, false, Signs, PrimalFields<perceptron::Signs>)
PERCEPTRON_KERNEL(perceptron_primal_numbers, 4, true, false, Numbers, PrimalFields<perceptron::Numbers>)
