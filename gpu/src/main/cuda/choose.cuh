// Competitive rules: which errors and which changes a presentation keeps.
//
// Rules that keep or silence whole neurons leave the update an outer product. Of the others, those
// that compare changes, and subnets, decide on each change where it is made; those that compare
// weights, which learning overwrites, and fixed sets are kept as a bit for each synapse. What their
// updates come to is summed apart. They always have transients, so that an update that is not
// consolidated yet is there to be read.
#pragma once

#include "books.cuh"
#include "choice.cuh"
#include "forward.cuh"
#include "ranks.cuh"

/** What the choice among the synapses of a slice of a matrix follows from. */
struct Chosen {
  /** Magnitude that is compared with. */
  float threshold;
  /** Of inputs of this magnitude those from here on are kept. */
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

/** Changes as the rule of each network has them; in place of EveryChange. */
struct ChosenChanges {
  static constexpr bool kChooses = true;

  Block b;
  const Plastic* plastic;

  // Of this slice, in shared memory.

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
    return Digits{reinterpret_cast<unsigned*>(flags() + b.shape().layerCount)};
  }
  __device__ __forceinline__ bool drops(int l) const { return choosesSynapses(choices()[l]); }

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

  /** Whether a change, value times of, is made. */
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
  __device__ __forceinline__ static bool keepsInput(float v, int index, const Chosen& chosen) {
    const float magnitude = fabsf(v);
    return !(magnitude < chosen.threshold) &&
           !(magnitude == chosen.threshold && index < chosen.cut);
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
    const int across = b.slice() * b.layer(l).width + lane;
    const int plastic = l == 0 ? choice.plasticPost : choice.plasticPre;
    if (row >= (l == 0 ? choice.plasticPre : choice.plasticPost)) {
      kept = 0;
    }
    if (across + 4 > plastic) {
      kept &= (1u << max(plastic - across, 0)) - 1;
    }
    return make_float4((kept & 1) != 0 ? of.x : 0.0f, (kept & 2) != 0 ? of.y : 0.0f,
                       (kept & 4) != 0 ? of.z : 0.0f, (kept & 8) != 0 ? of.w : 0.0f);
  }

  /** Silences post neurons of layer l, once their errors are known. With barriers around. */
  __device__ inline void mask(int l, int t) const {
    const Choice& choice = choices()[l];
    if (choice.criterion == EVERYTHING || choosesSynapses(choice)) {
      return;
    }
    const bool ranks = choice.criterion == BY_ERROR || choice.criterion == BY_ACTIVITY;
    const float* compared = choice.criterion == BY_ACTIVITY ? b.y(l)
                            : l == b.last()                 ? b.z(l)
                                                            : b.delta(l);
    const int count = b.units(l);
    const int all = l == 0 ? b.layer(0).lanes : b.layer(l).rows;
    float threshold = 0;
    if (ranks) {
      const Ranked found =
          rankOf(b, digits(), l == 0, all, choice.rank, [&](const auto& take) {
#pragma unroll 1
            for (int j = threadIdx.x; j < count; j += blockDim.x) {
              take(compared[j]);
            }
          });
      threshold = __uint_as_float(found.key);
    }
    const long long presentation = b.header().state.presentations + t + 1;
    const int number = choice.criterion == SET_OF_LABEL ? b.record(t).label
                       : choice.criterion == SETS_IN_TURN ? (int)(presentation % choice.sets)
                                                          : 0;
    const unsigned* set = plastic->sets + b.network() * plastic->setWords +
                          plastic->layers[l].sets + number * ((all + 31) >> 5);
    const int first = l == 0 ? b.slice() * b.layer(0).width : 0;
#pragma unroll 1
    for (int j = threadIdx.x; j < count; j += blockDim.x) {
      const int unit = first + j;
      const bool kept = choice.criterion == RANDOM_NEURONS
                            ? keepsRandomly(choice, (presentation - 1) * all + unit)
                        : ranks ? !beyond(compared[j], threshold, choice.smallest)
                                : (set[unit >> 5] >> (unit & 31) & 1u) != 0;
      if (!kept) {
        b.scaled(l)[j] = 0;
        if (choice.sendsMasked != 0) {
          b.delta(l)[j] = 0;
        }
      }
    }
    __syncthreads();
  }

  /** Whether the first largest output is that of the pattern's class; a NaN makes it wrong. */
  __device__ inline bool answersRight(int t) const {
    const float* outputs = b.y(b.last());
    int answer = 0;
    for (int k = 0; k < b.shape().outputs; k++) {
      if (outputs[k] != outputs[k]) {
        return false;
      }
      answer = outputs[k] > outputs[answer] ? k : answer;
    }
    return answer == b.record(t).label;
  }

