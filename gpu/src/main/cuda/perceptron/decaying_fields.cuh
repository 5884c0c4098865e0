// Fields with decay, those of l and of s apart: for policies that consolidate all or nothing.
#pragma once

#include "perceptron/gram_row.cuh"
#include "perceptron/search.cuh"

namespace perceptron {

template <typename P>
struct DecayingFields {
  static constexpr bool kDecays = true;
  static constexpr bool kDraws = false;
  static constexpr int kTogether = P::kTogether;
  static constexpr int kBatch = 8 / kTogether;
  double* persistent;
  double* transient;
  const void* gram;
  const double2* decay;
  int patterns;
  int stride;

  __device__ DecayingFields(const Job& job, unsigned char* memory)
      : persistent(reinterpret_cast<double*>(memory)),
        transient(persistent + job.stride),
        gram(job.gram),
        decay(job.decay),
        patterns(job.patterns),
        stride(job.stride) {}

  __device__ static int chunk() { return static_cast<int>(blockDim.x); }

  __device__ int answer(int q, int gap, const Search& search) const {
    const double factor = __ldg(decay + gap).x;
    return answerOf(fma(factor, transient[q], persistent[q]),
                    search.persistentTolerance + factor * search.transientTolerance,
                    search.transientTolerance > 0 && factor < kVanishing);
  }

  __device__ int first(const Search& search) const { return firstWrong(*this, search, patterns); }

  /** Shrinks the transient part and adds a row to it; then it may become persistent. */
  __device__ void learn(int p, double factor, bool consolidate) {
    eachGroup<kBatch>(gramRow<P>(gram, p, stride), stride / kTogether,
                      [=](int group, const typename P::Group& products) {
                        add(group * kTogether, products, factor, consolidate);
                      });
  }

  __device__ static double number(const typename P::Group& products, int k) {
    return static_cast<double>(P::of(products, k));
  }

  __device__ void add(int from, const typename P::Group& products, double factor,
                      bool consolidate) {
#pragma unroll
    for (int k = 0; k < kTogether; k += 2) {
      double2* const to = reinterpret_cast<double2*>(transient + from + k);
      double2 sum = *to;
      sum.x = fma(sum.x, factor, number(products, k));
      sum.y = fma(sum.y, factor, number(products, k + 1));
      if (consolidate) {
        persistent[from + k] += sum.x;
        persistent[from + k + 1] += sum.y;
        sum = make_double2(0, 0);
      }
      *to = sum;
    }
  }

  __device__ void shrink(double factor, bool consolidate) {
    for (int q = static_cast<int>(threadIdx.x); q < stride; q += static_cast<int>(blockDim.x)) {
      const double shrunk = transient[q] * factor;
      persistent[q] += consolidate ? shrunk : 0;
      transient[q] = consolidate ? 0 : shrunk;
    }
  }
};

}  // namespace perceptron
