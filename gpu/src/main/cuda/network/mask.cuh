// Competitive rules that silence whole neurons, and the gate that lets nothing be learned.
#pragma once

#include "network/plastic.cuh"

/** Silences post neurons of layer l, once their errors are known. With barriers around. */
__device__ inline void maskErrors(const PlasticBlock& p, int l, int t) {
  const Block& b = p.b;
  const Selection& selection = p.selection(l);
  if (!selection.masksErrors()) {
    return;
  }
  const bool ranks = selection.ranksNeurons();
  const float* compared = selection.criterion == kByActivity ? b.y(l)
                          : l == b.last()                    ? b.z(l)
                                                             : b.delta(l);
  const int count = b.units(l);
  const int all = l == 0 ? b.layer(0).lanes : b.layer(l).rows;
  float threshold = 0;
  if (ranks) {
    const Ranked found = rankOf(b, p.digits(), l == 0, all, selection.rank, [&](const auto& take) {
#pragma unroll 1
      for (int j = threadIdx.x; j < count; j += blockDim.x) {
        take(compared[j]);
      }
    });
    threshold = __uint_as_float(found.key);
  }
  const long long presentation = b.header().state.presentations + t + 1;
  const int number = selection.setNumber(presentation, b.pattern(t).label);
  const unsigned* set = p.plastic->sets + b.network() * p.plastic->setWords +
                        p.plastic->layers[l].sets + number * ((all + 31) >> 5);
  const int first = l == 0 ? b.slice() * b.layer(0).width : 0;
#pragma unroll 1
  for (int j = threadIdx.x; j < count; j += blockDim.x) {
    const int unit = first + j;
    const bool kept = selection.criterion == kByChance
                          ? selection.keepsRandomly((presentation - 1) * all + unit)
                      : ranks ? !beyond(compared[j], threshold, selection.keepsSmallest())
                              : (set[unit >> 5] >> (unit & 31) & 1u) != 0;
    if (!kept) {
      b.scaled(l)[j] = 0;
      if (selection.sendsMasked != 0) {
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
  return answer == b.pattern(t).label;
}

/** Lets nothing be learned where the rule says so. With a barrier after. */
__device__ inline void withhold(const PlasticBlock& p, int t) {
  const Block& b = p.b;
  const bool right = p.selection(0).errorGated != 0 && answersRight(b, t);
#pragma unroll 1
  for (int l = 0; l <= b.last(); l++) {
    if (right || p.selection(l).learns == 0) {
#pragma unroll 1
      for (int j = threadIdx.x; j < b.units(l); j += blockDim.x) {
        b.scaled(l)[j] = 0;
      }
    }
  }
  __syncthreads();
}
