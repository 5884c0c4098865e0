// The updates of a task transposed, and multiplied with one another: before its runs begin.
#include "common/device.cuh"

namespace {

/** Writes the updates transposed, so that neighbouring threads read neighbouring patterns. */
template <typename T>
__device__ void transpose(const T* rows, T* columns, int patterns, int rowLength, int stride) {
  const int q = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
  for (int k = 0; q < patterns && k < rowLength; k++) {
    columns[static_cast<size_t>(k) * stride + q] = rows[static_cast<size_t>(q) * rowLength + k];
  }
}

}  // namespace

/** One thread per pattern. */
extern "C" __global__ void perceptron_columns_signs(const unsigned* rows, unsigned* columns,
                                                    int patterns, int rowLength, int stride) {
  transpose(rows, columns, patterns, rowLength, stride);
}
KERNEL(perceptron_columns_signs)

extern "C" __global__ void perceptron_columns_numbers(const double* rows, double* columns,
                                                      int patterns, int rowLength, int stride) {
  transpose(rows, columns, patterns, rowLength, stride);
}
KERNEL(perceptron_columns_numbers)

/**
 * Products of one update with all others, one row of the matrix per block: the length minus twice
 * the number of signs that differ. 32 x 1900 words a row come from the first-level cache: about 40
 * microseconds for 1900 patterns of 1000 signs, bound by its bandwidth (predicted).
 */
extern "C" __global__ void perceptron_gram_signs(const unsigned* columns, short* gram, int patterns,
                                                 int words, int stride, int length) {
  const int p = static_cast<int>(blockIdx.x);
  for (int q = static_cast<int>(threadIdx.x); q < patterns; q += static_cast<int>(blockDim.x)) {
    int differing = 0;
    for (int k = 0; k < words; k++) {
      const unsigned* const column = columns + static_cast<size_t>(k) * stride;
      differing += __popc(__ldg(column + p) ^ __ldg(column + q));
    }
    gram[static_cast<size_t>(p) * stride + q] = static_cast<short>(length - 2 * differing);
  }
}
KERNEL(perceptron_gram_signs)

/** Products of updates of numbers, each added up in the order of the synapses. */
extern "C" __global__ void perceptron_gram_numbers(const double* columns, double* gram,
                                                   int patterns, int length, int stride) {
  const int p = static_cast<int>(blockIdx.x);
  for (int q = static_cast<int>(threadIdx.x); q < patterns; q += static_cast<int>(blockDim.x)) {
    double product = 0;
    for (int i = 0; i < length; i++) {
      const double* const column = columns + static_cast<size_t>(i) * stride;
      product += __ldg(column + p) * __ldg(column + q);
    }
    gram[static_cast<size_t>(p) * stride + q] = product;
  }
}
KERNEL(perceptron_gram_numbers)
