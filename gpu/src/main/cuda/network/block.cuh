// The shared memory of a block, the pool, and where in it and in device memory a slice of a network
// has what.
#pragma once

#include "common/chance.cuh"
#include "network/facts.cuh"
#include "network/layout.cuh"
#include "network/quads.cuh"

/** Sums of a warp and layer, see SlotSums. */
enum Slot { kLearned = 0, kMoved = 1, kEnergy = 2, kMovedChange = 3, kSlots = 4 };

/** Entries of a tally; then consolidation per measure, then path per measure. */
enum Tally { kStored = 0, kIntegral = 1, kChange = 2, kModifications = 3, kConsolidation = 4 };

/** Beginning of the pool; the layers follow. */
struct Header {
  Shape shape;
  Replica replica;
  /** The witness is kept up to date here, the rest at the end of a launch. */
  State state;
  PatternSet set;
  /** Of this presentation and the next ones, in turn. */
  Pattern patterns[4];
  const int* order;
  /** A sum over the network, for all threads to read. */
  double decision;
  /** Steps of this presentation that the ledger has not been charged for, see ledger.cuh. */
  int uncharged;
  /** g before the decay that followed them. */
  double unchargedScale;
  /** What a search of the block has come to, for all threads to read. */
  int searched;
  /** What a stored magnitude of this presentation has to exceed, and 1 / g, see threshold.cuh. */
  float limit;
  float inverse;
  /** Of the network among the selected ones. */
  int at;
  int network;
  int slice;
  int presentations;
  int mode;
};

/**
 * One block at work on one slice of one network.
 *
 * @tparam F what is known of all networks, see facts.cuh
 */
template <typename F>
struct BlockOf {
  using Facts = F;

  float* pool;
  /** Where all matrices are dealt alike: how. */
  Deal own;
  /** Where there is such a deal: W1 of the network. */
  float* first;
  /** 1 / groups of that deal, see rounds(). */
  float perGroup;
  /** Where something is consolidated by chance: [network][layer]. */
  const Chance* chances;
  /** Where neurons or synapses have thresholds of their own: [network][slice]. */
  Local* locals;

  __device__ __forceinline__ explicit BlockOf(float* sharedMemory)
      : pool(sharedMemory), own{0, 0, 0, 0, 0}, first(nullptr), perGroup(0),
        chances(nullptr), locals(nullptr) {}

  __device__ __forceinline__ Header& header() const { return *reinterpret_cast<Header*>(pool); }
  __device__ __forceinline__ const Shape& shape() const { return header().shape; }
  __device__ __forceinline__ const Replica& replica() const { return header().replica; }
  __device__ __forceinline__ const Consolidation& consolidation() const {
    return replica().consolidation;
  }
  __device__ __forceinline__ Layer& layer(int l) const {
    return reinterpret_cast<Layer*>(pool + sizeof(Header) / sizeof(float))[l];
  }

  // Facts, or what stands in shared memory where they say nothing.

