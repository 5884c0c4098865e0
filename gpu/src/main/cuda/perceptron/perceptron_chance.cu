// The kernels of perceptron.cu for runs that consolidate by chance. What is left of an update differs
// from synapse to synapse, so that no Gram matrix serves: fields are computed from the weights. An
// update takes a division and some 30 integer instructions for each synapse besides.
#include "perceptron/advance.cuh"

namespace perceptron {

using SignsByChance = PrimalFields<Signs, true>;
using NumbersByChance = PrimalFields<Numbers, true>;

}  // namespace perceptron

PERCEPTRON_KERNEL(perceptron_chance_signs, 4, true, false, Signs, SignsByChance)
PERCEPTRON_KERNEL(perceptron_chance_numbers, 4, true, false, Numbers, NumbersByChance)
