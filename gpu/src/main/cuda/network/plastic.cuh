// Competitive rules: which errors and which changes a presentation keeps.
//
// Rules that keep or silence whole neurons leave the update an outer product. Of the others, those
// that rank changes, and subnets, decide on each change where it is made; those that rank weights,
// which learning overwrites, and fixed sets are kept as a bit for each synapse. What their updates
// come to is summed apart. They always have transients, so that an update that is not consolidated
// yet is there to be read.
#pragma once

#include "common/selection.cuh"
#include "network/forward.cuh"
#include "network/ranks.cuh"

/** What the selection among the synapses of a slice of a matrix follows from. */
struct Cutoff {
  /** Magnitude that is compared with. */
  float threshold;
  /** Of inputs of this magnitude those from here on are kept; of changes, rows that make any. */
  int cut;

  /** Whether an input of a value is kept. */
  __device__ __forceinline__ bool keeps(float v, int index, bool smallest) const {
    return !beyond(v, threshold, smallest) && !(fabsf(v) == threshold && index < cut);
  }
};

/** Where the words of a matrix begin. */
struct PlasticLayer {
  long long sets;
  long long bits;
};

/** What competitive rules need besides; arrays of all slices or networks, one after another. */
struct Plastic {
  const Selection* selections;   // [network][layer]
  const PlasticLayer* layers;    // [layer]
  const unsigned* sets;          // [network], a bit for each neuron of each set of each layer
  unsigned* bits;                // [network][slice], a bit for each lane of each row
  unsigned* counts;              // [network][float of one without transients], changes so far
  unsigned long long* changing;  // [network][slice][layer], presentations with changes
  Cutoff* cutoffs;               // [network][slice][layer], between launches
  long long setWords;            // of a network
  long long bitWords;            // of a slice
  int poolAt;                    // floats into the pool
};

/** One block at work with the rule of its network. */
struct PlasticBlock {
  Block b;
  const Plastic* plastic;

  // Of this slice, in shared memory, one after another.

  __device__ __forceinline__ Selection* selections() const {
    return reinterpret_cast<Selection*>(b.pool + plastic->poolAt);
  }
  __device__ __forceinline__ const Selection& selection(int l) const { return selections()[l]; }
  __device__ __forceinline__ Cutoff* cutoffs() const {
    return reinterpret_cast<Cutoff*>(selections() + b.layers());
  }
  __device__ __forceinline__ Cutoff& cutoff(int l) const { return cutoffs()[l]; }
  __device__ __forceinline__ int* flags() const {
    return reinterpret_cast<int*>(cutoffs() + b.layers());
  }
  __device__ __forceinline__ Digits digits() const {
    return Digits{reinterpret_cast<unsigned*>(flags() + b.layers()),
                  b.layers()};
  }
  /** Where updates are ranked: the rows of a matrix but the first by the size of their values. */
  __device__ __forceinline__ Entry* sorted(int l) const {
    return reinterpret_cast<Entry*>(digits().end()) + b.layer(l).firstRow - b.layer(0).rows;
  }
  /** Where updates are ranked: of each lane the rows that are still to be searched. */
  __device__ __forceinline__ Span* spans(int l) const {
    Span* first = reinterpret_cast<Span*>(reinterpret_cast<Entry*>(digits().end()) +
                                          b.shape().totalRows - b.layer(0).rows);
    return l == 0 ? first : first + b.layer(0).width + lanesBefore(l);
  }
  /** Of the matrices after the first. */
  __device__ __forceinline__ int lanesBefore(int l) const {
    int lanes = 0;
#pragma unroll 1
    for (int k = 1; k < l; k++) {
      lanes += b.layer(k).width;
    }
    return lanes;
  }

  __device__ __forceinline__ unsigned* bits(int l, int row) const {
    return plastic->bits + b.part() * plastic->bitWords + plastic->layers[l].bits +
           row * ((b.layer(l).width + 31) >> 5);
  }

