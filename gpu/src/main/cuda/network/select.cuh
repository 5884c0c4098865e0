// Changes as the competitive rule of each network has them: what EveryChange is to the
// backward pass of a network without.
#pragma once

#include "network/changes_made.cuh"
#include "network/mask.cuh"
#include "network/rank_weights.cuh"

/** Changes as the rule of each network has them; in place of EveryChange. */
struct SelectedChanges {
  static constexpr bool kSelects = true;

  PlasticBlock p;

  /** Reads what stays between launches; a barrier has to follow. */
  __device__ __forceinline__ void begin() const { p.begin(); }
  __device__ __forceinline__ void end() const { p.end(); }

  __device__ __forceinline__ bool drops(int l) const { return p.selectsSynapses(l); }

  /** Silences post neurons of layer l, once their errors are known. With barriers around. */
  __device__ __forceinline__ void mask(int l, int t) const { maskErrors(p, l, t); }

  /** Lets nothing be learned where the rule says so, and selects synapses. With barriers around. */
  __device__ inline void select(int t, float g) const {
    withhold(p, t);
    rankUpdates(p, t);
#pragma unroll 1
    for (int l = 0; l <= p.b.last(); l++) {
      const Selection& selection = p.selection(l);
      if (selection.ranksWeights()) {
        rankWeights(p, l, g);
      } else if (selection.ranksInputsByActivity()) {
        rankInputs(p, l, t);
      } else if (selection.ranksInputsByWeight()) {
        rankInputsByWeight(p, l, g);
      }
    }
  }

  /** Whether a change, value times of, is made. */
  __device__ __forceinline__ bool keeps(float of, float value, int l, int row, int lane) const {
    return p.keeps(of, value, l, row, lane);
  }

  /** Changes of four lanes of one row; a change is the row's value times this. */
  __device__ __forceinline__ float4 change(float4 of, float value, int l, int row,
                                           int lane) const {
    return p.change(of, value, l, row, lane);
  }

  /** Brings rows up to date that are about to change. With barriers around. */
  __device__ inline void settle(int t) const {
    const Block& b = p.b;
    if (b.isLazy()) {
      settleRows(b, 0, activeRows(b, t));
#pragma unroll 1
      for (int l = 1; l <= b.last(); l++) {
        settleRows(b, l, allRows(b, l, nullptr));
      }
      __syncthreads();
    }
  }

  /** Rows of a matrix but the first, in an order of which `span` gives a part. */
  __device__ __forceinline__ OrderedRows rows(int l) const { return upperRows(p, l); }

  /** Of the rows that are learned in those in which four lanes may change. */
  template <typename RowsOf>
  __device__ __forceinline__ Span span(int l, const RowsOf& rows, int lane, float4 of) const {
    return changingRows(p, l, rows.entries, rows.count, lane, of);
  }

  /**
   * What the update of each matrix of which not all changes comes to, in place of products of sums.
   * With barriers around, and after what sumUpdates and measureUpdates have left.
   *
   * @param learned whether in this launch, where synapses have been selected
   */
  __device__ inline void sum(int t, bool learned) const {
    if (!learned) {
      sortAllRows(p);
    }
#pragma unroll 1
    for (int l = 0; l <= p.b.last(); l++) {
      if (drops(l)) {
        sumSelected(p, l, t);
      }
    }
    if (learned && p.selection(0).countsChanges != 0) {
      countChanges(p, t);
    }
  }
};
