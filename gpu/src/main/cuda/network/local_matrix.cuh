// Thresholds of single neurons or synapses of one weight matrix (model section 3.1), see local.cuh.
#pragma once

#include "network/following.cuh"

/** How they follow a presentation; the same for all of a matrix. */
struct Renewal {
  /** v is so many times what is stored of A; 0 before the first presentation. */
  double mean;
  /** What of it stays stored, and what a squared change counts for beside that. */
  double kept;
  double unit;

  /** A presentation with these squared changes: returns the v that the threshold is renewed by. */
  __device__ __forceinline__ double present(double& sum, double squares) const {
    const double before = sum;
    sum = kept * before + squares * unit;
    return mean * before;
  }
};

/** Where those of one slice of a matrix are: that of a synapse at row x rowStep + lane x laneStep. */
struct LocalMatrix {
  double* sums;
  double* means;
  int rowStep;
  int laneStep;
  const Following& shared;

  template <typename B>
  __device__ __forceinline__ LocalMatrix(const B& b, int l)
      : shared(b.followed(l).following) {
    const Local& local = b.local();
    const Layer& layer = b.layer(l);
    const bool ofSynapses = local.ofSynapses != 0;
    const long long neurons =
        l == 0 ? 0 : b.layer(0).width + layer.firstRow - b.layer(0).rows;
    const long long before = ofSynapses ? layer.offset / b.shape().slices : neurons;
    sums = local.sums + before;
    means = local.means != nullptr ? local.means + before : nullptr;
    rowStep = ofSynapses ? layer.width : l == 0 ? 0 : 1;
    laneStep = ofSynapses || l == 0 ? 1 : 0;
  }

  __device__ __forceinline__ int at(int row, int lane) const {
    return row * rowStep + lane * laneStep;
  }

  /** What one is that was renewed by v, in units of weight, infinite where v is 0. */
  __device__ __forceinline__ double theta(double mean) const {
    return mean == 0 ? HUGE_VAL : shared.ratio * sqrt(mean);
  }
  /** The same in a sum, of which those are left out that are infinite. */
  __device__ __forceinline__ double share(double mean) const { return shared.ratio * sqrt(mean); }

  /** Whether abs(s) is over it. Squares are compared: roots would take longer than all the rest. */
  __device__ __forceinline__ bool isOver(const Consolidation& consolidation, double magnitude,
                                         double mean) const {
    return mean == 0 ? consolidation.isOver(magnitude, HUGE_VAL)
                     : consolidation.isOver(magnitude * magnitude, shared.ratio * shared.ratio * mean);
  }
};

/** Four doubles next to one another, aligned to 16 bytes; or one. */
__device__ __forceinline__ void readSome(const double* at, double (&v)[4]) {
  const double2 first = *reinterpret_cast<const double2*>(at);
  const double2 second = *reinterpret_cast<const double2*>(at + 2);
  v[0] = first.x;
  v[1] = first.y;
  v[2] = second.x;
  v[3] = second.y;
}
__device__ __forceinline__ void readSome(const double* at, double (&v)[1]) { v[0] = *at; }
__device__ __forceinline__ void writeSome(double* at, const double (&v)[4]) {
  *reinterpret_cast<double2*>(at) = make_double2(v[0], v[1]);
  *reinterpret_cast<double2*>(at + 2) = make_double2(v[2], v[3]);
}
__device__ __forceinline__ void writeSome(double* at, const double (&v)[1]) { *at = v[0]; }

/** The same of floats. */
__device__ __forceinline__ void readSome(const float* at, float (&v)[4]) {
  const float4 all = load4(at);
  v[0] = all.x;
  v[1] = all.y;
  v[2] = all.z;
  v[3] = all.w;
}
__device__ __forceinline__ void readSome(const float* at, float (&v)[1]) { v[0] = *at; }