  __device__ __forceinline__ int layers() const { return F::kCommon ? 2 : shape().layerCount; }
  __device__ __forceinline__ int last() const { return layers() - 1; }
  __device__ __forceinline__ bool sliced() const {
    return F::kCommon ? F::kSliced : shape().slices > 1;
  }
  __device__ __forceinline__ int measures() const { return F::kCommon ? 1 : replica().measures; }
  __device__ __forceinline__ bool hasTransients() const {
    return F::kManner == kAnyManner ? replica().transients != 0 : F::kManner != kDirectly;
  }
  /** Whether consolidations of whole matrices may be pending. */
  __device__ __forceinline__ bool isLazy() const {
    return (F::kManner == kAnyManner || F::kManner == kInGroups) && replica().lazy != 0;
  }
  /** Whether the background of the inputs is not 0. */
  __device__ __forceinline__ bool sharesBackground() const {
    return (F::kManner == kAnyManner || F::kManner == kDirectly) &&
           replica().form == kSharedBackground;
  }
  /** Transients were set from outside, so that any synapse may be over the threshold. */
  __device__ __forceinline__ bool mayAllBeOver() const {
    return !F::kCommon && header().state.everything != 0 && !changesOnly();
  }
  /** Whether thresholds set themselves. */
  __device__ __forceinline__ bool follows() const {
    return F::kFollows && (F::kCommon || consolidation().setsItself != 0);
  }
  /** Whether single synapses are compared with the threshold only when they change. */
  __device__ __forceinline__ bool changesOnly() const {
    return F::kFollows && (F::kManner == kSingles || consolidation().changesOnly != 0);
  }
  /** Where neurons or synapses may have thresholds of their own. */
  __device__ __forceinline__ Local& local() const { return locals[part()]; }
  /** Whether neurons or synapses have thresholds of their own. */
  __device__ __forceinline__ bool isLocal() const {
    return F::kLocals && local().sums != nullptr;
  }
  /** Of a matrix; where thresholds set themselves. */
  __device__ __forceinline__ Followed& followed(int l) const {
    return reinterpret_cast<Followed*>(pool + shape().followedAt)[l];
  }
  /** The threshold of a matrix. */
  __device__ __forceinline__ double thetaOf(int l) const {
    return follows() ? followed(l).following.theta : consolidation().threshold;
  }
  /** What a stored magnitude of a matrix has to exceed, see threshold.cuh. */
  __device__ __forceinline__ float limitOf(int l) const {
    return follows() ? followed(l).limit : header().limit;
  }
  /** Whether each synapse is consolidated by itself, if at all. */
  __device__ __forceinline__ bool checksEachAlone() const {
    return F::kManner == kAnyManner ? consolidation().isPerSynapse() : F::kManner == kSingles;
  }
  /** Whether random multiples of the threshold are consolidated, see draw.cuh. */
  __device__ __forceinline__ bool draws() const {
    return F::kDraws && (F::kCommon || drawsMultiples(consolidation()));
  }
  __device__ __forceinline__ bool does(int mode) const {
    return ((F::kCommon ? kForward | kBackward | kConsolidate : header().mode) & mode) != 0;
  }

  __device__ __forceinline__ int network() const { return header().network; }
  __device__ __forceinline__ int slice() const {
    return F::kCommon && !F::kSliced ? 0 : header().slice;
  }
  __device__ __forceinline__ int part() const {
    return F::kCommon && !F::kSliced ? network() : network() * shape().slices + slice();
  }

  /** Quads of a tile of a matrix: of all of it, where threads are enough. */
  __device__ __forceinline__ int tile(int width) const {
    return F::kCommon ? width >> 2 : tileQuads(width);
  }
  /** How a matrix is dealt; the tile begins at a quad. */
  __device__ __forceinline__ Deal dealt(int width, int quad) const {
    return F::kCommon ? own : deal(width, quad);
  }

  /** The pattern of presentation t. */
  __device__ __forceinline__ Pattern& pattern(int t) const { return header().patterns[t & 3]; }

  /** Entries of the pattern of presentation t: staged, or where they are when they are too many. */
  __device__ __forceinline__ const Entry* entries(int t) const {
    return F::kCommon || pattern(t).count <= shape().listCapacity
               ? staged(t)
               : header().set.entries + pattern(t).from;
  }
  __device__ __forceinline__ Entry* staged(int t) const {
    return reinterpret_cast<Entry*>(pool + shape().listAt) + (t & 1) * shape().listCapacity;
  }

  /** Lanes of this slice that are synapses, the others are padding. */
  __device__ __forceinline__ int lanes(int l) const {
    return min(layer(l).width, layer(l).lanes - slice() * layer(l).width);
  }

  /** Post units of layer l in this slice. */
  __device__ __forceinline__ int units(int l) const { return l == 0 ? lanes(0) : layer(l).rows; }

  __device__ __forceinline__ float* globalWeights(int l) const {
    if (F::kCommon && l == 0) {
      return first;
    }
    return weightsIn(replica().weights, l);
  }
  /** Where a matrix of this slice is among the weights of a network. */
  __device__ __forceinline__ float* weightsIn(float* all, int l) const {
    const long long slicesBefore = (long long)slice() * layer(l).rows * layer(l).width;
    return all + (hasTransients() ? 2 : 1) * (layer(l).offset + slicesBefore);
  }

