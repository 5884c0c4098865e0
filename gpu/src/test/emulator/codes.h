// Result codes, attribute numbers and limits of the CUDA driver interface that the emulation knows.
#pragma once

namespace emulation {

enum Code : int {
  kSuccess = 0,
  kInvalidValue = 1,
  kOutOfMemory = 2,
  kNotInitialized = 3,
  kInvalidDevice = 101,
  kInvalidImage = 200,
  kInvalidContext = 201,
  kNoBinaryForGpu = 209,
  kUnsupportedLimit = 215,
  kInvalidPtx = 218,
  kUnsupportedPtxVersion = 222,
  kInvalidHandle = 400,
  kNotFound = 500,
  kNotReady = 600,
  kIllegalAddress = 700,
  kLaunchOutOfResources = 701,
  kLaunchTimeout = 702,
  kIllegalInstruction = 715,
  kMisalignedAddress = 716,
  kLaunchFailed = 719,
  kCooperativeLaunchTooLarge = 720,
};

/** What all emulated devices have. */
constexpr int kThreadsPerBlock = 1024;
constexpr int kRegistersPerMultiprocessor = 65536;
constexpr int kSharedReservedPerBlock = 1024;
constexpr int kSharedPerBlockPlain = 48 * 1024;

}  // namespace emulation
