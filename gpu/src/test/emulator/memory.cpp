#include "memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <map>

#include "shadow.h"

namespace emulation {
namespace {

constexpr std::size_t kPage = 4096;
/** Addresses are taken from here one after another and never again. */
constexpr std::size_t kRegionBytes = std::size_t{1} << 42;
/** What vector loads need; the driver promises more, which would hide reads past the end. */
constexpr std::size_t kAlignment = 16;
constexpr unsigned char kCanary = 0xC5;
/** Larger allocations are marked only this far, so that tests of large ones stay quick. */
constexpr std::size_t kMarked = std::size_t{64} << 20;
constexpr std::size_t kDefaultTotal = std::size_t{1} << 30;

struct Allocation {
  std::size_t bytes;
  unsigned char* pages;
  std::size_t pagesBytes;
  long number;
};

struct Memory {
  unsigned char* region = nullptr;
  std::size_t regionUsed = kPage;
  std::map<std::uintptr_t, Allocation> live;
  std::map<std::uintptr_t, Allocation> freed;
  std::map<std::uintptr_t, std::size_t> pinned;
  std::size_t used = 0;
  std::size_t total = kDefaultTotal;
  long count = 0;
};

Memory& memory() {
  static Memory* const instance = new Memory();
  return *instance;
}

std::size_t roundUp(std::size_t bytes, std::size_t unit) {
  return (bytes + unit - 1) / unit * unit;
}

const std::pair<const std::uintptr_t, Allocation>* liveAtOrBefore(std::uintptr_t address) {
  auto& live = memory().live;
  auto after = live.upper_bound(address);
  return after == live.begin() ? nullptr : &*std::prev(after);
}

unsigned char* takePages(std::size_t bytes) {
  Memory& m = memory();
  if (m.region == nullptr) {
    void* const region = mmap(nullptr, kRegionBytes, PROT_NONE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) {
      return nullptr;
    }
    m.region = static_cast<unsigned char*>(region);
    deviceRange = {reinterpret_cast<std::uintptr_t>(region), kRegionBytes};
  }
  if (bytes + kPage > kRegionBytes - m.regionUsed) {
    return nullptr;
  }
  unsigned char* const pages = m.region + m.regionUsed;
  if (mprotect(pages, bytes, PROT_READ | PROT_WRITE) != 0) {
    return nullptr;
  }
  m.regionUsed += bytes + kPage;
  return pages;
}

void returnPages(const Allocation& a) {
  // Mapped anew, rather than protected only, so that the memory goes back to the system.
  mmap(a.pages, a.pagesBytes, PROT_NONE,
       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
}

std::string named(const Allocation& a) {
  return "allocation " + std::to_string(a.number) + " of " + std::to_string(a.bytes) + " bytes";
}

std::string damaged(std::ptrdiff_t bytes, const char* where, const Allocation& a) {
  return "a kernel wrote " + std::to_string(bytes) + " bytes " + where + " " + named(a);
}

/** What was written around an allocation, empty if nothing was. */
std::string damage(std::uintptr_t address, const Allocation& a) {
  const auto* const start = reinterpret_cast<const unsigned char*>(address);
  const unsigned char* const end = a.pages + a.pagesBytes;
  for (const unsigned char* p = start; p > a.pages; p--) {
    if (p[-1] != kCanary) {
      return damaged(start - p + 1, "before", a);
    }
  }
  for (const unsigned char* p = start + a.bytes; p < end; p++) {
    if (*p != kCanary) {
      return damaged(p - start - static_cast<std::ptrdiff_t>(a.bytes) + 1, "past", a);
    }
  }
  return {};
}

}  // namespace

std::uintptr_t allocateDevice(std::size_t bytes) {
  Memory& m = memory();
  if (bytes == 0 || bytes > m.total - m.used) {
    return 0;
  }
  const std::size_t pagesBytes = roundUp(bytes, kPage);
  unsigned char* const pages = takePages(pagesBytes);
  if (pages == nullptr) {
    return 0;
  }
  unsigned char* const end = pages + pagesBytes;
  unsigned char* const start = end - roundUp(bytes, kAlignment);
  std::memset(pages, kCanary, static_cast<std::size_t>(start - pages));
  std::memset(start, 0xFF, bytes < kMarked ? bytes : kMarked);
  std::memset(start + bytes, kCanary, static_cast<std::size_t>(end - start) - bytes);
  const auto address = reinterpret_cast<std::uintptr_t>(start);
  m.live[address] = {bytes, pages, pagesBytes, ++m.count};
  m.used += bytes;
  return address;
}

bool freeDevice(std::uintptr_t address, std::string* complaint) {
  Memory& m = memory();
  const auto found = m.live.find(address);
  if (found == m.live.end()) {
    return false;
  }
  *complaint = damage(address, found->second);
  forget(address, found->second.bytes);
  returnPages(found->second);
  m.used -= found->second.bytes;
  m.freed.insert(*found);
  m.live.erase(found);
  return true;
}

bool isDevice(std::uintptr_t address, std::size_t bytes) {
  const auto* const found = liveAtOrBefore(address);
  return found != nullptr && address - found->first <= found->second.bytes &&
         bytes <= found->second.bytes - (address - found->first);
}

void eachAllocation(const std::function<void(std::uintptr_t, std::size_t)>& act) {
  for (const auto& [address, allocation] : memory().live) {
    act(address, allocation.bytes);
  }
}

bool isReachable(std::uintptr_t address) {
  return isDevice(address, 0) || isPinned(reinterpret_cast<const void*>(address), 0);
}

std::string describe(std::uintptr_t address) {
  const auto& freed = memory().freed;
  const auto after = freed.upper_bound(address);
  if (after != freed.begin()) {
    const auto& [start, a] = *std::prev(after);
    if (address < start + a.bytes) {
      return "byte " + std::to_string(address - start) + " of " + named(a) + ", which is freed";
    }
  }
  const auto* const before = liveAtOrBefore(address);
  const auto region = reinterpret_cast<std::uintptr_t>(memory().region);
  if (before == nullptr || address >= region + kRegionBytes) {
    return "address " + std::to_string(address) + ", which is no device memory";
  }
  const std::uintptr_t offset = address - before->first;
  const Allocation& a = before->second;
  return offset < a.bytes
             ? "byte " + std::to_string(offset) + " of " + named(a)
             : std::to_string(offset - a.bytes) + " bytes past the end of " + named(a);
}

std::size_t usedBytes() { return memory().used; }
std::size_t totalBytes() { return memory().total; }
void setTotalBytes(std::size_t bytes) {
  memory().total = bytes > memory().used ? bytes : memory().used;
}
long liveAllocations() { return static_cast<long>(memory().live.size()); }
long allocationsEver() { return memory().count; }

void freeAllDevice() {
  std::string ignored;
  while (!memory().live.empty()) {
    freeDevice(memory().live.begin()->first, &ignored);
  }
}

void* allocatePinned(std::size_t bytes) {
  if (bytes == 0) {
    return nullptr;
  }
  void* const block = std::aligned_alloc(kPage, roundUp(bytes, kPage));
  if (block != nullptr) {
    std::memset(block, 0xFF, bytes);
    memory().pinned[reinterpret_cast<std::uintptr_t>(block)] = bytes;
  }
  return block;
}

bool freePinned(void* block) {
  if (memory().pinned.erase(reinterpret_cast<std::uintptr_t>(block)) == 0) {
    return false;
  }
  std::free(block);
  return true;
}

bool isPinned(const void* block, std::size_t bytes) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  const auto& pinned = memory().pinned;
  auto after = pinned.upper_bound(address);
  if (after == pinned.begin()) {
    return false;
  }
  const auto& [start, size] = *std::prev(after);
  return address - start <= size && bytes <= size - (address - start);
}

long livePinned() { return static_cast<long>(memory().pinned.size()); }

}  // namespace emulation
