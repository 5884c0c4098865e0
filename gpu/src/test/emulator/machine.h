// The multiprocessors of the emulated device: runs one launch at a time, its threads as fibers.
#pragma once

#include <cstdint>
#include <string>

#include "emulation.h"

namespace emulation {

/** What is launched, and in which sizes. */
struct Configuration {
  const Kernel* kernel;
  unsigned gridX;
  unsigned gridY;
  unsigned blockThreads;
  unsigned sharedBytes;
  bool cooperative;
};

/** One kernel launch. */
struct Launch : Configuration {
  void* const* arguments;
};

/** How a launch ended: a result code of the driver, and in words what went wrong. */
struct Outcome {
  int code;
  std::string text;
};

/** Runs a launch to its end. */
Outcome execute(const Launch& launch);

/** Sets what a pause of a thread takes by the device's clock, beside the host's own time. */
void setPause(std::uint64_t nanoseconds);

/** Lets a block of launches whose blocks wait for each other return at once; none if negative. */
void loseBlock(long block);

}  // namespace emulation
