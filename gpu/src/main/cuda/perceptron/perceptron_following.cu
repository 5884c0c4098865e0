// The kernels of perceptron.cu for runs whose threshold sets itself: between events it lets earlier
// ones count less by a power of the memory, for which one thread takes a logarithm and an
// exponential; updates of other sizes than 1 are read once more.
#include "perceptron/advance.cuh"

PERCEPTRON_KERNEL(perceptron_following_integers, 5, true, true, Signs, IntegerFields)
PERCEPTRON_KERNEL(perceptron_following_numbers, 5, true, true, Numbers, NumberFields)
PERCEPTRON_KERNEL(perceptron_following_decaying_signs, 5, true, true, Signs,
                  DecayingFields<perceptron::SignProducts>)
PERCEPTRON_KERNEL(perceptron_following_decaying_numbers, 5, true, true, Numbers,
                  DecayingFields<perceptron::NumberProducts>)
PERCEPTRON_KERNEL(perceptron_following_primal_signs, 4, true, true, Signs, PrimalFields<perceptron::Signs>)
PERCEPTRON_KERNEL(perceptron_following_primal_numbers, 4, true, true, Numbers, PrimalFields<perceptron::Numbers>)
