// How the networks of a population lie in memory, shared by kernels and host. Every structure here
// has a counterpart on the host that writes the same bytes; sizes are asserted on both sides.
#pragma once

/** What a launch does: any of them together, in this order. */
constexpr int kForward = 1;
constexpr int kBackward = 2;
constexpr int kConsolidate = 4;
/** Before anything else: everything brought up to date, scale 1, sums made exact. */
constexpr int kFold = 8;

/** In the order of the host's enumerations. */
enum Policy {
  kNone,
  kLocalLocal,
  kLocalNeuron,
  kLocalLayer,
  kLocalGlobal,
  kGlobalGlobal,
  kAllGlobal,
  kQuantised,
  kNever
};
enum EventOrder { kLearnFirst, kDecayFirst, kCorrected };
/** Entries by falling magnitude where updates are ranked; or else by row. */
enum Form { kByRow, kSharedBackground, kByMagnitude };
enum Activation { kLogistic, kLeakyRelu, kLinear, kSoftmax };

/** g is folded into the stored transients before it gets smaller than this. */
constexpr double kLeastScale = 1e-6;
/** Stored magnitudes below this are dropped on folding, so that none becomes subnormal. */
constexpr float kNegligible = 1e-30f;

/**
 * One weight matrix. W1 has a row for each input, and lanes are hidden units; the others have a row
 * for each post unit, and lanes are pre units. A slice of a matrix is a range of hidden units. With
 * transients a row is [persistent | stored transient], without it is [persistent] alone.
 */
struct Layer {
  /** Floats before this matrix in a network without transients; twice as many with. */
  long long offset;
  int rows;
  /** Lanes of the whole matrix. */
  int lanes;
  /** Lanes of a slice, padded to whole float4. */
  int width;
  /** Of its rows among the rows of all layers. */
  int firstRow;
  /** Floats into the pool, of the slice that a launch keeps in shared memory; -1 for none. */
  int weightsAt;
  /** Floats into the pool: y, delta, scaled delta and z of the post units, one after another. */
  int unitsAt;
  /** Padded length of each of these. */
  int unitWidth;
  /** Learning rate; of the network that a block is at work on. */
  float rate;
};
static_assert(sizeof(Layer) == 40, "Layer");

/** abs(x)^exponent, of increases alone or of both. */
struct Measure {
  double exponent;
  long long potentiationOnly;
};
static_assert(sizeof(Measure) == 16, "Measure");

/** What one network does; written by the host alone. */
struct Rule {
  float* weights;
  double threshold;
  double decay;
  int caching;
  int policy;
  int greaterOrEqual;
  int every;
  int order;
  int measures;
  /** Which form of the patterns it learns from. */
  int form;
  int reserved;
};
static_assert(sizeof(Rule) == 56, "Rule");

/** Where one slice of one network stands; equal in all slices but for the witness. */
struct State {
  /** g: the transient is g times what is stored. */
  double scale;
  long long presentations;
  /** Of the last exchange between slices. */
  unsigned sequence;
  /** Transients were set from outside, so that any synapse may be over the threshold. */
  int everything;
  /** A synapse that was not over the threshold when last looked at. */
  int witnessLayer;
  int witnessRow;
  int witnessLane;
  /** Whether part of the weights of W1 is kept as one number for each hidden unit. */
  int offsets;
};
static_assert(sizeof(State) == 40, "State");

/** An input that differs from the background, and by how much; the bias is one too. */
struct Entry {
  int row;
  float value;
};
static_assert(sizeof(Entry) == 8, "Entry");

/** One pattern. */
struct Record {
  /** Of its first entry. */
  long long from;
  /** Sum of abs(input), of all inputs. */
  double magnitude;
  /** Sum of the differences from the background, without the bias. */
  double difference;
  int count;
  /** Number of inputs that are not zero. */
  int nonZeros;
  int label;
  int reserved;
};
constexpr int kRecordWords = 10;
static_assert(sizeof(Record) == 4 * kRecordWords, "Record");

