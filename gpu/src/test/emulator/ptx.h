// Reads what a PTX text says of its kernels.
#pragma once

#include <string>
#include <vector>

namespace emulation {

struct PtxKernel {
  std::string name;
  std::vector<int> parameterBytes;
  /** Most threads of a block, and blocks at once on a multiprocessor, as asked for; 0 if not. */
  int maxThreads = 0;
  int minBlocks = 0;
};

struct PtxText {
  /** Version of the language times ten, 0 if the text has none. */
  int version = 0;
  std::vector<PtxKernel> kernels;
};

PtxText readPtx(const char* text);

}  // namespace emulation
