// Sums in a fixed order: of lanes by shuffles, of warps one after another, of slices through global
// memory. And the tallies made of them, in double precision.
#pragma once

#include "layout.cuh"

template <typename T>
__device__ __forceinline__ T warpSum(T v) {
#pragma unroll
  for (int step = 16; step > 0; step >>= 1) {
    v += __shfl_xor_sync(0xffffffffu, v, step);
  }
  return v;
}

__device__ __forceinline__ int warp() { return (int)threadIdx.x >> 5; }
__device__ __forceinline__ int lane() { return (int)threadIdx.x & 31; }
__device__ __forceinline__ int warps() { return (int)blockDim.x >> 5; }

/** The warp that keeps the books: the last, since the first ones have the outputs. */
__device__ __forceinline__ bool books() { return warp() == warps() - 1; }

__device__ __forceinline__ float* slot(const Block& b, int w, int l) {
  return b.slots() + (w * b.shape().layerCount + l) * kSlots;
}

/**
 * Adds what the threads of this warp did to its slots of one layer. All lanes take part.
 *
 * @param learned by learning, sum of changes of abs(stored)
 * @param looked by a look, the same (not positive)
 * @param energy consolidated, sum of abs(change)
 * @param changed sum of abs(change of s) of synapses consolidated in this presentation
 * @param any whether any of the last three may be other than 0 in this thread
 */
__device__ __forceinline__ void addSlots(const Block& b, int l, float learned, float looked,
                                         float energy, float changed, bool any) {
  learned = warpSum(learned);
  if (__any_sync(0xffffffffu, any)) {
    looked = warpSum(looked);
    energy = warpSum(energy);
    changed = warpSum(changed);
  }
  if (lane() == 0) {
    float* s = slot(b, warp(), l);
    s[kLearned] += learned;
    s[kLooked] += looked;
    s[kEnergy] += energy;
    s[kChanged] += changed;
  }
}

/**
 * Sum of one number per thread, for all threads; two barriers. Uses what gathered() points to.
 */
__device__ __forceinline__ double blockSum(const Block& b, double v) {
  double* parts = reinterpret_cast<double*>(b.gathered());
  v = warpSum(v);
  __syncthreads();
  if (lane() == 0) {
    parts[warp()] = v;
  }
  __syncthreads();
  double sum = 0;
#pragma unroll 1
  for (int w = 0; w < warps(); w++) {
    sum += parts[w];
  }
  __syncthreads();
  return sum;
}

// ---- between the slices of a network ----

/**
 * Sends numbers to all slices. A number travels with the running number of the exchange in one
 * word, so that its arrival needs no fence and no second flag, and words take turns in two places:
 * a slice that is about to write to a place has seen the others arrive in the exchange after the
 * last one there, which they begin when they are done with it.
 */
__device__ __forceinline__ void send(const Block& b, const float* own, int count) {
  const Shape& shape = b.shape();
  const unsigned sequence = b.header().state.sequence + 1;
  unsigned long long* words =
      shape.words + ((long long)b.network() * 2 + (sequence & 1)) * shape.slices * shape.exchanged;
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    *(volatile unsigned long long*)(words + b.slice() * shape.exchanged + i) =
        ((unsigned long long)sequence << 32) | __float_as_uint(own[i]);
  }
}

/** Waits for what the slices sent: [slice][number], in shared memory. Ends with a barrier. */
__device__ __forceinline__ float* receive(const Block& b, int count) {
  const Shape& shape = b.shape();
  const unsigned sequence = b.header().state.sequence + 1;
  const unsigned long long* words =
      shape.words + ((long long)b.network() * 2 + (sequence & 1)) * shape.slices * shape.exchanged;
  float* all = b.pool + shape.exchangeAt;
#pragma unroll 1
  for (int i = threadIdx.x; i < shape.slices * count; i += blockDim.x) {
    const int from = i / count;
    const volatile unsigned long long* word = words + from * shape.exchanged + (i - from * count);
    unsigned long long arrived = *word;
    while ((unsigned)(arrived >> 32) != sequence) {
      __nanosleep(20);
      arrived = *word;
    }
    all[i] = __uint_as_float((unsigned)arrived);
  }
  __syncthreads();
  if (threadIdx.x == 0) {
    b.header().state.sequence = sequence;
  }
  return all;
}

/** Numbers summed over the slices, in place; between barriers. Up to `exchanged` of them. */
__device__ __forceinline__ void addSlices(const Block& b, const float* all, float* into,
                                          int count) {
#pragma unroll 1
  for (int k = warp(); k < count; k += warps()) {
    float sum = 0;
#pragma unroll 1
    for (int s = lane(); s < b.shape().slices; s += 32) {
      sum += all[s * count + k];
    }
    sum = warpSum(sum);
    if (lane() == 0) {
      into[k] = sum;
    }
  }
}

