// One perceptron from event to event, by one block. An event is a presentation with an update or a
// look at consolidation that can matter; in between s only shrinks. A look after which nothing was
// learned finds nothing new: s has only shrunk since.
#pragma once

#include "perceptron/fields.cuh"
#include "perceptron/sums.cuh"

namespace perceptron {

/** One run, from event to event. Each thread has its own synapses: every blockDim-th. */
template <typename C, typename F, bool kCaches>
struct Run {
  static constexpr int kBatch = 4;

  const Job& job;
  C changes;
  F fields;
  double2* synapses;
  double* scratch;
  int* slots;  // [2][warps], used in turn
  int turn;
  Progress now;
  Sums own;              // of abs(s) and abs(l), and the extreme of abs(s)
  double integral;       // these three: the thread's part of the energy
  double change;
  double consolidation;
  double persistentSum;  // of abs(l), all threads; where rounding matters
  const bool decays;
  const bool exact;  // whether no threshold is in doubt

  __device__ Run(const Job& what, unsigned char* pool)
      : job(what),
        changes(what),
        fields(what, what.flags & kInShared ? pool + scratchBytes() : what.fields),
        synapses(what.flags & kInShared
                     ? reinterpret_cast<double2*>(pool + scratchBytes() + what.fieldBytes)
                     : what.synapses),
        scratch(reinterpret_cast<double*>(pool + sizeof(Job))),
        slots(nullptr),
        turn(0),
        now(*what.progress),
        own{0, 0, 0},
        integral(0),
        change(0),
        consolidation(0),
        persistentSum(0),
        decays(F::kDecays && what.decay != nullptr),
        exact((what.flags & kExact) != 0 && !decays) {
    double* const shares = scratch + sumDoubles();
    slots = reinterpret_cast<int*>(shares + 2 * blockDim.x);
    connect(fields, shares, synapses);
  }

  /** Shared memory before the fields: the job, sums, shares of fields, and slots. */
  __device__ static int scratchBytes() {
    const int threads = static_cast<int>(blockDim.x);
    return static_cast<int>(sizeof(Job)) + 8 * (sumDoubles() + 2 * threads) + 64;
  }

  __device__ bool is(Flag flag) const { return (job.flags & flag) != 0; }

  __device__ void load() {
    if (is(kInShared)) {
      copy(sharedFields(), reinterpret_cast<const double2*>(job.fields), job.fieldBytes / 16);
      if (kCaches) {
        copy(synapses, job.synapses, job.width);
      }
    }
    __syncthreads();
    if (kCaches) {
#pragma unroll 1
      for (int i = static_cast<int>(threadIdx.x); i < job.length;
           i += static_cast<int>(blockDim.x)) {
        own.first += fabs(synapses[i].y);
        own.second += fabs(synapses[i].x);
      }
    }
    const int threads = static_cast<int>(blockDim.x);
    integral = job.partial[threadIdx.x];
    change = job.partial[threads + threadIdx.x];
    consolidation = job.partial[2 * threads + threadIdx.x];
  }

  __device__ double2* sharedFields() const {
    return reinterpret_cast<double2*>(reinterpret_cast<unsigned char*>(scratch) - sizeof(Job) +
                                      scratchBytes());
  }

