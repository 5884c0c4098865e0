// Races: two threads touch the same word, at least one of them writes, and nothing says who comes
// first. What says so:
// - a barrier of the block, between threads of it: an interval is what a block does between two,
// - within an interval a meeting of lanes of a warp (a shuffle, a vote, __syncwarp), between these,
// - the end of a launch.
// Blocks of one launch are in no order, whatever they have seen of one another, and neither are
// threads that wait for a flag. Words with which they may wait, or count, are excepted: those that
// both touch by atomic functions, and words of device memory that both touch by volatile or atomic
// accesses. That is all that a lock or flag guards, so what it guards has to be volatile, too.
#pragma once

#include "touches.h"

namespace emulation {

/** Ends the launch where an access, by the thread that runs, is in conflict with one before. */
void checkForRaces(const Access& access);

/** The lanes of a mask have met: `firstLane` is the index of the first fiber of the warp. */
void orderLanes(std::size_t firstLane, unsigned mask);

/** Makes room for the lanes of so many warps. */
void prepareOrder(std::size_t warps);

}  // namespace emulation
