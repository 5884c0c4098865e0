// Driver functions about modules and their kernels.
#include <elf.h>

#include <algorithm>
#include <limits>
#include <set>

#include "driver.h"
#include "ptx.h"

namespace emulation {
namespace {

/** The newest version that a driver of CUDA 12.0 reads, times ten. */
constexpr int kNewestPtx = 80;
constexpr int kRegistersUsually = 64;
constexpr int kErrorLog = 5;
constexpr int kErrorLogBytes = 6;

int carveoutLimits[] = {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};

Kernel* kernels = nullptr;
std::set<const Module*> modules;

const Kernel* find(const std::string& name) {
  for (const Kernel* k = kernels; k != nullptr; k = k->next) {
    if (name == k->name) {
      return k;
    }
  }
  return nullptr;
}

/** What differs between a kernel as PTX and as compiled for the host; empty if nothing. */
std::string difference(const PtxKernel& ptx, const Kernel* kernel) {
  if (kernel == nullptr) {
    return "the PTX has a kernel '" + ptx.name +
           "' that no source has: is KERNEL(" + ptx.name + ") missing, or the PTX out of date?";
  }
  const int count = static_cast<int>(ptx.parameterBytes.size());
  if (count != kernel->parameterCount) {
    return "kernel '" + ptx.name + "' has " + std::to_string(count) +
           " parameters in the PTX and " + std::to_string(kernel->parameterCount) +
           " in its source: the PTX is out of date";
  }
  for (int i = 0; i < count; i++) {
    if (ptx.parameterBytes[static_cast<std::size_t>(i)] != kernel->parameters[i].bytes) {
      return "parameter " + std::to_string(i) + " of kernel '" + ptx.name +
             "' differs in size between the PTX and its source: the PTX is out of date";
    }
  }
  return {};
}

Function* newFunction(const PtxKernel& ptx, const Kernel* kernel, Module* module) {
  auto* const function = new Function();
  function->kernel = kernel;
  function->module = module;
  function->maxThreads = ptx.maxThreads == 0 ? kThreadsPerBlock : ptx.maxThreads;
  const int asked = function->maxThreads * std::max(1, ptx.minBlocks);
  function->registers = std::min(kRegistersUsually, kRegistersPerMultiprocessor / asked / 8 * 8);
  return function;
}

void writeLog(const std::string& text, unsigned count, const int* options, void** values) {
  char* buffer = nullptr;
  std::size_t bytes = 0;
  for (unsigned i = 0; i < count; i++) {
    if (options[i] == kErrorLog) {
      buffer = static_cast<char*>(values[i]);
    } else if (options[i] == kErrorLogBytes) {
      bytes = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(values[i]));
    }
  }
  if (buffer != nullptr && bytes > 0) {
    const std::size_t length = std::min(bytes - 1, text.size());
    std::memcpy(buffer, text.data(), length);
    buffer[length] = '\0';
  }
}

/** Whether machine code is taken, which the emulation cannot run: for its kernels' names. */
bool takesMachineCode = false;

/** Adds the kernels that an ELF file has code for, by the names of its sections. */
int loadMachineCode(Module** module, const char* image) {
  if (!takesMachineCode) {
    return explain(kNoBinaryForGpu, "the emulation has no use for machine code");
  }
  Elf64_Ehdr header;
  std::memcpy(&header, image, sizeof header);
  const auto section = [&](unsigned index) {
    Elf64_Shdr found;
    std::memcpy(&found, image + header.e_shoff + index * sizeof found, sizeof found);
    return found;
  };
  const char* const names = image + section(header.e_shstrndx).sh_offset;
  *module = new Module{current(), {}};
  for (unsigned i = 0; i < header.e_shnum; i++) {
    const std::string name = names + section(i).sh_name;
    const std::string kernel = name.rfind(".text.", 0) == 0 ? name.substr(6) : "";
    if (find(kernel) != nullptr) {
      (*module)->functions.push_back(newFunction(PtxKernel{kernel, {}}, find(kernel), *module));
    }
  }
  modules.insert(*module);
  return kSuccess;
}

int load(Module** module, const char* text, unsigned count, const int* options, void** values) {
  if (std::strncmp(text, ELFMAG, SELFMAG) == 0) {
    return loadMachineCode(module, text);
  }
  const PtxText ptx = readPtx(text);
  if (ptx.version == 0) {
    return explain(kInvalidImage, "a module is loaded that is no PTX text");
  }
  if (ptx.version > kNewestPtx) {
    writeLog("PTX of a version above 8.0 needs a driver newer than CUDA 12.0", count, options,
             values);
    return kUnsupportedPtxVersion;
  }
  for (const PtxKernel& kernel : ptx.kernels) {
    const std::string wrong = difference(kernel, find(kernel.name));
    if (!wrong.empty()) {
      writeLog(wrong, count, options, values);
      return explain(kInvalidPtx, wrong);
    }
  }
  *module = new Module{current(), {}};
  for (const PtxKernel& kernel : ptx.kernels) {
    (*module)->functions.push_back(newFunction(kernel, find(kernel.name), *module));
  }
  modules.insert(*module);
  return kSuccess;
}

}  // namespace

