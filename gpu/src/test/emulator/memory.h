// Device memory, and host memory that the device may touch. Every device allocation ends at a page
// that cannot be touched and no address is used twice, so that what reads or writes outside of an
// allocation, or in a freed one, faults instead of going on with wrong numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace emulation {

/**
 * Allocates device memory, filled with 0xFF, so that a float read before it is written is no
 * number.
 *
 * @return its address, 0 if so much is not free
 */
std::uintptr_t allocateDevice(std::size_t bytes);

/**
 * Frees device memory.
 *
 * @param complaint set to what was wrong, if a kernel wrote just before or behind the memory
 * @return whether there is such an allocation
 */
bool freeDevice(std::uintptr_t address, std::string* complaint);

/** Whether the range lies inside of one live allocation; an empty one may be at its end. */
bool isDevice(std::uintptr_t address, std::size_t bytes);

/** Whether a kernel may be given this pointer: into device memory or pinned host memory. */
bool isReachable(std::uintptr_t address);

/** Calls act(address, bytes) for each allocation of device memory. */
void eachAllocation(const std::function<void(std::uintptr_t, std::size_t)>& act);

/** Says where an address lies: past the end of which allocation, in which freed one. */
std::string describe(std::uintptr_t address);

/** Bytes in use, the limit to them, and how often memory was allocated. */
std::size_t usedBytes();
std::size_t totalBytes();
void setTotalBytes(std::size_t bytes);
long liveAllocations();
long allocationsEver();

/** Frees all device memory. */
void freeAllDevice();

/** Page-locked host memory; null if there is none. */
void* allocatePinned(std::size_t bytes);
bool freePinned(void* memory);
bool isPinned(const void* memory, std::size_t bytes);
long livePinned();

}  // namespace emulation
