// The kernels of perceptron_following.cu for runs in which each synapse has a threshold of its own:
// patterns of any numbers, since for those of signs all thresholds are one. An update, and a check
// alone, read and write 16 bytes more of device memory for each synapse, and take a root and two
// divisions.
#include "perceptron/advance.cuh"

PERCEPTRON_KERNEL(perceptron_synapses_numbers, 4, true, true, FollowedNumbers, NumberFields)
PERCEPTRON_KERNEL(perceptron_synapses_decaying_numbers, 4, true, true, FollowedNumbers,
                  DecayingFields<perceptron::NumberProducts>)
PERCEPTRON_KERNEL(perceptron_synapses_primal_numbers, 4, true, true, FollowedNumbers,
                  PrimalFields<perceptron::Numbers>)
