// Threads that take turns in the midst of what they do: at accesses to memory, at random.
#pragma once

#include <cstdint>

namespace emulation {

/**
 * From now on, launches follow from this seed: each has an order of threads and of hand-overs of
 * its own. 0 for the usual orders, in which a thread runs until it waits.
 */
void interleaveBy(std::uint64_t seed);

bool interleaves();

/** Makes a launch ready; `number` is how many were before. */
void beginInterleaving(std::uint64_t number);

/** A number from 0 up to before `limit`. */
unsigned anyBelow(unsigned limit);

/** Lets other threads go on; called by the one that runs. */
void letOthersRun();

}  // namespace emulation