/** Patterns as compressed sparse rows. */
struct Data {
  const Record* records;
  const Entry* entries;
  double background;
};
static_assert(sizeof(Data) == 24, "Data");

/** What all networks share. */
struct Shape {
  const Layer* layers;
  const float* rates;        // [network][layer]
  const Measure* measures;   // [network][mostMeasures]
  float* initial;            // [network][floats of one without transients]
  float* pending;            // [network][slice][row of any layer]
  double* tallies;           // [network][slice][layer][tallyLength]
  double* measured;          // [network][slice][layer][mostMeasures - 1][thread]
  float* units;              // [network][slice][unitFloats]
  float* dense;              // [network][slice][row of any layer]
  double* columns;           // [network][slice][offsets | column sums][width of W1]
  unsigned long long* words; // [network][2][slice][exchanged]
  long long networkFloats;   // floats of one network without transients
  double errorScale;
  double targetOn;
  double targetOff;
  int layerCount;
  int inputs; // that share a background: without the bias
  int outputs;
  int slices;
  int mostMeasures;
  int hiddenActivation;
  int outputActivation;
  int crossEntropy;
  int scripts;
  int totalRows;
  int tallyLength;
  int exchanged;
  int unitsAt; // places in the pool, in floats
  int unitFloats;
  int gatherAt;
  int listAt; // two lists of entries
  int listCapacity;
  int pendingAt; // -1: in global memory
  int slotsAt;
  int updatesAt;
  int marksAt;
  int tallyAt;
  int exchangeAt;
  int measuredAt;
};
static_assert(sizeof(Shape) == 15 * 8 + 24 * 4, "Shape");

/** Per warp and layer: what learning and a look did to the sums, see sums.cuh. */
enum Slot { kLearned, kLooked, kEnergy, kChanged, kSlots };

/** Entries of a tally; then consolidation per measure, then path per measure. */
enum Tally { kStored, kIntegral, kChange, kModifications, kConsolidation };

/** Beginning of the pool. */
struct Header {
  Shape shape;
  Rule rule;
  /** The witness is kept up to date here, the rest at the end of a launch. */
  State state;
  Data data;
  /** Of this presentation and the next ones, in turn. */
  Record records[4];
  const int* order;
  /** A sum over the network, for all threads to read. */
  double decision;
  /** What the books still have to be told, and g before the decay that followed. */
  double owedScale;
  int owed;
  int found;
  /** Of the network among the selected ones. */
  int at;
  int reserved;
  int network;
  int slice;
  int presentations;
  int mode;
};

static_assert(sizeof(Header) == 552, "Header");

/** One block at work on one slice of one network. */
struct Block {
  float* pool;

  __device__ __forceinline__ Header& header() const { return *reinterpret_cast<Header*>(pool); }
  __device__ __forceinline__ const Shape& shape() const { return header().shape; }
  __device__ __forceinline__ const Rule& rule() const { return header().rule; }
  __device__ __forceinline__ Layer& layer(int l) const {
    return reinterpret_cast<Layer*>(pool + sizeof(Header) / sizeof(float))[l];
  }
  __device__ __forceinline__ int last() const { return shape().layerCount - 1; }
  __device__ __forceinline__ bool caching() const { return rule().caching != 0; }
  __device__ __forceinline__ int network() const { return header().network; }
  __device__ __forceinline__ int slice() const { return header().slice; }
  __device__ __forceinline__ int part() const { return network() * shape().slices + slice(); }
  __device__ __forceinline__ bool does(int mode) const { return (header().mode & mode) != 0; }

  /** The pattern of presentation t. */
  __device__ __forceinline__ Record& record(int t) const { return header().records[t & 3]; }

  /** Entries of the pattern of presentation t: staged, or where they are when they are too many. */
  __device__ __forceinline__ const Entry* entries(int t) const {
    return record(t).count <= shape().listCapacity ? staged(t)
                                                   : header().data.entries + record(t).from;
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
    const long long slicesBefore = (long long)slice() * layer(l).rows * layer(l).width;
    return rule().weights + (caching() ? 2 : 1) * (layer(l).offset + slicesBefore);
  }