void add(Kernel* kernel) {
  kernel->next = kernels;
  kernels = kernel;
}

const Kernel* firstKernel() { return kernels; }

void takeMachineCode(bool take) { takesMachineCode = take; }

long liveModules() { return static_cast<long>(modules.size()); }

int sharedPerMultiprocessor(const Function& function, int sharedOfBlock) {
  const Card& card = cardOf(function.module->owner);
  if (function.carveout < 0) {
    return card.sharedPerMultiprocessor;
  }
  const int limit = carveoutLimits[function.carveout == 100 ? 1 : 0];
  const int wanted = std::min(limit, card.sharedPerMultiprocessor * function.carveout / 100);
  for (const int* size = card.carveouts; *size >= 0; size++) {
    // It is only a hint: a block has what it needs in any case.
    if (*size * 1024 >= wanted && *size * 1024 >= sharedOfBlock) {
      return *size * 1024;
    }
  }
  return card.sharedPerMultiprocessor;
}

void limitCarveouts(int partly, int all) {
  carveoutLimits[0] = partly;
  carveoutLimits[1] = all;
}

int blocksPerMultiprocessor(const Function& function, int threads, std::size_t sharedBytes) {
  const Card& card = cardOf(function.module->owner);
  if (threads <= 0 || threads > function.maxThreads ||
      sharedBytes > static_cast<std::size_t>(card.sharedPerBlockOptIn)) {
    return 0;
  }
  // Registers are given to warps in units of 256, shared memory to blocks in units of 128 bytes.
  const int warps = (threads + 31) / 32;
  const int registersPerWarp = (function.registers * 32 + 255) / 256 * 256;
  const int shared =
      kSharedReservedPerBlock + static_cast<int>((sharedBytes + 127) / 128 * 128);
  return std::min({card.blocksPerMultiprocessor, card.threadsPerMultiprocessor / (warps * 32),
                   kRegistersPerMultiprocessor / (registersPerWarp * warps),
                   sharedPerMultiprocessor(function, shared) / shared});
}

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuModuleLoadDataEx(Module** module, const void* image, unsigned count, int* options,
                                   void** values) {
  const Call call;
  return call.code() != kSuccess
             ? call.code()
             : load(module, static_cast<const char*>(image), count, options, values);
}

DRIVER_FUNCTION cuModuleLoadData(Module** module, const void* image) {
  return cuModuleLoadDataEx(module, image, 0, nullptr, nullptr);
}

DRIVER_FUNCTION cuModuleUnload(Module* module) {
  const Call call;
  if (call.codeOfFreeing() != kSuccess) {
    return call.codeOfFreeing();
  }
  if (modules.erase(module) == 0) {
    return kInvalidHandle;
  }
  drain();
  for (const Function* function : module->functions) {
    delete function;
  }
  delete module;
  return status();
}

DRIVER_FUNCTION cuModuleGetFunction(Function** function, Module* module, const char* name) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  if (modules.count(module) == 0) {
    return kInvalidHandle;
  }
  for (Function* f : module->functions) {
    if (std::strcmp(f->kernel->name, name) == 0) {
      *function = f;
      return kSuccess;
    }
  }
  return kNotFound;
}

DRIVER_FUNCTION cuFuncGetAttribute(int* value, int attribute, Function* function) {
  const Call call;
  switch (attribute) {
    case 0:
      *value = function->maxThreads;
      break;
    case 1:
    case 2:
    case 3:
      *value = 0;
      break;
    case 4:
      *value = function->registers;
      break;
    case 5:
      *value = kNewestPtx;
      break;
    case 6:
      *value = cardOf(function->module->owner).major * 10 + cardOf(function->module->owner).minor;
      break;
    case 8:
      *value = function->maxDynamicShared;
      break;
    case 9:
      *value = function->carveout;
      break;
    default:
      return explain(kInvalidValue,
                    "the emulation has no function attribute " + std::to_string(attribute));
  }
  return call.code();
}

DRIVER_FUNCTION cuFuncSetAttribute(Function* function, int attribute, int value) {
  const Call call;
  constexpr int kMaxDynamicShared = 8;
  constexpr int kCarveout = 9;
  if (call.code() != kSuccess) {
    return call.code();
  }
  if (attribute == kCarveout && value >= -1 && value <= 100) {
    function->carveout = value;
    return kSuccess;
  }
  if (attribute != kMaxDynamicShared || value < 0 || 
      value > cardOf(function->module->owner).sharedPerBlockOptIn) {
    return kInvalidValue;
  }
  function->maxDynamicShared = value;
  return kSuccess;
}

DRIVER_FUNCTION cuFuncSetCacheConfig(Function*, int) { return kSuccess; }

DRIVER_FUNCTION cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, Function* function,
                                                            int threads, std::size_t sharedBytes) {
  const Call call;
  *blocks = blocksPerMultiprocessor(*function, threads, sharedBytes);
  return call.code();
}
