// Fields without decay, to which updates add rows of the Gram matrix.
#pragma once

#include "perceptron/gram_row.cuh"
#include "perceptron/search.cuh"

namespace perceptron {

/** Fields of patterns of signs: whole numbers. */
struct IntegerFields {
  static constexpr bool kDecays = false;
  static constexpr bool kDraws = false;
  int4* fields;
  const void* gram;
  int patterns;
  int stride;

  __device__ IntegerFields(const Job& job, unsigned char* memory)
      : fields(reinterpret_cast<int4*>(memory)),
        gram(job.gram),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int answer(int q, int, const Search&) const {
    return reinterpret_cast<const int*>(fields)[q] <= 0 ? kWrong : kRight;
  }

  __device__ int first(const Search& search) const { return firstWrong(*this, search, patterns); }

  __device__ void learn(int p, double, bool) {
    eachGroup<4>(gramRow<SignProducts>(gram, p, stride), stride / SignProducts::kTogether,
                 [this](int group, long long products) {
                   int4 sum = fields[group];
                   sum.x += SignProducts::of(products, 0);
                   sum.y += SignProducts::of(products, 1);
                   sum.z += SignProducts::of(products, 2);
                   sum.w += SignProducts::of(products, 3);
                   fields[group] = sum;
                 });
  }

  __device__ void shrink(double, bool) {}
};

/** Fields of any patterns. */
struct NumberFields {
  static constexpr bool kDecays = false;
  static constexpr bool kDraws = false;
  double2* fields;
  const void* gram;
  int patterns;
  int stride;

  __device__ NumberFields(const Job& job, unsigned char* memory)
      : fields(reinterpret_cast<double2*>(memory)),
        gram(job.gram),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int answer(int q, int, const Search& search) const {
    return answerOf(reinterpret_cast<const double*>(fields)[q],
                    search.persistentTolerance + search.transientTolerance, false);
  }

  __device__ int first(const Search& search) const { return firstWrong(*this, search, patterns); }

  __device__ void learn(int p, double, bool) {
    eachGroup<4>(gramRow<NumberProducts>(gram, p, stride), stride / NumberProducts::kTogether,
                 [this](int group, const double2& products) {
                   double2 sum = fields[group];
                   sum.x += products.x;
                   sum.y += products.y;
                   fields[group] = sum;
                 });
  }

  __device__ void shrink(double, bool) {}
};

}  // namespace perceptron
