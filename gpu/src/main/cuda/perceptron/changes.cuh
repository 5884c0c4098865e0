// The updates that patterns ask for, target x pattern with the bias last.
#pragma once

#include "perceptron/job.cuh"

namespace perceptron {

/** Updates of +1 and -1, a bit each. */
struct Signs {
  /** Whether all updates are of size 1. */
  static constexpr bool kUnits = true;
  /** Whether each synapse has a threshold of its own. */
  static constexpr bool kOwn = false;
  using Value = unsigned;
  static constexpr Value kNothing = 0;

  const unsigned* rows;
  const unsigned* columns;
  int words;
  int stride;

  __device__ explicit Signs(const Job& job)
      : rows(static_cast<const unsigned*>(job.rows)),
        columns(static_cast<const unsigned*>(job.columns)),
        words(job.rowLength),
        stride(job.stride) {}

  /** What value i of update p is taken from. */
  __device__ Value load(int p, int i) const {
    return __ldg(rows + static_cast<size_t>(p) * words + (i >> 5));
  }

  __device__ static double number(Value word, int i) {
    return (word >> (i & 31)) & 1u ? 1.0 : -1.0;
  }

  __device__ double value(int p, int i) const { return number(load(p, i), i); }

  __device__ double magnitude(int, int) const { return 1; }

  /** Adds a warp's share of l . update q and s . update q. */
  __device__ void multiply(const double2* synapses, int q, int warp, int warps, double& persistent,
                           double& transient) const {
    for (int k = warp; k < words; k += warps) {
      const unsigned word = __ldg(columns + static_cast<size_t>(k) * stride + q);
      const double2* const from = synapses + k * 32;
#pragma unroll 4
      for (int j = 0; j < 32; j++) {
        const double sign = (word >> j) & 1u ? 1.0 : -1.0;
        persistent = fma(sign, from[j].x, persistent);
        transient = fma(sign, from[j].y, transient);
      }
    }
  }

  /** Adds a warp's share of w . update q. */
  __device__ double multiply(const double* total, int q, int warp, int warps) const {
    double sum = 0;
    for (int k = warp; k < words; k += warps) {
      const unsigned word = __ldg(columns + static_cast<size_t>(k) * stride + q);
      const double* const from = total + k * 32;
#pragma unroll 4
      for (int j = 0; j < 32; j++) {
        sum += (word >> j) & 1u ? from[j] : -from[j];
      }
    }
    return sum;
  }
};

/** Updates of any numbers. */
struct Numbers {
  static constexpr bool kUnits = false;
  static constexpr bool kOwn = false;
  using Value = double;
  static constexpr Value kNothing = 0;

  const double* rows;
  const double* columns;
  int length;
  int stride;

  __device__ explicit Numbers(const Job& job)
      : rows(static_cast<const double*>(job.rows)),
        columns(static_cast<const double*>(job.columns)),
        length(job.rowLength),
        stride(job.stride) {}

  __device__ Value load(int p, int i) const {
    return __ldg(rows + static_cast<size_t>(p) * length + i);
  }

  __device__ static double number(Value value, int) { return value; }

  __device__ double value(int p, int i) const { return load(p, i); }

  __device__ double magnitude(int p, int i) const { return fabs(load(p, i)); }

  __device__ void multiply(const double2* synapses, int q, int warp, int warps, double& persistent,
                           double& transient) const {
    for (int i = warp; i < length; i += warps) {
      const double value = __ldg(columns + static_cast<size_t>(i) * stride + q);
      persistent = fma(value, synapses[i].x, persistent);
      transient = fma(value, synapses[i].y, transient);
    }
  }

  __device__ double multiply(const double* total, int q, int warp, int warps) const {
    double sum = 0;
    for (int i = warp; i < length; i += warps) {
      sum = fma(__ldg(columns + static_cast<size_t>(i) * stride + q), total[i], sum);
    }
    return sum;
  }
};

/**
 * The same where each synapse has a threshold that follows its own changes. Where updates are +1 and
 * -1, all of these are one number.
 */
struct FollowedNumbers : Numbers {
  static constexpr bool kOwn = true;

  /** Of each synapse: its sum of squared changes, and the mean that its threshold was renewed by. */
  double2* followed;

  __device__ explicit FollowedNumbers(const Job& job) : Numbers(job), followed(nullptr) {}

  /** theta of a synapse; infinite until it has changed twice. */
  __device__ double theta(const Following& following, int i) const {
    const double mean = followed[i].y;
    return mean == 0 ? HUGE_VAL : following.ratio * sqrt(mean);
  }
};

}  // namespace perceptron
