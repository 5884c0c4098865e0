// Atomics: one host thread runs all fibers, so plain operations are indivisible.
#pragma once

#include "touches.h"

// Where accesses are told of, an atomic function is one of its own, at the place of its call.
#ifdef __SANITIZE_THREAD__
#define EMULATED_ATOMIC inline __attribute__((noinline, no_sanitize_thread))
#define EMULATED_ATOMIC_TOUCH \
  ::emulation::touched(at, sizeof *at, ::emulation::Touch::kAtomic, __builtin_return_address(0))
#else
#define EMULATED_ATOMIC inline
#define EMULATED_ATOMIC_TOUCH static_cast<void>(0)
#endif

#define EMULATED_ATOMICS(type)                                                            \
  EMULATED_ATOMIC type atomicAdd(type* at, type value) {                                  \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = static_cast<type>(old + value);                     \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicExch(type* at, type value) {                                 \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = value;                                              \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicMax(type* at, type value) {                                  \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = value > old ? value : old;                          \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicMin(type* at, type value) {                                  \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = value < old ? value : old;                          \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicOr(type* at, type value) {                                   \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = old | value;                                        \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicAnd(type* at, type value) {                                  \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = old & value;                                        \
    return old;                                                                           \
  }                                                                                       \
  EMULATED_ATOMIC type atomicCAS(type* at, type expected, type value) {                   \
    EMULATED_ATOMIC_TOUCH;                                                                \
    const type old = *const_cast<volatile type*>(at);                                     \
    *const_cast<volatile type*>(at) = old == expected ? value : old;                      \
    return old;                                                                           \
  }
EMULATED_ATOMICS(int)
EMULATED_ATOMICS(unsigned)
EMULATED_ATOMICS(unsigned long long)
