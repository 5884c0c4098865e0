// A launch written to a file, with all device memory before and after it, for tools that look at
// what machine code would do with it.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "registry.h"

namespace emulation {

/** Has the next launch written to the file that the variable EMULATION_LAUNCH names. */
void writeNextLaunch();

/** One launch while it runs; does nothing unless it was asked for. */
class LaunchFile {
 public:
  LaunchFile(const Kernel& kernel, unsigned grid, unsigned block, unsigned shared,
             const std::uint64_t* arguments);
  LaunchFile(const LaunchFile&) = delete;
  LaunchFile& operator=(const LaunchFile&) = delete;
  ~LaunchFile();

 private:
  void writeMemory(const char* when);

  std::FILE* file_ = nullptr;
};

}  // namespace emulation