/** Flags of this slice become flags of any slice. With barriers before and after. */
__device__ __forceinline__ void anySlice(const Block& b, int* flags, int count) {
  float* own = b.pool + b.shape().exchangeAt + b.shape().slices * b.shape().exchanged;
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    own[i] = flags[i] != 0 ? 1.0f : 0.0f;
  }
  __syncthreads();
  send(b, own, count);
  const float* all = receive(b, count);
#pragma unroll 1
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
#pragma unroll 1
    for (int s = 0; s < b.shape().slices; s++) {
      if (all[s * count + i] != 0) {
        flags[i] = 1;
      }
    }
  }
  __syncthreads();
}

/** A double summed over the slices: it travels as two floats. With barriers. */
__device__ __forceinline__ double sumOfSlices(const Block& b, double v) {
  float* own = b.pool + b.shape().exchangeAt + b.shape().slices * b.shape().exchanged;
  if (threadIdx.x == 0) {
    own[0] = (float)v;
    own[1] = fabsf(own[0]) <= 3.4e38f ? (float)(v - own[0]) : 0.0f;
  }
  __syncthreads();
  send(b, own, 2);
  const float* all = receive(b, 2);
  double sum = 0;
#pragma unroll 1
  for (int s = 0; s < b.shape().slices; s++) {
    sum += (double)all[2 * s] + (double)all[2 * s + 1];
  }
  __syncthreads();
  return sum;
}

// ---- energies ----

/** Energy of one change; an exponent other than 0, 1 and 2 is as precise as the change itself. */
__device__ __forceinline__ double measureOf(const Measure& measure, double change) {
  if (change == 0 || (measure.potentiationOnly != 0 && change < 0)) {
    return 0;
  }
  const double magnitude = fabs(change);
  if (measure.exponent == 1) {
    return magnitude;
  }
  if (measure.exponent == 0) {
    return 1;
  }
  return measure.exponent == 2 ? magnitude * magnitude
                               : powf((float)magnitude, (float)measure.exponent);
}

/** Charges the consolidation of one synapse to all measures but the first. */
__device__ __forceinline__ void chargeOthers(const Block& b, int l, double change) {
#pragma unroll 1
  for (int m = 1; m < b.rule().measures; m++) {
    *b.measured(l, m) += measureOf(b.measure(m), change);
  }
}

/**
 * Of the arrays whose outer products are the updates, the energies of increases and of decreases in
 * each measure but the first: abs(a b)^alpha = abs(a)^alpha abs(b)^alpha. Array 0 is the inputs,
 * then come the activities of all units but the outputs, then all scaled deltas. One warp does one
 * sum. With a barrier after.
 */
__device__ __forceinline__ double* measuredSums(const Block& b) {
  return reinterpret_cast<double*>(b.pool + b.shape().measuredAt);
}

__device__ inline void measureUpdates(const Block& b, int t) {
  const int layers = b.shape().layerCount;
  const int sums = (b.rule().measures - 1) * 2 * layers * 2;
  double* into = measuredSums(b);
  double* parts = into + (b.shape().mostMeasures - 1) * 2 * layers * 2 + warp() * 32;
#pragma unroll 1
  for (int q = warp(); q < sums; q += warps()) {
    const int array = (q >> 1) % (2 * layers);
    const int m = 1 + (q >> 1) / (2 * layers);
    const Entry* entries = b.entries(t);
    const int l = array < layers ? array - 1 : array - layers;
    const float* values = array < layers ? b.y(max(l, 0)) : b.scaled(l);
    const int count = array == 0 ? b.record(t).count : b.units(l);
    const Measure up{b.measure(m).exponent, 1};
    double sum = 0;
#pragma unroll 1
    for (int i = lane(); i < count; i += 32) {
      const float v = array == 0 ? entries[i].value : values[i];
      sum += measureOf(up, (q & 1) == 0 ? v : -v);
    }
    parts[lane()] = sum;
    __syncwarp();
    if (lane() == 0) {
#pragma unroll 1
      for (int i = 1; i < 32; i++) {
        sum += parts[i];
      }
      into[q] = sum;
    }
    __syncwarp();
  }
  __syncthreads();
}

/** Energy of the whole update of one matrix in measure m. */
__device__ __forceinline__ double measuredUpdate(const Block& b, int l, int m) {
  const int layers = b.shape().layerCount;
  const double* sums = measuredSums(b) + (m - 1) * 2 * layers * 2;
  const double* values = sums + 2 * (l == 0 ? 0 : layers + l);
  const double* change = sums + 2 * (l == 0 ? layers : l);
  return b.measure(m).potentiationOnly != 0
             ? values[0] * change[0] + values[1] * change[1]
             : (values[0] + values[1]) * (change[0] + change[1]);
}

/**
 * What the updates of this presentation come to. A row of the update of a matrix is a value times the
 * changes, so that its sum of magnitudes and its number of non-zeros are products.
 */
struct Update {
  double values;
  double changes;
  int valueCount;
  int changeCount;

  __device__ __forceinline__ double magnitude() const { return values * changes; }
};
static_assert(sizeof(Update) == 24, "Update");

