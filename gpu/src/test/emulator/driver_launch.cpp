// Driver functions that launch kernels.
#include "driver.h"
#include "launch_file.h"
#include "launch_sizes.h"
#include "machine.h"

namespace emulation {
namespace {

constexpr int kMostParameters = 96;
constexpr unsigned kMostBlocksY = 65535;

/** Launches until one fails on purpose, -1 for never, and what with. */
int untilFailure = -1;
int failureToCome = kSuccess;

/** What the last launch set aside as shared memory. */
int setAside = 0;

/** A launch in a queue, with its arguments in slots of eight bytes. */
struct KernelWork : Configuration {
  std::uint64_t arguments[kMostParameters];

  int run() const;
  std::string named() const;
};

static_assert(sizeof(KernelWork) <= kMostPayload);

std::string KernelWork::named() const {
  return std::string("kernel '") + kernel->name + "' (grid " + std::to_string(gridX) + " x " +
         std::to_string(gridY) + ", block " + std::to_string(blockThreads) + ", " +
         std::to_string(sharedBytes) + " bytes shared" + (cooperative ? ", cooperative" : "") + ")";
}

int KernelWork::run() const {
  if (untilFailure >= 0 && untilFailure-- == 0) {
    fail(failureToCome, named() + ": the device is lost, as a test asked for");
    return status();
  }
  void* slots[kMostParameters];
  for (int i = 0; i < kernel->parameterCount; i++) {
    slots[i] = const_cast<std::uint64_t*>(&arguments[i]);
    if (kernel->parameters[i].pointer && arguments[i] != 0 && !isReachable(arguments[i])) {
      fail(kIllegalAddress,
           named() + ": argument " + std::to_string(i) + " points to " + describe(arguments[i]));
      return status();
    }
  }
  const LaunchFile file(*kernel, gridX, blockThreads, sharedBytes, arguments);
  const Outcome outcome = execute({*this, slots});
  if (outcome.code != kSuccess) {
    fail(outcome.code, named() + ": " + outcome.text);
  }
  return outcome.code;
}

/** Takes arguments given by one pointer each, or packed in a buffer as a struct would be. */
bool copyArguments(const Kernel& kernel, void** parameters, void** extra, std::uint64_t* slots) {
  const unsigned char* packed = nullptr;
  std::size_t packedBytes = 0;
  constexpr std::uintptr_t kBuffer = 1;
  constexpr std::uintptr_t kBytes = 2;
  for (; parameters == nullptr && extra != nullptr && *extra != nullptr; extra += 2) {
    const auto key = reinterpret_cast<std::uintptr_t>(extra[0]);
    if (key == kBuffer) {
      packed = static_cast<const unsigned char*>(extra[1]);
    } else if (key == kBytes) {
      packedBytes = *static_cast<const std::size_t*>(extra[1]);
    }
  }
  if (parameters == nullptr && packed == nullptr) {
    return kernel.parameterCount == 0;
  }
  std::size_t offset = 0;
  for (int i = 0; i < kernel.parameterCount; i++) {
    const auto bytes = static_cast<std::size_t>(kernel.parameters[i].bytes);
    slots[i] = 0;
    if (parameters != nullptr) {
      if (parameters[i] == nullptr) {
        return false;
      }
      std::memcpy(&slots[i], parameters[i], bytes);
      continue;
    }
    offset = (offset + bytes - 1) / bytes * bytes;
    if (offset + bytes > packedBytes) {
      return false;
    }
    std::memcpy(&slots[i], packed + offset, bytes);
    offset += bytes;
  }
  return true;
}

/** Why a launch of these sizes is refused, 0 if it is not. */
int checkSizes(const Function& function, const KernelWork& work) {
  if (work.gridX == 0 || work.gridY == 0 || work.gridY > kMostBlocksY || work.blockThreads == 0 ||
      work.blockThreads > static_cast<unsigned>(kThreadsPerBlock) ||
      work.sharedBytes > static_cast<unsigned>(function.maxDynamicShared)) {
    return kInvalidValue;
  }
  const int perMultiprocessor =
      blocksPerMultiprocessor(function, static_cast<int>(work.blockThreads), work.sharedBytes);
  if (perMultiprocessor == 0) {
    return kLaunchOutOfResources;
  }
  const unsigned long blocks = static_cast<unsigned long>(work.gridX) * work.gridY;
  const auto most = static_cast<unsigned long>(
      perMultiprocessor * cardOf(function.module->owner).multiprocessors);
  if (work.cooperative && blocks > most) {
    return kCooperativeLaunchTooLarge;
  }
  return kSuccess;
}

int launch(const Function* function, KernelWork work, unsigned gridZ, unsigned blockY,
           unsigned blockZ, const Stream* stream, void** parameters, void** extra) {
  const Call call;
  if (call.code() != kSuccess) {
    return call.code();
  }
  unsigned long group = kDefaultGroup;
  if (function == nullptr || !groupOf(stream, &group)) {
    return kInvalidHandle;
  }
  work.kernel = function->kernel;
  if (function->module->owner != current() || !isOfCurrent(stream)) {
    return explain(kInvalidContext, std::string("kernel '") + work.kernel->name +
                                        "' or its stream is of another card than the one in use");
  }
  if (gridZ != 1 || blockY != 1 || blockZ != 1 ||
      work.kernel->parameterCount > kMostParameters) {
    return explain(kInvalidValue,
                   work.named() + ": the emulation has grids of x and y, blocks of x, at most " +
                       std::to_string(kMostParameters) + " parameters");
  }
  const int code = checkSizes(*function, work);
  if (code != kSuccess) {
    return explain(code, work.named() + ": these sizes cannot be launched");
  }
  if (!copyArguments(*work.kernel, parameters, extra, work.arguments)) {
    return explain(kInvalidValue, work.named() + ": arguments are missing");
  }
  note(work, cardOf(function->module->owner));
  setAside = sharedPerMultiprocessor(*function, static_cast<int>(work.sharedBytes));
  submit(group, work);
  return kSuccess;
}

}  // namespace

int lastCarveout() { return setAside; }

void failLater(int launches, int code) {
  untilFailure = launches;
  failureToCome = code;
}

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuLaunchKernel(Function* function, unsigned gridX, unsigned gridY, unsigned gridZ,
                               unsigned blockX, unsigned blockY, unsigned blockZ, unsigned shared,
                               Stream* stream, void** parameters, void** extra) {
  const Configuration sizes{nullptr, gridX, gridY, blockX, shared, false};
  return launch(function, {sizes, {}}, gridZ, blockY, blockZ, stream, parameters, extra);
}

DRIVER_FUNCTION cuLaunchCooperativeKernel(Function* function, unsigned gridX, unsigned gridY,
                                          unsigned gridZ, unsigned blockX, unsigned blockY,
                                          unsigned blockZ, unsigned shared, Stream* stream,
                                          void** parameters) {
  const Configuration sizes{nullptr, gridX, gridY, blockX, shared, true};
  return launch(function, {sizes, {}}, gridZ, blockY, blockZ, stream, parameters, nullptr);
}