  /** In shared memory where the launch keeps them there. */
  __device__ __forceinline__ float* weights(int l) const {
    if (F::kCommon) {
      return l > 0 ? pool + layer(l).weightsAt : first;
    }
    return layer(l).weightsAt >= 0 ? pool + layer(l).weightsAt : globalWeights(l);
  }
  __device__ __forceinline__ int stride(int l) const {
    return hasTransients() ? 2 * layer(l).width : layer(l).width;
  }
  /**
   * How often all groups of that deal have a row, of so many. Rounding does not matter: what is
   * cut off is half of one row away from the next number.
   */
  __device__ __forceinline__ int rounds(int rows) const {
    return (int)(((float)rows + 0.5f) * perGroup);
  }

  /** Rows of W1 in shared memory, and how many. */
  __device__ __forceinline__ float* hotRows() const { return pool + shape().hotAt; }
  __device__ __forceinline__ int hotCount() const {
    return F::kManner == kDirectly ? shape().hotDirect : shape().hotSingles;
  }
  /** Activities of the post units of layer l, padding 0. */
  __device__ __forceinline__ float* y(int l) const { return pool + layer(l).unitsAt; }
  /** Their errors to be sent further back; of the outputs what is propagated. */
  __device__ __forceinline__ float* delta(int l) const { return y(l) + layer(l).unitWidth; }
  /** Learning rate times delta. */
  __device__ __forceinline__ float* scaled(int l) const { return y(l) + 2 * layer(l).unitWidth; }
  __device__ __forceinline__ float* z(int l) const { return y(l) + 3 * layer(l).unitWidth; }

  /** Common factor of the synapses of a row, one per lane. */
  __device__ __forceinline__ const float* change(int l) const {
    return l == 0 ? scaled(0) : y(l - 1);
  }

  /** One float4 per thread. */
  __device__ __forceinline__ float* gathered() const { return pool + shape().gatherAt; }
  __device__ __forceinline__ float* slots() const { return pool + shape().slotsAt; }

  /** Per row the scale of its pending consolidation, else 0, see events.cuh; all layers. */
  __device__ __forceinline__ float* pending(int l) const {
    float* all =
        F::kCommon || shape().pendingAt >= 0 ? pool + shape().pendingAt : globalPending();
    return all + layer(l).firstRow;
  }
  __device__ __forceinline__ float* globalPending() const {
    return shape().pending + (long long)part() * shape().totalRows;
  }

  /** Values of all rows of W1, where the threshold is checked in all of them. */
  __device__ __forceinline__ float* dense() const {
    return shape().dense + (long long)part() * shape().totalRows;
  }

  /** Of each layer what a check found in this slice, see events.cuh; 0 between checks. */
  __device__ __forceinline__ int* found() const {
    return reinterpret_cast<int*>(pool + shape().marksAt);
  }
  /** Of each layer whether the last check consolidated all of it. */
  __device__ __forceinline__ int* events() const { return found() + layers(); }
  /** Marked neurons: lanes of W1 in layer 0, rows of the others. */
  __device__ __forceinline__ int* marks(int l) const {
    const int before = l == 0 ? 0 : layer(0).width + layer(l).firstRow - layer(0).rows;
    return events() + layers() + before;
  }

  __device__ __forceinline__ double* tally(int l) const {
    return reinterpret_cast<double*>(pool + shape().tallyAt) + l * shape().tallyLength;
  }

  /** Offsets and column sums of the hidden units, see offsets.cuh. */
  __device__ __forceinline__ double* columns() const {
    return shape().columns + (long long)part() * 2 * layer(0).width;
  }

  /** This thread's own sum of one measure, over all consolidations of single synapses. */
  __device__ __forceinline__ double* measured(int l, int m) const {
    const long long place =
        ((long long)part() * shape().layerCount + l) * (shape().mostMeasures - 1) + m - 1;
    return shape().measured + place * blockDim.x + threadIdx.x;
  }
  __device__ __forceinline__ const Measure& measure(int m) const {
    return shape().measures[(long long)network() * shape().mostMeasures + m];
  }
};

/** Where nothing is known beforehand. */
using Block = BlockOf<AnyNetwork>;
