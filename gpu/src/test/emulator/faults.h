// Faults of kernels, and kernels that do not end. Signals of other threads, and of this one outside
// of kernels, go on to whoever handled them before: the Java virtual machine relies on some.
#pragma once

#include <cstdint>

namespace emulation {

/** A fault of a kernel. */
struct Fault {
  int signal;
  /** It ran for too long. */
  bool endless;
  /** False where the processor does not tell, as for a badly aligned access. */
  bool hasAddress;
  std::uintptr_t address;
  bool write;
};

/** From here on, a fault of this host thread goes on at the saved stack pointer `landing`. */
void watchFaults(void* const* landing);

/** Whether there was a fault since; it ended the watching. */
bool faulted(Fault* fault);

/** For how long a launch may run, in milliseconds; ten minutes unless told. */
void setPatience(long milliseconds);

/** Ends watching. */
void unwatchFaults();

}  // namespace emulation
