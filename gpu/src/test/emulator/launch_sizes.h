// A list of how large the blocks of launches are, for tests to look through.
#pragma once

#include "card.h"
#include "machine.h"

namespace emulation {

/**
 * Adds a line to the file that the variable EMULATED_LAUNCHES names, for each launch unlike those
 * before: compute capability, kernel, threads and dynamic shared memory of a block.
 */
void note(const Configuration& launch, const Card& card);

}  // namespace emulation
