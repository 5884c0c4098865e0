// Whole sets of patterns through the first layer of many networks, on their active inputs alone.
//
// All networks see the same patterns, so that W1 of a population is one matrix, with a column for
// each hidden unit of each network. A block has a tile of its columns in shared memory, p + g s put
// together while they are loaded, and lets patterns stream past. Patterns come in groups of eight
// that are active at much the same inputs, with one list of the inputs at which any of them is
// active: a weight that is read once is multiplied by eight values. A team of eight threads has a
// group; a thread has one or two quads of columns, and their sums for eight patterns in registers.
//
// Each sum is made by one thread in the order of the inputs, and goes on where it was when W1 is so
// high that it passes through shared memory in parts. So nothing depends on which patterns are in a
// group, on tiles, chunks, neighbours, or the card. (A value of 0 adds nothing, unless a weight is
// infinite; then it makes the sum no number, as it does where all inputs are multiplied.)
//
// Bound, per entry of a list and warp, with two quads a thread:
// - multiply-adds: 64, which begin in 16 cycles of a multiprocessor;
// - instructions: 74.5 (sm_90, nvcc 13.0; 40 for 32 multiply-adds with one quad), 18.6 cycles;
// - shared memory: two quads of weights a thread, 8 x 128 bytes; for each team two quads of values,
//   2 x 64 bytes in 1 to 4 cycles each; a quad a thread put there for every four entries, and rows
//   read: 12 to 18 cycles.
// So the rate of instructions is the bound. Registers: 168 (127 with one quad), 384 threads on a
// multiprocessor, three warps for each of its schedulers, with 64 sums a thread that do not wait
// for one another.
//
// Prediction, not a measurement, for an H200 (132 multiprocessors at 1.7 GHz, 4.2 TB/s as a copy
// reaches them): 10 000 patterns of MNIST, active at 151 inputs, lists of 235 for eight (668 inputs
// in use), and 512 networks of 784 - 100 - 10:
// - 1250 groups x 800 tiles x 235 entries / 4 teams: 5.9e7, or 8.3e6 cycles of a multiprocessor:
//   4.9 ms if instructions begin in every cycle, 5.4 ms in nine of ten;
// - at the end of a group 1700 instructions, most of them for 64 logistic activities: 0.5 ms;
// - weights of seven tiles a multiprocessor, 340 KB each with transients: 0.1 ms;
// - lists, 10.6 MB, from L2 for each tile: 8.4 GB while 5.4 ms pass, a third of what L2 gives;
// - activities: 2 GB written meanwhile, and read again by test_layer: 0.7 ms with the second layer.
// Together 6.7 ms, 13 us a network; learning 1000 presentations in each takes 15 ms at 35 million a
// second. A multiplication of all inputs takes 8e11 operations, 16 ms at 50 TFLOP/s. One network
// alone takes 50 us; h = 100 000 about 13 ms.
#include "common/device.cuh"

#include "network/test_columns.cuh"