__device__ __forceinline__ Update* updates(const Block& b) {
  return reinterpret_cast<Update*>(b.pool + b.shape().updatesAt);
}

/** Sums of the arrays that make up the updates, one array per warp. A barrier has to follow. */
__device__ __forceinline__ void sumUpdates(const Block& b, int t) {
  const int layers = b.shape().layerCount;
#pragma unroll 1
  for (int task = warp(); task < 2 * layers; task += warps()) {
    const int l = task >> 1;
    const bool changes = (task & 1) == 0;
    Update& update = updates(b)[l];
    if (l == 0 && !changes) {
      if (lane() == 0) {
        update.values = b.record(t).magnitude;
        update.valueCount = b.record(t).nonZeros;
      }
      continue;
    }
    const float* array = changes ? b.change(l) : b.scaled(l);
    const int count = changes ? b.lanes(l) : b.layer(l).rows;
    double sum = 0;
    int found = 0;
#pragma unroll 1
    for (int i = 0; i < count; i += 32) {
      const float v = i + lane() < count ? array[i + lane()] : 0.0f;
      sum += fabsf(v);
      found += __popc(__ballot_sync(0xffffffffu, v != 0));
    }
    sum = warpSum(sum);
    if (lane() == 0) {
      (changes ? update.changes : update.values) = sum;
      (changes ? update.changeCount : update.valueCount) = found;
    }
  }
}

constexpr int kLook = 16;

/**
 * Notes what the books have to be told of this presentation: kBackward, kConsolidate, kLook. They
 * are kept by one warp while the others wait for the next presentation's outputs.
 */
__device__ __forceinline__ void owe(const Block& b, int what, double g) {
  if (threadIdx.x == 0) {
    b.header().owed |= what;
    b.header().owedScale = g;
  }
}

/** The books of one matrix, for one thread. `slots` holds the sums over all warps. */
__device__ inline void book(const Block& b, int l, const double* slots) {
  const int owed = b.header().owed;
  const double g = b.header().owedScale;
  double* tally = b.tally(l);
  double* consolidation = tally + kConsolidation;
  const Update& update = updates(b)[l];
  const double magnitude = update.magnitude();
  if ((owed & kBackward) != 0) {
    double* path = consolidation + b.shape().mostMeasures;
    *reinterpret_cast<long long*>(tally + kModifications) +=
        (long long)update.valueCount * update.changeCount;
    path[0] += magnitude;
#pragma unroll 1
    for (int m = 1; m < b.rule().measures; m++) {
      path[m] += measuredUpdate(b, l, m);
    }
    tally[kStored] += slots[kLearned];
  }
  if ((owed & kConsolidate) == 0) {
    return;
  }
  const int order = b.rule().order;
  if (!b.caching()) {
    tally[kIntegral] += order == kCorrected ? magnitude : 0;
    consolidation[0] += magnitude;
#pragma unroll 1
    for (int m = 1; m < b.rule().measures; m++) {
      consolidation[m] += measuredUpdate(b, l, m);
    }
    return;
  }
  if (order == kCorrected) {
    tally[kIntegral] += g * tally[kStored];
  }
  double changed = 0;
  if ((owed & kLook) != 0 && b.events()[l] != 0) {
    consolidation[0] += (float)g * tally[kStored];
    tally[kStored] = 0;
    changed = magnitude;
  } else if ((owed & kLook) != 0) {
    tally[kStored] += slots[kLooked];
    consolidation[0] += slots[kEnergy];
    changed = slots[kChanged];
  }
  // A little less than nothing is rounding; a NaN has to stay.
  const double kept = magnitude - changed;
  tally[kChange] += kept < 0 ? 0 : kept;
  if (order == kLearnFirst) {
    tally[kIntegral] += g * tally[kStored];
  }
}

/** Pays what is owed and empties the slots. A barrier has to lie between owing and paying. */
__device__ inline void keepBooks(const Block& b) {
  if (!books() || b.header().owed == 0) {
    return;
  }
  const int layers = b.shape().layerCount;
  double* sums = reinterpret_cast<double*>(updates(b) + layers);
#pragma unroll 1
  for (int i = lane(); i < layers * kSlots; i += 32) {
    double sum = 0;
#pragma unroll 1
    for (int w = 0; w < warps(); w++) {
      float& part = b.slots()[w * layers * kSlots + i];
      sum += part;
      part = 0;
    }
    sums[i] = sum;
  }
  __syncwarp();
#pragma unroll 1
  for (int l = lane(); l < layers; l += 32) {
    book(b, l, sums + l * kSlots);
  }
  __syncwarp();
  if (lane() == 0) {
    b.header().owed = 0;
  }
}

/** In decay-first order maintenance is paid when a presentation begins. */
__device__ __forceinline__ void bookMaintenance(const Block& b, double g) {
  if (books()) {
#pragma unroll 1
    for (int l = lane(); l <= b.last(); l += 32) {
      b.tally(l)[kIntegral] += g * b.tally(l)[kStored];
    }
    __syncwarp();
  }
}
