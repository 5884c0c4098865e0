#include "launch_file.h"

#include <cstdlib>

#include "memory.h"

namespace emulation {
namespace {

bool wanted = false;

}  // namespace

void writeNextLaunch() { wanted = true; }

LaunchFile::LaunchFile(const Kernel& kernel, unsigned grid, unsigned block, unsigned shared,
                       const std::uint64_t* arguments) {
  const char* const path = std::getenv("EMULATION_LAUNCH");
  if (!wanted || path == nullptr) {
    return;
  }
  wanted = false;
  file_ = std::fopen(path, "wb");
  if (file_ == nullptr) {
    std::fprintf(stderr, "emulated GPU: cannot write %s\n", path);
    std::abort();
  }
  std::fprintf(file_, "kernel %s %u %u %u\n", kernel.name, grid, block, shared);
  for (int i = 0; i < kernel.parameterCount; i++) {
    std::fprintf(file_, "argument %llu %d\n", static_cast<unsigned long long>(arguments[i]),
                 kernel.parameters[i].bytes);
  }
  writeMemory("before");
}

LaunchFile::~LaunchFile() {
  if (file_ != nullptr) {
    writeMemory("after");
    std::fclose(file_);
  }
}

void LaunchFile::writeMemory(const char* when) {
  eachAllocation([&](std::uintptr_t address, std::size_t bytes) {
    std::fprintf(file_, "%s %llu %zu\n", when, static_cast<unsigned long long>(address), bytes);
    std::fwrite(reinterpret_cast<const void*>(address), 1, bytes, file_);
  });
}

}  // namespace emulation
