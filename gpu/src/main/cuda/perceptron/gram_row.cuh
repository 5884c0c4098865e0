// Rows of the Gram matrix: the products of one update with all others, which an update adds to all
// fields.
#pragma once

#include "perceptron/job.cuh"

namespace perceptron {

/** Products of signs, four at a time. */
struct SignProducts {
  static constexpr int kTogether = 4;
  using Group = long long;

  __device__ static short of(Group group, int k) { return static_cast<short>(group >> (16 * k)); }
};

/** Products of numbers, two at a time. */
struct NumberProducts {
  static constexpr int kTogether = 2;
  using Group = double2;

  __device__ static double of(const Group& group, int k) { return k == 0 ? group.x : group.y; }
};

/** Row p of a matrix [P][stride]. */
template <typename P>
__device__ inline const typename P::Group* gramRow(const void* gram, int p, int stride) {
  return static_cast<const typename P::Group*>(gram) +
         static_cast<size_t>(p) * (stride / P::kTogether);
}

/**
 * Calls add(number of a group, the group) for each of a thread's groups of a row; kBatch loads are
 * under way before the first is needed.
 */
template <int kBatch, typename Group, typename Add>
__device__ inline void eachGroup(const Group* row, int groups, Add add) {
  const int threads = static_cast<int>(blockDim.x);
  for (int g = static_cast<int>(threadIdx.x); g < groups; g += kBatch * threads) {
    Group products[kBatch];
#pragma unroll
    for (int k = 0; k < kBatch; k++) {
      products[k] = g + k * threads < groups ? __ldg(row + g + k * threads) : Group{};
    }
#pragma unroll
    for (int k = 0; k < kBatch; k++) {
      if (g + k * threads < groups) {
        add(g + k * threads, products[k]);
      }
    }
  }
}

}  // namespace perceptron
