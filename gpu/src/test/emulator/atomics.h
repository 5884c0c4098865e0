// Atomics: one host thread runs all fibers, so plain operations are indivisible.
#pragma once

#define EMULATED_ATOMICS(type)                                                           \
  inline type atomicAdd(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = static_cast<type>(old + value);                    \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicExch(type* at, type value) {                                         \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value;                                             \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicMax(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value > old ? value : old;                         \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicMin(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = value < old ? value : old;                         \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicOr(type* at, type value) {                                           \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old | value;                                       \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicAnd(type* at, type value) {                                          \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old & value;                                       \
    return old;                                                                          \
  }                                                                                      \
  inline type atomicCAS(type* at, type expected, type value) {                           \
    const type old = *const_cast<volatile type*>(at);                                    \
    *const_cast<volatile type*>(at) = old == expected ? value : old;                     \
    return old;                                                                          \
  }
EMULATED_ATOMICS(int)
EMULATED_ATOMICS(unsigned)
EMULATED_ATOMICS(unsigned long long)
