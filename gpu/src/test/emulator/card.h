// The kinds of cards that are emulated.
#pragma once

namespace emulation {

struct Context;

/** Limits of a compute capability (CUDA programming guide, technical specifications). */
struct Card {
  int major;
  int minor;
  int multiprocessors;
  int threadsPerMultiprocessor;
  int blocksPerMultiprocessor;
  int sharedPerMultiprocessor;
  int sharedPerBlockOptIn;
  /** What can be set aside as shared memory, in KiB, ending with a negative number. */
  int carveouts[11];
};

/** That of a device, by its number. */
const Card& cardOf(int device);

/** That of a context. */
const Card& cardOf(const Context* context);

}  // namespace emulation