  __device__ static void copy(double2* to, const double2* from, int count) {
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x)) {
      to[i] = from[i];
    }
  }

  __device__ void save() {
    const int threads = static_cast<int>(blockDim.x);
    if (is(kInShared)) {
      copy(reinterpret_cast<double2*>(job.fields), sharedFields(), job.fieldBytes / 16);
      if (kCaches) {
        copy(job.synapses, synapses, job.width);
      }
    }
    job.partial[threadIdx.x] = integral;
    job.partial[threads + threadIdx.x] = change;
    job.partial[2 * threads + threadIdx.x] = consolidation;
    if (threadIdx.x == 0) {
      *job.progress = now;
    }
    if (now.status == kFinished) {
      __syncthreads();
      conclude();
    }
  }

  /** What the host asks for at the end. */
  __device__ void conclude() {
    const int t = static_cast<int>(threadIdx.x);
    const int threads = static_cast<int>(blockDim.x);
    if (!kCaches) {
      for (int i = t; i < job.length; i += threads) {
        double l = 0;
#pragma unroll 1
        for (int p = 0; p < job.patterns; p++) {
          l += job.counts[p] * changes.value(p, i);
        }
        job.synapses[i] = make_double2(l, 0);
      }
    }
    for (int k = t; k < 3 + job.measureCount; k += threads) {
      double sum = 0;
#pragma unroll 1
      for (int each = 0; each < threads; each++) {
        sum += job.partial[k * threads + each];
      }
      job.sums[k] = sum;
    }
  }

  /** Goes on for so many events, or to the end. */
  __device__ void advance(int events) {
    if (now.last == 0) {
      now.left = static_cast<int>(min(static_cast<long long>(job.patterns), job.limit));
    }
    while (events-- > 0 && now.status == kRunning) {
      const int look = now.lookIn == 0 ? kFarAway : now.lookIn;
      int p = kNone;
      int gap = nextWrong(min(now.left, look), p);
      if (gap == 0 && look <= now.left) {
        gap = look;
      }
      if (gap > 0) {
        event(gap, p);
      } else {
        now.status = gap == 0 ? kFinished : kUndecided;
      }
    }
  }

  /** Presentations to the next error, and its pattern; 0 for none, -1 when in doubt. */
  __device__ int nextWrong(int until, int& pattern) {
    const int chunk = min(F::chunk(), job.patterns);
    int q = now.at;
    for (int gap = 1; gap <= until; gap += chunk) {
      const Question asked = {q,
                              min(chunk, until - gap + 1),
                              gap,
                              slots + turn * (static_cast<int>(blockDim.x) / 32),
                              now.persistentTolerance,
                              now.cachedTolerance};
      turn ^= 1;
      const int found = fields.first(asked);
      if (found >= 0) {
        q += found >> 1;
        pattern = q >= job.patterns ? q - job.patterns : q;
        return (found & 1) != 0 ? -1 : gap + (found >> 1);
      }
      q += chunk;
      q -= q >= job.patterns ? job.patterns : 0;
    }
    return 0;
  }

  /** An update by pattern p, or a mere look at consolidation, so many presentations on. */
  __device__ void event(int gap, int p) {
    now.last += gap;
    if (p >= 0) {
      now.at = p + 1 < job.patterns ? p + 1 : 0;
      // An epoch without errors ends the run: the next one at the latest.
      const long long clean = 2LL * job.patterns - 1 - p;
      now.converges = clean <= job.limit - now.last;
      now.left = static_cast<int>(min(clean, job.limit - now.last));
      now.updates++;
      if (threadIdx.x == 0) {
        atomicAdd(job.counts + p, 1);
      }
    } else {
      now.left -= gap;
      now.at += gap;
      while (now.at >= job.patterns) {
        now.at -= job.patterns;
      }
    }
    if (!kCaches) {
      fields.learn(p, 1, false);
      if (!exact) {
        // Each update after an error lengthens w^2 by the pattern's own length^2 at most.
        now.persistentTolerance =
            kFieldDoubt * job.longest * sqrt(static_cast<double>(now.updates));
      }
    } else {
      cache(p, gap);
    }
    __syncthreads();
  }

  __device__ void cache(int p, int gap) {
    const bool decayFirst = job.order == kDecayFirst;
    const int paid = decayFirst ? gap : gap - 1;
    double factor = 1;
    double presentations = paid;
    if (decays) {
      factor = __ldg(job.decay + gap).x;
      presentations = __ldg(job.decay + paid).y;
    }
    integral += own.first * presentations;
    now.transientsRounded |= factor < 1 && now.transientSum > 0;
    const double size = learn(p, factor);
    if (job.order == kCorrected) {
      integral += own.first;
    }
    const unsigned since = static_cast<unsigned>(now.sinceLook) + static_cast<unsigned>(gap);
    now.sinceLook =
        job.every == 1 ? 0 : static_cast<int>(since % static_cast<unsigned>(job.every));
    const bool look = now.sinceLook == 0;
    bool everything = false;
    if (look && is(kPerSynapse)) {
      consolidateEach(p);
    } else if (look && triggered()) {
      everything = true;
      consolidateAll();
    } else {
      change += size;
      if (!look) {
        note(false, false);
      }
    }
    if (p >= 0) {
      fields.learn(p, factor, everything);
    } else {
      fields.shrink(factor, everything);
    }
    if (job.order == kLearnFirst) {
      integral += own.first;
    }
    now.lookIn = look || decayFirst ? 0 : job.every - now.sinceLook;
    tolerate();
  }

  /** s = factor x s + update p; the thread's sum of abs(change). */
  __device__ double learn(int p, double factor) {
    const bool least = job.trigger == kEverySynapse;
    const int threads = static_cast<int>(blockDim.x);
    double size = 0;
    own.first = 0;
    own.most = least ? -INFINITY : 0;
#pragma unroll 1
    for (int from = static_cast<int>(threadIdx.x); from < job.length; from += kBatch * threads) {
      // All loads from memory are under way before the first is needed.
      typename C::Value values[kBatch];
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        const int i = from + k * threads;
        values[k] = p >= 0 && i < job.length ? changes.load(p, i) : C::kNothing;
      }
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        const int i = from + k * threads;
        if (i < job.length) {
          const double value = p >= 0 ? C::number(values[k], i) : 0;
          const double s = synapses[i].y * factor + value;
          synapses[i].y = s;
          size += fabs(value);
          own.first += fabs(s);
          own.most = fmax(own.most, least ? -fabs(s) : fabs(s));
        }
      }
    }
    return size;
  }

  __device__ bool over(double magnitude) const {
    return is(kOrEqual) ? magnitude >= job.threshold : magnitude > job.threshold;
  }

  __device__ bool inDoubt(double magnitude) const {
    return !exact && magnitude != job.threshold &&
           fabs(magnitude - job.threshold) < kThresholdDoubt * job.threshold;
  }

  /** Whether all synapses consolidate; the same for all threads. */
  __device__ bool triggered() {
    if (job.trigger == kAlways) {
      return true;
    }
    if (job.trigger == kSum || !exact) {
      const Sums all = addUp(own, scratch);
      noteSums(all);
      if (job.trigger == kNever) {
        return false;
      }
      const double magnitude = job.trigger == kSum            ? all.first
                               : job.trigger == kEverySynapse ? -all.most
                                                              : all.most;
      now.status = inDoubt(magnitude) ? kUndecided : now.status;
      return over(magnitude);
    }
    if (job.trigger == kEverySynapse) {
      return __syncthreads_or(!over(-own.most)) == 0;
    }
    return job.trigger == kAnySynapse && __syncthreads_or(over(own.most)) != 0;
  }

  __device__ void consolidateAll() {
    consolidation += own.first;
    own.first = 0;
    own.second = 0;
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < job.length;
         i += static_cast<int>(blockDim.x)) {
      const double2 synapse = synapses[i];
      account(synapse.y);
      own.second += fabs(synapse.x + synapse.y);
      synapses[i] = make_double2(synapse.x + synapse.y, 0);
    }
    note(false, true);
  }

  /** Each synapse for itself. */
  __device__ void consolidateEach(int p) {
    bool moved = false;
    bool doubt = false;
    own.first = 0;
    own.second = 0;
#pragma unroll 1
    for (int i = static_cast<int>(threadIdx.x); i < job.length;
         i += static_cast<int>(blockDim.x)) {
      double2 synapse = synapses[i];
      const double magnitude = fabs(synapse.y);
      doubt |= synapse.y != 0 && inDoubt(magnitude);
      if (synapse.y != 0 && over(magnitude)) {
        const double amount = is(kQuantised) ? wholeMultiples(synapse.y, doubt) : synapse.y;
        consolidation += fabs(amount);
        account(amount);
        synapse = make_double2(synapse.x + amount, __dsub_rn(synapse.y, amount));
        synapses[i] = synapse;
        moved = true;
      } else if (p >= 0) {
        change += changes.magnitude(p, i);
      }
      own.first += fabs(synapse.y);
      own.second += fabs(synapse.x);
    }
    note(doubt, moved);
  }

  /** The whole multiples of the threshold in s, towards zero. */
  __device__ double wholeMultiples(double s, bool& doubt) const {
    if (job.threshold == 0) {
      return s;
    }
    const double ratio = fabs(s) / job.threshold;
    const double nearest = rint(ratio);
    doubt |= !exact && ratio != nearest && fabs(ratio - nearest) < kThresholdDoubt * ratio;
    // Rounded as on the host: the remainder must not know the product better than the multiple.
    const double amount = __dmul_rn(floor(ratio), job.threshold);
    return s < 0 ? -amount : amount;
  }

  /** Adds the consolidation of one synapse to every measure but the linear one. */
  __device__ void account(double amount) const {
    const int threads = static_cast<int>(blockDim.x);
#pragma unroll 1
    for (int m = 0; m < job.measureCount; m++) {
      job.partial[(3 + m) * threads + threadIdx.x] += energy(amount, job.measures[m]);
    }
  }

  /** Where rounding matters, brings the sums over all synapses up to date. */
  __device__ void note(bool doubt, bool moved) {
    if (exact) {
      return;
    }
    const Sums all = addUp({own.first, own.second, doubt ? 2.0 : moved ? 1.0 : 0.0}, scratch);
    now.status = all.most == 2 ? kUndecided : now.status;
    now.persistentRounded |= now.transientsRounded && all.most >= 1;
    noteSums(all);
  }

  __device__ void noteSums(const Sums& all) {
    now.transientSum = all.first;
    persistentSum = all.second;
    now.transientsRounded &= all.first > 0;
  }

  /** Until s has decayed, weights are sums of updates, and those may be exact. */
  __device__ void tolerate() {
    if (exact) {
      return;
    }
    const bool certain =
        is(kExact) && !now.persistentRounded && (!decays || now.transientSum == 0);
    const double doubt = certain ? 0 : kFieldDoubt * job.largest;
    now.persistentTolerance = doubt * persistentSum;
    now.cachedTolerance = doubt * now.transientSum;
  }
};

/** Goes on with a job for so many events, or to its end. */
template <typename C, typename F, bool kCaches>
__device__ void advance(const Job* from, unsigned char* pool, int events) {
  static_assert(sizeof(Job) % 16 == 0, "what follows it is aligned");
  Job* const job = reinterpret_cast<Job*>(pool);
  if (threadIdx.x == 0) {
    *job = *from;
  }
  __syncthreads();
  Run<C, F, kCaches> run(*job, pool);
  run.load();
  run.advance(events);
  run.save();
}

}  // namespace perceptron