namespace {

// Adds an input of which the values are x, first and second half, to the sums of eight patterns.
__device__ __forceinline__ void addInput(const float4& x0, const float4& x1, const float4& w,
                                         float4 (&sums)[kTogether]) {
  sums[0] = fma4(x0.x, w, sums[0]);
  sums[1] = fma4(x0.y, w, sums[1]);
  sums[2] = fma4(x0.z, w, sums[2]);
  sums[3] = fma4(x0.w, w, sums[3]);
  sums[4] = fma4(x1.x, w, sums[4]);
  sums[5] = fma4(x1.y, w, sums[5]);
  sums[6] = fma4(x1.z, w, sums[6]);
  sums[7] = fma4(x1.w, w, sums[7]);
}

// Adds the inputs of batches `from` to `to` - 1 to the sums of a team's group. The teams of a warp
// keep step; those that have fewer batches than others wait.
//
// @param column weights of the thread's first quad in row 0
// @param batch memory of the team
template <int kQuads>
__device__ inline void addInputs(const Lists& lists, int from, int to, const float4* column,
                                 float4* batch, float4 (&sums)[kQuads][kTogether]) {
  const int member = (int)threadIdx.x % kTeam;
  const int most = __reduce_max_sync(0xffffffffu, to - from);
  const float4* values = lists.values + (long long)from * kTeam + member;
  const int4* rows = lists.rows + from;
  float4 nextValues = make_float4(0, 0, 0, 0);
  int4 nextRows = make_int4(0, 0, 0, 0);
  if (from < to) {
    nextValues = *values;
    nextRows = *rows;
  }
#pragma unroll 2
  for (int step = 0; step < most; step++) {
    batch[member] = nextValues;
    const int row[kBatch] = {nextRows.x, nextRows.y, nextRows.z, nextRows.w};
    __syncwarp();
    if (from + step + 1 < to) {
      values += kTeam;
      rows++;
      nextValues = *values;
      nextRows = *rows;
    }
    if (from + step < to) {
#pragma unroll
      for (int k = 0; k < kBatch; k++) {
        const float4 x0 = batch[2 * k];
        const float4 x1 = batch[2 * k + 1];
#pragma unroll
        for (int q = 0; q < kQuads; q++) {
          addInput(x0, x1, column[(row[k] * kQuads + q) * kTeam], sums[q]);
        }
      }
    }
    __syncwarp();
  }
}

// One group of a team, with the columns that its threads have.
template <int kQuads>
__device__ inline void testGroup(const Part& part, int group, const Column (&columns)[kQuads],
                                 const float4* column, float4* batch) {
  const bool there = group < part.groups;
  float4 sums[kQuads][kTogether];
#pragma unroll
  for (int q = 0; q < kQuads; q++) {
    const bool kept = part.goesOn && there && columns[q].exists();
    const float* from = columns[q].units(part, group);
#pragma unroll
    for (int p = 0; p < kTogether; p++) {
      sums[q][p] = kept ? load4(from + p * part.pitch) : make_float4(0, 0, 0, 0);
    }
  }
  addInputs<kQuads>(part.lists, there ? part.lists.starts[group] : 0,
                    there ? part.lists.starts[group + 1] : 0, column, batch, sums);
#pragma unroll
  for (int q = 0; q < kQuads; q++) {
    if (there && columns[q].exists()) {
      float* to = columns[q].units(part, group);
#pragma unroll
      for (int p = 0; p < kTogether; p++) {
        const float4 z = sums[q][p];
        store4(to + p * part.pitch, part.ends ? columns[q].activities(part, z) : z);
      }
    }
  }
}

// The blocks share pairs of a tile and of as many groups as a warp has teams; a block has pairs that
// follow one another, so that its tile seldom changes.
//
// @tparam kQuads of a thread
template <int kQuads>
__device__ inline void testPart(const Part& part, float4* pool) {
  constexpr int kTile = kQuads * kTeam;
  constexpr int kTeams = 32 / kTeam;
  const int member = (int)threadIdx.x % kTeam;
  const int team = (int)threadIdx.x / kTeam;
  float4* batch = pool + part.rows * kTile + team * kBatchPitch;
  const int tiles = (part.networks * (part.pitch >> 2) + kTile - 1) / kTile;
  const int turns = (part.groups + kTeams - 1) / kTeams;
  const long long pairs = (long long)tiles * turns;
  const long long end = pairs * (blockIdx.x + 1) / gridDim.x;
  long long next = pairs * blockIdx.x / gridDim.x;
#pragma unroll 1
  while (next < end) {
    const int tile = (int)(next / turns);
    const int first = (int)(next - (long long)tile * turns);
    const int last = (int)min((long long)turns, first + end - next);
    next += last - first;
    __syncthreads();
    loadTile<kTile>(part, tile, pool);
    __syncthreads();
    Column columns[kQuads];
#pragma unroll
    for (int q = 0; q < kQuads; q++) {
      columns[q] = columnAt(part, tile * kTile + q * kTeam + member);
    }
#pragma unroll 1
    for (int turn = first + (int)threadIdx.x / 32; turn < last; turn += kThreads / 32) {
      testGroup<kQuads>(part, turn * kTeams + team % kTeams, columns, pool + member, batch);
    }
  }
}

}  // namespace

// A part of the inputs of some groups of patterns, for some networks, see Part. For networks of
// which 16 quads of columns fit into shared memory. pool holds them, and a batch for each team.
//
// @param listed, values of Lists
extern "C" __global__ void __launch_bounds__(kThreads, 1)
    test_inputs(const Shape* shape, const Replica* replicas, const State* states,
                const int* selected, int networks, const int* inputs, int rows, const int* starts,
                const int4* listed, const float4* values, int groups, int goesOn, int ends,
                const float* backgrounds, float* units) {
  SHARED_MEMORY(float4, pool);
  testPart<2>(Part{*shape, replicas, states, selected, networks, inputs, rows,
                   Lists{starts, listed, values}, groups, goesOn != 0, ends != 0, backgrounds,
                   units, shape->slices * shape->layers[0].width, shape->hiddenActivation},
              pool);
}
KERNEL(test_inputs)

// The same with 8 quads of columns, for cards with less shared memory.
extern "C" __global__ void __launch_bounds__(kThreads, 1)
    test_inputs_narrow(const Shape* shape, const Replica* replicas, const State* states,
                       const int* selected, int networks, const int* inputs, int rows,
                       const int* starts, const int4* listed, const float4* values, int groups,
                       int goesOn, int ends, const float* backgrounds, float* units) {
  SHARED_MEMORY(float4, pool);
  testPart<1>(Part{*shape, replicas, states, selected, networks, inputs, rows,
                   Lists{starts, listed, values}, groups, goesOn != 0, ends != 0, backgrounds,
                   units, shape->slices * shape->layers[0].width, shape->hiddenActivation},
              pool);
}
KERNEL(test_inputs_narrow)

// What inputs that share a background o add to the summed input of each hidden unit: o times the
// sum of its weights, from the first to the last, without the bias. A thread has a unit.
//
// Memory: all weights once, coalesced; bound by it. Grid: (units of a network / threads, networks).
extern "C" __global__ void __launch_bounds__(256)
    test_backgrounds(const Shape* shapes, const Replica* replicas, const State* states,
                     const int* selected, double background, float* sums) {
  const Shape& shape = *shapes;
  const int width = shape.layers[0].width;
  const int unit = (int)(blockIdx.x * blockDim.x + threadIdx.x);
  const int slice = unit / width;
  if (slice >= shape.slices) {
    return;
  }
  const MatrixReader matrix(shape, replicas, states, selected[blockIdx.y], slice, 0);
  double sum = 0;
#pragma unroll 4
  for (int row = 0; row < shape.inputs; row++) {
    const float2 w = matrix.read(shape, row, unit - slice * width);
    sum += (double)w.x + w.y;
  }
  sums[(long long)blockIdx.y * shape.slices * width + unit] = (float)(background * sum);
}
KERNEL(test_backgrounds)