  /** Lets nothing be learned where the rule says so, and chooses synapses. With barriers around. */
  __device__ inline void choose(int t, float g) const {
    const bool right = choices()[0].gated != 0 && answersRight(t);
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      if (right || choices()[l].learns == 0) {
#pragma unroll 1
        for (int j = threadIdx.x; j < b.units(l); j += blockDim.x) {
          b.scaled(l)[j] = 0;
        }
      }
    }
    __syncthreads();
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      const int criterion = choices()[l].criterion;
      if (criterion == BY_UPDATE) {
        rankUpdates(l, t);
      } else if (criterion == BY_WEIGHT) {
        rankWeights(l, g);
      } else if (criterion == INPUTS_BY_ACTIVITY) {
        rankInputs(l, t);
      } else if (criterion == INPUTS_BY_WEIGHT) {
        rankInputsByWeight(l, g);
      }
    }
  }

  /** Calls act(of, value, row, lane) for the changes that may not be 0; a warp has a row. */
  template <bool kActive, typename Act>
  __device__ __forceinline__ void eachOf(int l, const Rows<kActive>& rows, const Act& act) const {
    const float* change = b.change(l);
    const int lanes = b.lanes(l);
#pragma unroll 1
    for (int k = warp(); k < rows.count; k += warps()) {
      const float value = rows.value(k);
      const int row = rows.row(k);
#pragma unroll 1
      for (int i = lane(); i < lanes; i += 32) {
        act(change[i], value, row, i);
      }
    }
  }
  template <typename Act>
  __device__ __forceinline__ void eachChange(int l, int t, const Act& act) const {
    if (l == 0) {
      eachOf(0, activeRows(b, t), act);
    } else {
      eachOf(l, allRows(b, l, b.scaled(l)), act);
    }
  }

  __device__ inline void rankUpdates(int l, int t) const {
    const Choice& choice = choices()[l];
    const unsigned size = (unsigned)b.layer(l).rows * b.layer(l).lanes;
    const int first = b.slice() * b.layer(l).width;
    const Ranked found =
        rankOf(b, digits(), true, size, choice.rank, [&](const auto& take) {
          eachChange(l, t, [&](float of, float value, int row, int i) {
            if (inSubnet(choice, l == 0 ? first + i : row, l == 0 ? row : first + i)) {
              take(__fmul_rn(value, of));
            }
          });
        });
    if (threadIdx.x == 0) {
      chosen()[l].threshold = __uint_as_float(found.key);
    }
    __syncthreads();
  }

  /** A weight as this presentation has used it. */
  __device__ __forceinline__ float weight(int l, float g, int row, int lane) const {
    const float* place = b.weights(l) + row * b.stride(l) + lane;
    const float stale = lazy(b) ? b.pending(l)[row] : 0.0f;
    return fmaf(stale != 0 ? stale : g, place[b.layer(l).width], *place);
  }

  /** Writes one bit for each lane of a row: by(lane) says which. One thread. */
  template <typename By>
  __device__ __forceinline__ void writeWord(int l, int row, int word, const By& by) const {
    const int lanes = b.lanes(l);
    unsigned kept = 0;
#pragma unroll 1
    for (int i = 32 * word; i < min(lanes, 32 * word + 32); i++) {
      kept |= by(i) ? 1u << (i & 31) : 0u;
    }
    bits(l, row)[word] = kept;
  }

  __device__ inline void rankWeights(int l, float g) const {
    const Choice& choice = choices()[l];
    const int rows = b.layer(l).rows;
    const int lanes = b.lanes(l);
    const unsigned size = (unsigned)rows * b.layer(l).lanes;
    const Ranked found =
        rankOf(b, digits(), true, size, choice.rank, [&](const auto& take) {
#pragma unroll 1
          for (int row = warp(); row < rows; row += warps()) {
#pragma unroll 1
            for (int i = lane(); i < lanes; i += 32) {
              take(weight(l, g, row, i));
            }
          }
        });
    const float threshold = __uint_as_float(found.key);
    const int words = (lanes + 31) >> 5;
#pragma unroll 1
    for (int w = threadIdx.x; w < rows * words; w += blockDim.x) {
      const int row = w / words;
      writeWord(l, row, w - row * words,
                [&](int i) { return !beyond(weight(l, g, row, i), threshold, choice.smallest); });
    }
    __syncthreads();
  }

  /** The inputs of all neurons, which are the same for all. */
  __device__ inline void rankInputs(int l, int t) const {
    const Rows<true> rows = activeRows(b, t);
    const float* y = b.y(max(l - 1, 0));
    const int count = l == 0 ? rows.count : b.lanes(l);
    const int size = l == 0 ? b.layer(0).rows : b.layer(l).lanes;
    const auto value = [&](int i) { return l == 0 ? rows.value(i) : y[i]; };
    const Ranked found =
        rankOf(b, digits(), l > 0, size, choices()[l].rank, [&](const auto& take) {
#pragma unroll 1
          for (int i = threadIdx.x; i < count; i += blockDim.x) {
            take(value(i));
          }
        });
    Chosen& into = chosen()[l];
    if (threadIdx.x == 0) {
      into.threshold = __uint_as_float(found.key);
    }
    // Of inputs that are 0 it does not matter which are dropped.
    cutAfter(b, into.cut, l > 0, found.key != 0 ? count : 0, __uint_as_float(found.key),
             found.before, value, [&](int i) { return l == 0 ? rows.row(i) : i; });
  }

  /** The inputs of each neuron, one neuron after another: columns of W1, rows of the others. */
  __device__ inline void rankInputsByWeight(int l, float g) const {
    const int rank = choices()[l].rank;
    const int neurons = b.units(l);
    const int inputs = l == 0 ? b.layer(0).rows : b.lanes(l);
    const int size = l == 0 ? inputs : b.layer(l).lanes;
    Chosen& now = chosen()[l];
#pragma unroll 1
    for (int j = 0; j < neurons; j++) {
      const auto value = [&](int i) { return weight(l, g, l == 0 ? i : j, l == 0 ? j : i); };
      const Ranked found = rankOf(b, digits(), l > 0, size, rank, [&](const auto& take) {
#pragma unroll 1
        for (int i = threadIdx.x; i < inputs; i += blockDim.x) {
          take(value(i));
        }
      });
      if (threadIdx.x == 0) {
        now.threshold = __uint_as_float(found.key);
      }
      cutAfter(b, now.cut, l > 0, inputs, __uint_as_float(found.key), found.before, value,
               [](int i) { return i; });
      if (l == 0) {
#pragma unroll 1
        for (int i = threadIdx.x; i < inputs; i += blockDim.x) {
          unsigned& word = bits(0, i)[j >> 5];
          const unsigned kept = keepsInput(value(i), i, now) ? 1u << (j & 31) : 0u;
          word = (j & 31) == 0 ? kept : word | kept;
        }
      } else {
#pragma unroll 1
        for (int w = threadIdx.x; w < (inputs + 31) >> 5; w += blockDim.x) {
          writeWord(l, j, w, [&](int i) { return keepsInput(value(i), i, now); });
        }
      }
      __syncthreads();
    }
  }

  /** Calls act(change, row, lane) for the changes that are made and not 0. */
  template <typename Act>
  __device__ __forceinline__ void eachMade(int l, int t, const Act& act) const {
    const bool some = drops(l);
    eachChange(l, t, [&](float of, float value, int row, int i) {
      const float change = __fmul_rn(value, of);
      if (change != 0 && (!some || keeps(of, value, l, row, i))) {
        act(change, row, i);
      }
    });
  }

  /**
   * What the update of each matrix of which not all changes comes to, in place of products of sums.
   * With barriers around, and after what sumUpdates and measureUpdates have left.
   */
  __device__ inline void sum(int t, bool counts) const {
#pragma unroll 1
    for (int l = 0; l <= b.last(); l++) {
      if (drops(l)) {
        sumChosen(l, t);
      }
    }
    if (counts && choices()[0].counted != 0) {
      countChanges(t);
    }
  }

  __device__ inline void sumChosen(int l, int t) const {
    double length = 0;
    int count = 0;
    eachMade(l, t, [&](float change, int, int) {
      length += fabsf(change);
      count++;
    });
    length = blockSum(b, length);
    count = (int)blockSum(b, count);
    if (threadIdx.x == 0) {
      updates(b)[l] = Update{length, 1, count, 1};
    }
#pragma unroll 1
    for (int m = 1; m < b.rule().measures; m++) {
      const Measure& measure = b.measure(m);
      double energy = 0;
      eachMade(l, t, [&](float change, int, int) { energy += measureOf(measure, change); });
      energy = blockSum(b, energy);
      if (threadIdx.x == 0) {
        putMeasured(b, l, m, energy);
      }
    }
    __syncthreads();
  }

  __device__ inline void countChanges(int t) const {
    const int layers = b.shape().layerCount;
#pragma unroll 1
    for (int l = 0; l < layers; l++) {
      const Layer& layer = b.layer(l);
      unsigned* counted = plastic->counts + b.network() * b.shape().networkFloats +
                          layer.offset + (long long)b.slice() * layer.rows * layer.width;
      int count = 0;
      eachMade(l, t, [&](float, int row, int i) {
        counted[row * layer.width + i]++;
        count++;
      });
      count = __syncthreads_or(count);
      if (threadIdx.x == 0) {
        flags()[l] = count != 0 ? 1 : 0;
      }
    }
    __syncthreads();
    if (b.shape().slices > 1) {
      anySlice(b, flags(), layers);
    }
#pragma unroll 1
    for (int l = threadIdx.x; l < layers; l += blockDim.x) {
      plastic->changing[b.part() * layers + l] += flags()[l];
    }
  }
};
