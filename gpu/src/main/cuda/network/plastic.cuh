// Competitive rules: which errors and which changes a presentation keeps.
//
// Rules that keep or silence whole neurons leave the update an outer product. Of the others, those
// that compare changes, and subnets, decide on each change where it is made; those that compare
// weights, which learning overwrites, and fixed sets are kept as a bit for each synapse. What their
// updates come to is summed apart. They always have transients, so that an update that is not
// consolidated yet is there to be read.
#pragma once

#include "common/choice.cuh"
#include "network/forward.cuh"
#include "network/ranks.cuh"

/** What the choice among the synapses of a slice of a matrix follows from. */
struct Chosen {
  /** Magnitude that is compared with. */
  float threshold;
  /** Of inputs of this magnitude those from here on are kept; of changes, rows that make any. */
  int cut;
};
static_assert(sizeof(Chosen) == 8, "Chosen");

/** Where the words of a matrix begin. */
struct PlasticLayer {
  long long sets;
  long long bits;
};

/** What competitive rules need besides; with the arrays of one slice or network one after another. */
struct Plastic {
  const Choice* choices;         // [network][layer]
  const PlasticLayer* layers;    // [layer]
  const unsigned* sets;          // [network], a bit for each neuron of each set of each layer
  unsigned* bits;                // [network][slice], a bit for each lane of each row
  unsigned* counts;              // [network][float of one without transients], changes so far
  unsigned long long* changing;  // [network][slice][layer], presentations with changes
  Chosen* chosen;                // [network][slice][layer], between launches
  long long setWords;            // of a network
  long long bitWords;            // of a slice
  int poolAt;                    // floats into the pool
  int reserved;
};
static_assert(sizeof(Plastic) == 80, "Plastic");

/** One block at work with the rule of its network. */
struct Choosing {
  Block b;
  const Plastic* plastic;

  // Of this slice, in shared memory, one after another.

  __device__ __forceinline__ Choice* choices() const {
    return reinterpret_cast<Choice*>(b.pool + plastic->poolAt);
  }
  __device__ __forceinline__ Chosen* chosen() const {
    return reinterpret_cast<Chosen*>(choices() + b.shape().layerCount);
  }
  __device__ __forceinline__ int* flags() const {
    return reinterpret_cast<int*>(chosen() + b.shape().layerCount);
  }
  __device__ __forceinline__ Digits digits() const {
    return Digits{reinterpret_cast<unsigned*>(flags() + b.shape().layerCount),
                  b.shape().layerCount};
  }
  /** Where updates are ranked: the rows of a matrix but the first by the size of their values. */
  __device__ __forceinline__ Entry* sorted(int l) const {
    return reinterpret_cast<Entry*>(digits().end()) + b.layer(l).firstRow - b.layer(0).rows;
  }
  /** Where updates are ranked: of each lane the rows that are still to be looked through. */
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
    const int layers = b.shape().layerCount;
    copyWords(choices(), plastic->choices + b.network() * layers, layers * (int)sizeof(Choice));
    copyWords(chosen(), plastic->chosen + b.part() * layers, layers * (int)sizeof(Chosen));
  }
  __device__ __forceinline__ void end() const {
    const int layers = b.shape().layerCount;
    copyWords(plastic->chosen + b.part() * layers, chosen(), layers * (int)sizeof(Chosen));
  }

  /** Whether changes of a matrix are chosen synapse by synapse. */
  __device__ __forceinline__ bool drops(int l) const { return choosesSynapses(choices()[l]); }

  /** Lanes of this slice that the subnet has; all of them without one. */
  __device__ __forceinline__ int plasticLanes(int l) const {
    const int all = l == 0 ? choices()[l].plasticPost : choices()[l].plasticPre;
    return max(0, min(b.lanes(l), all - b.slice() * b.layer(l).width));
  }
  /** Rows that it has. */
  __device__ __forceinline__ int plasticRows(int l) const {
    return min(b.layer(l).rows, l == 0 ? choices()[l].plasticPre : choices()[l].plasticPost);
  }

  __device__ __forceinline__ static bool keepsInput(float v, int index, const Chosen& chosen) {
    const float magnitude = fabsf(v);
    return !(magnitude < chosen.threshold) &&
           !(magnitude == chosen.threshold && index < chosen.cut);
  }

  /** Whether a change, value times of, is made; where changes are chosen one by one. */
  __device__ __forceinline__ bool keeps(float of, float value, int l, int row, int lane) const {
    const Choice& choice = choices()[l];
    const int across = b.slice() * b.layer(l).width + lane;
    if (!inSubnet(choice, l == 0 ? across : row, l == 0 ? row : across)) {
      return false;
    }
    if (choice.criterion == BY_UPDATE) {
      return !beyond(__fmul_rn(value, of), chosen()[l].threshold, choice.smallest);
    }
    if (choice.criterion == INPUTS_BY_ACTIVITY) {
      return keepsInput(l == 0 ? value : of, l == 0 ? row : lane, chosen()[l]);
    }
    return choice.criterion == SUBNET || (bits(l, row)[lane >> 5] >> (lane & 31) & 1u) != 0;
  }

  /** Changes of four lanes of one row; a change is the row's value times this. */
  __device__ __forceinline__ float4 change(float4 of, float value, int l, int row,
                                           int lane) const {
    const Choice& choice = choices()[l];
    if (!choosesSynapses(choice)) {
      return of;
    }
    unsigned kept = 15;
    if (choice.criterion == BY_UPDATE) {
      const float threshold = chosen()[l].threshold;
      const bool smallest = choice.smallest != 0;
      kept = (beyond(__fmul_rn(value, of.x), threshold, smallest) ? 0 : 1) |
             (beyond(__fmul_rn(value, of.y), threshold, smallest) ? 0 : 2) |
             (beyond(__fmul_rn(value, of.z), threshold, smallest) ? 0 : 4) |
             (beyond(__fmul_rn(value, of.w), threshold, smallest) ? 0 : 8);
    } else if (choice.criterion == INPUTS_BY_ACTIVITY) {
      const Chosen& least = chosen()[l];
      kept = l == 0 ? (keepsInput(value, row, least) ? 15 : 0)
                    : (keepsInput(of.x, lane, least) ? 1 : 0) |
                          (keepsInput(of.y, lane + 1, least) ? 2 : 0) |
                          (keepsInput(of.z, lane + 2, least) ? 4 : 0) |
                          (keepsInput(of.w, lane + 3, least) ? 8 : 0);
    } else if (choice.criterion != SUBNET) {
      kept = bits(l, row)[lane >> 5] >> (lane & 31);
    }
    if (row >= (l == 0 ? choice.plasticPre : choice.plasticPost)) {
      kept = 0;
    }
    const int across = b.slice() * b.layer(l).width + lane;
    const int plasticEnd = l == 0 ? choice.plasticPost : choice.plasticPre;
    if (across + 4 > plasticEnd) {
      kept &= (1u << max(plasticEnd - across, 0)) - 1;
    }
    return make_float4((kept & 1) != 0 ? of.x : 0.0f, (kept & 2) != 0 ? of.y : 0.0f,
                       (kept & 4) != 0 ? of.z : 0.0f, (kept & 8) != 0 ? of.w : 0.0f);
  }
};
