// The vector types of CUDA C++ that the kernels use.
#pragma once

#define __align__(bytes) __attribute__((aligned(bytes)))

struct uint3 {
  unsigned x, y, z;
};
using dim3 = uint3;

#define EMULATED_VECTOR2(type, element, alignment)                     \
  struct __align__(alignment) type {                                   \
    element x, y;                                                      \
  };                                                                   \
  inline type make_##type(element x, element y) { return type{x, y}; }
#define EMULATED_VECTOR4(type, element, alignment)                                       \
  struct __align__(alignment) type {                                                     \
    element x, y, z, w;                                                                  \
  };                                                                                     \
  inline type make_##type(element x, element y, element z, element w) { \
    return type{x, y, z, w};                                                             \
  }
EMULATED_VECTOR2(float2, float, 8)
EMULATED_VECTOR2(int2, int, 8)
EMULATED_VECTOR2(uint2, unsigned, 8)
EMULATED_VECTOR2(double2, double, 16)
EMULATED_VECTOR2(longlong2, long long, 16)
EMULATED_VECTOR2(ulonglong2, unsigned long long, 16)
EMULATED_VECTOR2(uchar2, unsigned char, 2)
EMULATED_VECTOR2(ushort2, unsigned short, 4)
EMULATED_VECTOR4(float4, float, 16)
EMULATED_VECTOR4(int4, int, 16)
EMULATED_VECTOR4(uint4, unsigned, 16)
EMULATED_VECTOR4(uchar4, unsigned char, 4)
EMULATED_VECTOR4(ushort4, unsigned short, 8)
EMULATED_VECTOR4(char4, signed char, 4)
