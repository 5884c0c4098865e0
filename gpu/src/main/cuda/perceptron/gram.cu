// The updates of tasks transposed, and multiplied with one another: before their runs begin. All
// tasks that came together are prepared by one launch of each kernel, with a row of blocks for
// every task; what a task becomes does not depend on the others. Padding becomes zero.
#include "perceptron/job.cuh"

namespace {

/** A job of the task that the block works for. */
__device__ inline const perceptron::Job& jobOf(const unsigned long long* jobs) {
  return *reinterpret_cast<const perceptron::Job*>(jobs[blockIdx.y]);
}

/** What the job only reads is written here. */
template <typename T>
__device__ inline T* writable(const void* values) {
  return static_cast<T*>(const_cast<void*>(values));
}

/** Writes the updates transposed, so that neighbouring threads read neighbouring patterns. */
template <typename T>
__device__ void transpose(const perceptron::Job& job) {
  const T* const rows = static_cast<const T*>(job.rows);
  T* const columns = writable<T>(job.columns);
  const int q = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
  for (int k = 0; q < job.stride && k < job.rowLength; k++) {
    columns[static_cast<size_t>(k) * job.stride + q] =
        q < job.patterns ? rows[static_cast<size_t>(q) * job.rowLength + k] : T{0};
  }
}

/** Writes row blockIdx.x of the Gram matrix, where there is one: product(q) of update q with it. */
template <typename T, typename Product>
__device__ void multiply(const perceptron::Job& job, Product product) {
  const int p = static_cast<int>(blockIdx.x);
  if (job.gram == nullptr || p >= job.patterns) {
    return;
  }
  T* const row = writable<T>(job.gram) + static_cast<size_t>(p) * job.stride;
  for (int q = static_cast<int>(threadIdx.x); q < job.stride; q += static_cast<int>(blockDim.x)) {
    row[q] = q < job.patterns ? product(q) : T{0};
  }
}

}  // namespace

/** One thread per pattern; jobs: the address of one job of each task. */
extern "C" __global__ void perceptron_columns_signs(const unsigned long long* jobs) {
  transpose<unsigned>(jobOf(jobs));
}
KERNEL(perceptron_columns_signs)

extern "C" __global__ void perceptron_columns_numbers(const unsigned long long* jobs) {
  transpose<double>(jobOf(jobs));
}
KERNEL(perceptron_columns_numbers)

/**
 * Products of one update with all others, one row of the matrix per block: the length minus twice
 * the number of signs that differ. 32 x 1900 words a row come from the first-level cache: about 40
 * microseconds for 1900 patterns of 1000 signs, bound by its bandwidth (predicted).
 */
extern "C" __global__ void perceptron_gram_signs(const unsigned long long* jobs) {
  const perceptron::Job& job = jobOf(jobs);
  const unsigned* const columns = static_cast<const unsigned*>(job.columns);
  const int stride = job.stride;
  const int words = job.rowLength;
  multiply<short>(job, [=, &job](int q) {
    int differing = 0;
    for (int k = 0; k < words; k++) {
      const unsigned* const column = columns + static_cast<size_t>(k) * stride;
      differing += __popc(__ldg(column + blockIdx.x) ^ __ldg(column + q));
    }
    return static_cast<short>(job.length - 2 * differing);
  });
}
KERNEL(perceptron_gram_signs)

/** Products of updates of numbers, each added up in the order of the synapses. */
extern "C" __global__ void perceptron_gram_numbers(const unsigned long long* jobs) {
  const perceptron::Job& job = jobOf(jobs);
  const double* const columns = static_cast<const double*>(job.columns);
  const int stride = job.stride;
  const int length = job.rowLength;
  multiply<double>(job, [=](int q) {
    double product = 0;
    for (int i = 0; i < length; i++) {
      const double* const column = columns + static_cast<size_t>(i) * stride;
      product = fma(__ldg(column + blockIdx.x), __ldg(column + q), product);
    }
    return product;
  });
}
KERNEL(perceptron_gram_numbers)
