#include "shadow.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>

namespace emulation {
namespace {

constexpr unsigned kPageBits = 12;
/** Of the pages of device memory in one table. */
constexpr unsigned kTableBits = 15;
constexpr std::size_t kPerTable = std::size_t{1} << kTableBits;

void* zeroed(std::size_t bytes) {
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) {
    std::fputs("emulated GPU: no memory to note accesses in\n", stderr);
    std::abort();
  }
  return memory;
}

/** Cells of all memory, one for so many bytes, there once they are asked for. */
class Shadow {
 public:
  explicit Shadow(std::size_t unit) : unit_(unit), perPage_((std::size_t{1} << kPageBits) / unit) {}

  Cell& at(bool shared, std::uintptr_t address) {
    Cell* const cell = known(shared, address);
    return cell != nullptr ? *cell : made(shared, address);
  }

  Cell* known(bool shared, std::uintptr_t address) const {
    if (shared) {
      return shared_ == nullptr ? nullptr : shared_ + (address - sharedRange.start) / unit_;
    }
    Cell* const cells = page((address - deviceRange.start) >> kPageBits);
    return cells == nullptr ? nullptr : cells + address / unit_ % perPage_;
  }

  void forget(std::size_t page) {
    Cell* const cells = this->page(page);
    if (cells != nullptr) {
      munmap(cells, perPage_ * sizeof(Cell));
      tables_[page >> kTableBits][page % kPerTable] = nullptr;
    }
  }

 private:
  Cell* page(std::size_t page) const {
    Cell** const table = tables_ == nullptr ? nullptr : tables_[page >> kTableBits];
    return table == nullptr ? nullptr : table[page % kPerTable];
  }

  __attribute__((noinline)) Cell& made(bool shared, std::uintptr_t address) {
    if (shared) {
      shared_ = static_cast<Cell*>(zeroed(sharedRange.bytes / unit_ * sizeof(Cell)));
      return shared_[(address - sharedRange.start) / unit_];
    }
    if (tables_ == nullptr) {
      const std::size_t count = (deviceRange.bytes >> kPageBits >> kTableBits) + 1;
      tables_ = static_cast<Cell***>(zeroed(count * sizeof(Cell**)));
    }
    const std::size_t page = (address - deviceRange.start) >> kPageBits;
    Cell**& table = tables_[page >> kTableBits];
    if (table == nullptr) {
      table = static_cast<Cell**>(zeroed(kPerTable * sizeof(Cell*)));
    }
    Cell* const cells = static_cast<Cell*>(zeroed(perPage_ * sizeof(Cell)));
    table[page % kPerTable] = cells;
    return cells[address / unit_ % perPage_];
  }

  std::size_t unit_;
  std::size_t perPage_;
  Cell* shared_ = nullptr;
  /** Cells of a page, by table and page. */
  Cell*** tables_ = nullptr;
};

Shadow words(4);
Shadow bytes(1);

}  // namespace

Cell& cellOf(bool shared, std::uintptr_t address) { return words.at(shared, address); }

Cell& cellOfByte(bool shared, std::uintptr_t address) { return bytes.at(shared, address); }

Cell* cellsOfBytes(bool shared, std::uintptr_t address) { return bytes.known(shared, address); }

void forget(std::uintptr_t address, std::size_t count) {
  if (count > 0) {
    const std::size_t last = (address + count - 1 - deviceRange.start) >> kPageBits;
    for (std::size_t page = (address - deviceRange.start) >> kPageBits; page <= last; page++) {
      words.forget(page);
      bytes.forget(page);
    }
  }
}

}  // namespace emulation
