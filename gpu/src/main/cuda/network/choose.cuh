// Changes as the competitive rule of each network has them: what the backward pass asks of
// EveryChange, of a network with a rule.
#pragma once

#include "network/changes_made.cuh"
#include "network/mask.cuh"
#include "network/rank_weights.cuh"

/** Changes as the rule of each network has them; in place of EveryChange. */
struct ChosenChanges {
  static constexpr bool kChooses = true;

  Choosing c;

  /** Reads what stays between launches; a barrier has to follow. */
  __device__ __forceinline__ void begin() const { c.begin(); }
  __device__ __forceinline__ void end() const { c.end(); }

  __device__ __forceinline__ bool drops(int l) const { return c.drops(l); }

  /** Silences post neurons of layer l, once their errors are known. With barriers around. */
  __device__ __forceinline__ void mask(int l, int t) const { maskErrors(c, l, t); }

  /** Lets nothing be learned where the rule says so, and chooses synapses. With barriers around. */
  __device__ inline void choose(int t, float g) const {
    withhold(c, t);
    rankUpdates(c, t);
#pragma unroll 1
    for (int l = 0; l <= c.b.last(); l++) {
      const int criterion = c.choices()[l].criterion;
      if (criterion == BY_WEIGHT) {
        rankWeights(c, l, g);
      } else if (criterion == INPUTS_BY_ACTIVITY) {
        rankInputs(c, l, t);
      } else if (criterion == INPUTS_BY_WEIGHT) {
        rankInputsByWeight(c, l, g);
      }
    }
  }

  /** Whether a change, value times of, is made. */
  __device__ __forceinline__ bool keeps(float of, float value, int l, int row, int lane) const {
    return c.keeps(of, value, l, row, lane);
  }

  /** Changes of four lanes of one row; a change is the row's value times this. */
  __device__ __forceinline__ float4 change(float4 of, float value, int l, int row,
                                           int lane) const {
    return c.change(of, value, l, row, lane);
  }

  /** Brings rows up to date that are about to change. With barriers around. */
  __device__ inline void settle(int t) const {
    const Block& b = c.b;
    if (lazy(b)) {
      settleRows(b, 0, activeRows(b, t));
#pragma unroll 1
      for (int l = 1; l <= b.last(); l++) {
        settleRows(b, l, allRows(b, l, nullptr));
      }
      __syncthreads();
    }
  }

  /** Rows of a matrix but the first, in an order of which `span` gives a part. */
  __device__ __forceinline__ OrderedRows rows(int l) const { return upperRows(c, l); }

  /** Of the rows that are learned in those in which four lanes may change. */
  template <typename RowsOf>
  __device__ __forceinline__ Span span(int l, const RowsOf& rows, int lane, float4 of) const {
    return changingRows(c, l, rows.entries, rows.count, lane, of);
  }

  /**
   * What the update of each matrix of which not all changes comes to, in place of products of sums.
   * With barriers around, and after what sumUpdates and measureUpdates have left.
   *
   * @param learned whether in this launch, where synapses have been chosen
   */
  __device__ inline void sum(int t, bool learned) const {
    if (!learned) {
      sortAllRows(c);
    }
#pragma unroll 1
    for (int l = 0; l <= c.b.last(); l++) {
      if (drops(l)) {
        sumChosen(c, l, t);
      }
    }
    if (learned && c.choices()[0].counted != 0) {
      countChanges(c, t);
    }
  }
};
