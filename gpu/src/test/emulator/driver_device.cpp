// Driver functions about the driver itself and its devices.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "driver.h"

namespace emulation {
namespace {

/** The variable that names another CUDA than 12.6 for the driver to offer, such as 13000. */
constexpr char kCudaVariable[] = "EMULATED_CUDA";
constexpr int kUsualCuda = 12060;
constexpr char kUsualKind = 'A';
constexpr char kOneCard[] = {kUsualKind, '\0'};

bool isInitialized = false;

/** A letter for the kind of each card. */
const char* kinds() {
  static const char* const asked = std::getenv("EMULATED_GPUS");
  return asked == nullptr || *asked == '\0' ? kOneCard : asked;
}

bool isCard(int device) { return device >= 0 && device < cards(); }

struct Attribute {
  int number;
  int value;
};

/** Of all cards; numbers as in CUdevice_attribute. */
constexpr Attribute kAttributes[] = {
    {1, kThreadsPerBlock},
    {2, kThreadsPerBlock},
    {3, kThreadsPerBlock},
    {4, 64},
    {5, 2147483647},
    {6, 65535},
    {7, 65535},
    {8, kSharedPerBlockPlain},
    {9, 65536},
    {10, 32},
    {12, kRegistersPerMultiprocessor},
    {13, 1980000},
    {17, 0},
    {18, 0},
    {19, 1},
    {20, 0},
    {31, 1},
    {32, 0},
    {36, 2619000},
    {37, 5120},
    {38, 50 << 20},
    {40, 1},
    {41, 1},
    {78, 1},
    {82, kRegistersPerMultiprocessor},
    {83, 0},
    {95, 1},
    {111, kSharedReservedPerBlock},
    {115, 0},
    {120, 0},
};

/** Of one card; -1 for what is the same for all, or not there. */
int attributeOf(const Card& card, int number) {
  switch (number) {
    case 16:
      return card.multiprocessors;
    case 39:
      return card.threadsPerMultiprocessor;
    case 75:
      return card.major;
    case 76:
      return card.minor;
    case 81:
      return card.sharedPerMultiprocessor;
    case 97:
      return card.sharedPerBlockOptIn;
    case 106:
      return card.blocksPerMultiprocessor;
    default:
      return -1;
  }
}

}  // namespace

bool initialized() { return isInitialized; }

char kindOf(int device) { return kinds()[device]; }

int cards() { return std::min(kMostCards, static_cast<int>(std::strlen(kinds()))); }

}  // namespace emulation

using namespace emulation;

DRIVER_FUNCTION cuInit(unsigned flags) {
  const std::lock_guard<std::mutex> guard(lock());
  isInitialized = isInitialized || flags == 0;
  return flags == 0 ? kSuccess : kInvalidValue;
}

DRIVER_FUNCTION cuDriverGetVersion(int* version) {
  const char* const asked = std::getenv(kCudaVariable);
  *version = asked == nullptr ? kUsualCuda : std::atoi(asked);
  return kSuccess;
}

DRIVER_FUNCTION cuDeviceGetCount(int* count) {
  if (!initialized()) {
    return kNotInitialized;
  }
  *count = cards();
  return kSuccess;
}

DRIVER_FUNCTION cuDeviceGet(int* device, int ordinal) {
  if (!initialized()) {
    return kNotInitialized;
  }
  *device = ordinal;
  return isCard(ordinal) ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuDeviceGetName(char* name, int length, int device) {
  if (!isCard(device)) {
    return kInvalidDevice;
  }
  const char kind = kindOf(device);
  const std::string more = kind == kUsualKind ? std::string() : std::string(" ") + kind;
  std::snprintf(name, static_cast<std::size_t>(length), "Emulated GPU%s (host processor, no card)",
                more.c_str());
  return kSuccess;
}

DRIVER_FUNCTION cuDeviceTotalMem_v2(std::size_t* bytes, int device) {
  const std::lock_guard<std::mutex> guard(lock());
  *bytes = totalBytes();
  return isCard(device) ? kSuccess : kInvalidDevice;
}

DRIVER_FUNCTION cuDeviceGetAttribute(int* value, int attribute, int device) {
  if (!isCard(device)) {
    return kInvalidDevice;
  }
  *value = attributeOf(cardOf(device), attribute);
  if (*value >= 0) {
    return kSuccess;
  }
  for (const Attribute& a : kAttributes) {
    if (a.number == attribute) {
      *value = a.value;
      return kSuccess;
    }
  }
  return explain(kInvalidValue,
                 "the emulation has no device attribute " + std::to_string(attribute));
}