  /** In shared memory where the launch keeps them there. */
  __device__ __forceinline__ float* weights(int l) const {
    return layer(l).weightsAt >= 0 ? pool + layer(l).weightsAt : globalWeights(l);
  }
  __device__ __forceinline__ int stride(int l) const {
    return caching() ? 2 * layer(l).width : layer(l).width;
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

  /** Whether a row is still to be consolidated, see consolidate.cuh; all layers. */
  __device__ __forceinline__ float* pending(int l) const {
    float* all = shape().pendingAt >= 0 ? pool + shape().pendingAt : globalPending();
    return all + layer(l).firstRow;
  }
  __device__ __forceinline__ float* globalPending() const {
    return shape().pending + (long long)part() * shape().totalRows;
  }

  /** Values of all rows, for a look at all of them. */
  __device__ __forceinline__ float* dense() const {
    return shape().dense + (long long)part() * shape().totalRows;
  }

  /** Of each layer whether something in it was found over the threshold; then events. */
  __device__ __forceinline__ int* over() const {
    return reinterpret_cast<int*>(pool + shape().marksAt);
  }
  __device__ __forceinline__ int* events() const { return over() + shape().layerCount; }
  /** Marked neurons: lanes of W1 in layer 0, rows of the others. */
  __device__ __forceinline__ int* marks(int l) const {
    const int before = l == 0 ? 0 : layer(0).width + layer(l).firstRow - layer(0).rows;
    return events() + shape().layerCount + before;
  }

  __device__ __forceinline__ double* tally(int l) const {
    return reinterpret_cast<double*>(pool + shape().tallyAt) + l * shape().tallyLength;
  }

  /** Offsets and column sums of the hidden units, see forward.cuh. */
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

/** How lanes and rows of one matrix are dealt to threads: a thread has a quad of lanes. */
struct Deal {
  /** First quad of the tile that the block works on. */
  int tile;
  /** Quads of the tile. */
  int quads;
  /** Rows that are worked on at the same time. */
  int groups;
  int group;
  int quad;

  __device__ __forceinline__ bool works() const { return group < groups; }
};

/** Quads that a block works on at the same time. */
__device__ __forceinline__ int tileQuads(int width) { return min(width >> 2, (int)blockDim.x); }

__device__ __forceinline__ Deal deal(int width, int tile) {
  const int quads = min(tileQuads(width), (width >> 2) - tile);
  const int group = (int)threadIdx.x / quads;
  return Deal{tile, quads, (int)blockDim.x / quads, group,
              tile + (int)threadIdx.x - group * quads};
}

__device__ __forceinline__ float4 load4(const float* at) {
  return *reinterpret_cast<const float4*>(at);
}
__device__ __forceinline__ void store4(float* at, float4 v) { *reinterpret_cast<float4*>(at) = v; }
__device__ __forceinline__ float4 fma4(float a, float4 b, float4 c) {
  return make_float4(fmaf(a, b.x, c.x), fmaf(a, b.y, c.y), fmaf(a, b.z, c.z), fmaf(a, b.w, c.w));
}
__device__ __forceinline__ float4 scale4(float a, float4 b) {
  return make_float4(a * b.x, a * b.y, a * b.z, a * b.w);
}
__device__ __forceinline__ float magnitude4(float4 v) {
  return (fabsf(v.x) + fabsf(v.y)) + (fabsf(v.z) + fabsf(v.w));
}
__device__ __forceinline__ bool over4(float4 v, float limit) {
  return fabsf(v.x) > limit || fabsf(v.y) > limit || fabsf(v.z) > limit || fabsf(v.w) > limit;
}

/** Copies whole words, the block together. */
__device__ __forceinline__ void copyWords(void* to, const void* from, int bytes) {
#pragma unroll 1
  for (int i = threadIdx.x; i < bytes / 4; i += blockDim.x) {
    static_cast<int*>(to)[i] = static_cast<const int*>(from)[i];
  }
}
