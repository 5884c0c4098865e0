// Competitive rules that silence whole neurons, and the gate that lets nothing be learned.
#pragma once

#include "network/plastic.cuh"

/** Silences post neurons of layer l, once their errors are known. With barriers around. */
__device__ inline void maskErrors(const Choosing& c, int l, int t) {
  const Block& b = c.b;
  const Choice& choice = c.choices()[l];
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
    const Ranked found = rankOf(b, c.digits(), l == 0, all, choice.rank, [&](const auto& take) {
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
  const unsigned* set = c.plastic->sets + b.network() * c.plastic->setWords +
                        c.plastic->layers[l].sets + number * ((all + 31) >> 5);
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
__device__ inline bool answersRight(const Block& b, int t) {
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

/** Lets nothing be learned where the rule says so. With a barrier after. */
__device__ inline void withhold(const Choosing& c, int t) {
  const Block& b = c.b;
  const bool right = c.choices()[0].gated != 0 && answersRight(b, t);
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    if (right || c.choices()[l].learns == 0) {
#pragma unroll 1
      for (int j = threadIdx.x; j < b.units(l); j += blockDim.x) {
        b.scaled(l)[j] = 0;
      }
    }
  }
  __syncthreads();
}
