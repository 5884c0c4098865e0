// The multiprocessors of the emulated device: runs one launch at a time, its threads as fibers.
#pragma once

#include <string>

#include "emulation.h"

namespace emulation {

/** One kernel launch. */
struct Launch {
  const Kernel* kernel;
  unsigned gridX;
  unsigned gridY;
  unsigned blockThreads;
  unsigned sharedBytes;
  bool cooperative;
  void* const* arguments;
};

/** How a launch ended: a result code of the driver, and in words what went wrong. */
struct Outcome {
  int code;
  std::string text;
};

/** Runs a launch to its end. */
Outcome execute(const Launch& launch);

}  // namespace emulation