  /** Reads what stays between launches; a barrier has to follow. */
  __device__ __forceinline__ void begin() const {
    const int layers = b.layers();
    copyWords(selections(), plastic->selections + b.network() * layers,
              layers * (int)sizeof(Selection));
    copyWords(cutoffs(), plastic->cutoffs + b.part() * layers, layers * (int)sizeof(Cutoff));
  }
  __device__ __forceinline__ void end() const {
    const int layers = b.layers();
    copyWords(plastic->cutoffs + b.part() * layers, cutoffs(), layers * (int)sizeof(Cutoff));
  }

  /** Whether changes of a matrix are selected synapse by synapse. */
  __device__ __forceinline__ bool selectsSynapses(int l) const {
    return selection(l).selectsSynapses != 0;
  }

  /** Lanes of this slice that the subnet has; all of them without one. */
  __device__ __forceinline__ int plasticLanes(int l) const {
    const int all = l == 0 ? selection(l).plasticPost : selection(l).plasticPre;
    return max(0, min(b.lanes(l), all - b.slice() * b.layer(l).width));
  }
  /** Rows that it has. */
  __device__ __forceinline__ int plasticRows(int l) const {
    return min(b.layer(l).rows, l == 0 ? selection(l).plasticPre : selection(l).plasticPost);
  }

  /** Whether a change, value times of, is made; where changes are selected one by one. */
  __device__ __forceinline__ bool keeps(float of, float value, int l, int row, int lane) const {
    const Selection& s = selection(l);
    const int across = b.slice() * b.layer(l).width + lane;
    if (!s.inSubnet(l == 0 ? across : row, l == 0 ? row : across)) {
      return false;
    }
    if (s.ranksUpdates()) {
      return !beyond(__fmul_rn(value, of), cutoff(l).threshold, s.keepsSmallest());
    }
    if (s.ranksInputsByActivity()) {
      return cutoff(l).keeps(l == 0 ? value : of, l == 0 ? row : lane, s.keepsSmallest());
    }
    return !s.listsSynapses() || (bits(l, row)[lane >> 5] >> (lane & 31) & 1u) != 0;
  }

  /** Changes of four lanes of one row; a change is the row's value times this. */
  __device__ __forceinline__ float4 change(float4 of, float value, int l, int row,
                                           int lane) const {
    const Selection& s = selection(l);
    if (s.selectsSynapses == 0) {
      return of;
    }
    unsigned kept = 15;
    if (s.ranksUpdates()) {
      const float threshold = cutoff(l).threshold;
      const bool smallest = s.keepsSmallest();
      kept = (beyond(__fmul_rn(value, of.x), threshold, smallest) ? 0 : 1) |
             (beyond(__fmul_rn(value, of.y), threshold, smallest) ? 0 : 2) |
             (beyond(__fmul_rn(value, of.z), threshold, smallest) ? 0 : 4) |
             (beyond(__fmul_rn(value, of.w), threshold, smallest) ? 0 : 8);
    } else if (s.ranksInputsByActivity()) {
      const Cutoff& inputs = cutoff(l);
      const bool smallest = s.keepsSmallest();
      kept = l == 0 ? (inputs.keeps(value, row, smallest) ? 15 : 0)
                    : (inputs.keeps(of.x, lane, smallest) ? 1 : 0) |
                          (inputs.keeps(of.y, lane + 1, smallest) ? 2 : 0) |
                          (inputs.keeps(of.z, lane + 2, smallest) ? 4 : 0) |
                          (inputs.keeps(of.w, lane + 3, smallest) ? 8 : 0);
    } else if (s.listsSynapses()) {
      kept = bits(l, row)[lane >> 5] >> (lane & 31);
    }
    if (row >= (l == 0 ? s.plasticPre : s.plasticPost)) {
      kept = 0;
    }
    const int across = b.slice() * b.layer(l).width + lane;
    const int plasticEnd = l == 0 ? s.plasticPost : s.plasticPre;
    if (across + 4 > plasticEnd) {
      kept &= (1u << max(plasticEnd - across, 0)) - 1;
    }
    return make_float4((kept & 1) != 0 ? of.x : 0.0f, (kept & 2) != 0 ? of.y : 0.0f,
                       (kept & 4) != 0 ? of.z : 0.0f, (kept & 8) != 0 ? of.w : 0.0f);
  }
};
