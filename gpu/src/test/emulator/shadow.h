// What is remembered of each word of memory: who touched it last.
#pragma once

#include "touches.h"

namespace emulation {

/** An access as it is remembered. */
struct Trace {
  /** Of the block between two barriers, see races.h; no two blocks or launches have the same. */
  std::uint32_t interval;
  /** How often the thread had met with lanes of its warp. */
  std::uint32_t clock;
  std::uint32_t place;
  std::uint32_t block;
  std::uint16_t thread;
  Touch how;
};

/**
 * The last write to a word of four bytes, or to a byte, and two reads: by threads that are as far from each other
 * as any two that have read it, so that a write by a third one is in conflict with one of them.
 */
struct alignas(64) Cell {
  Trace write;
  Trace reads[2];
};

static_assert(sizeof(Trace) == 20 && sizeof(Cell) == 64);

/** Of the word at an address: of accesses to all of it. */
Cell& cellOf(bool shared, std::uintptr_t address);

/** Of the byte at an address: of accesses to less than its word. */
Cell& cellOfByte(bool shared, std::uintptr_t address);

/** Those of the four bytes of a word; null if nobody has touched any near it by itself. */
Cell* cellsOfBytes(bool shared, std::uintptr_t address);

/** Forgets all about device memory that is freed. */
void forget(std::uintptr_t address, std::size_t bytes);

}  // namespace emulation
