// How the networks of a population lie in device memory. The host writes these structures; a test
// compares its layouts with them, field by field.
#pragma once

#include "common/consolidation.cuh"
#include "common/following.cuh"
#include "common/model.cuh"

/** What a launch does: any of them together, in this order. */
enum Step {
  kForward = 1,
  kBackward = 2,
  kConsolidate = 4,
  /** Before anything else: everything brought up to date, scale 1, sums made exact. */
  kFold = 8
};

/**
 * Entries by falling magnitude where updates are ranked; or else those of the rows first that are
 * used most. The hot forms are for kernels that keep such rows in shared memory: their entries have
 * the place of a row, there (its slot) or in the matrix, counted in float4.
 */
enum Form {
  kByUse = 0,
  kSharedBackground = 1,
  kByMagnitude = 2,
  kHotSingles = 3,
  kHotDirect = 4,
  kHotSharedBackground = 5
};

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

/** One network of the population; written by the host alone. */
struct Replica {
  float* weights;
  Consolidation consolidation;
  /** Whether it has transients: not where every update is persistent at once. */
  int transients;
  /** Whether consolidations of whole matrices may be pending, see events.cuh. */
  int lazy;
  /** Measures that it accounts, the first of which is linear. */
  int measures;
  /** Which form of the patterns it learns from. */
  int form;
};

/** Where one slice of one network stands; equal in all slices but for the witness. */
struct State {
  /** g: the transient is g times what is stored. */
  double scale;
  long long presentations;
  /** Of the last exchange between slices. */
  unsigned sequence;
  /** Transients were set from outside, so that any synapse may be over the threshold. */
  int everything;
  /** A synapse that was not over the threshold when last checked. */
  int witnessLayer;
  int witnessRow;
  int witnessLane;
  /** Whether part of the weights of W1 is kept as one number for each hidden unit. */
  int offsets;
  /** Whether a launch has changed weights without the consolidation that belongs to it. */
  int updated;
};

/** An input that differs from the background, and by how much; the bias is one too. */
struct Entry {
  int row;
  float value;
};

/** One pattern. */
struct Pattern {
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
  /** Of its entries those of hot rows, which come first; 0 but in hot forms. */
  int hot;
};
constexpr int kPatternWords = sizeof(Pattern) / sizeof(int);

/** A set of patterns as compressed sparse rows, in one form. */
struct PatternSet {
  const Pattern* patterns;
  const Entry* entries;
  const int* rows;  // by falling activity: those with the most entries first
  double background;
};

/** The threshold of one matrix at work, where it sets itself, see following.cuh. */
struct Followed {
  Following following;
  /** Factors of the sum of squared changes of this presentation, in this slice. */
  double values;
  double changes;
  /** In units of stored transients, to be exceeded. */
  float limit;

  __device__ __forceinline__ double squares() const { return values * changes; }
};

/**
 * Thresholds of single neurons or synapses of one slice of a network, see local.cuh. Synapses lie as
 * in a slice of weights without transients; of neurons the hidden units of the slice come first,
 * then the rows of the other matrices, of which each slice has a copy.
 */
struct Local {
  /** A / scale; null where the network has no such thresholds. */
  double* sums;
  /** v by which each was renewed last, 0 while it is infinite; null where nobody asks for it later. */
  double* means;
  /** [layer][sum of the synapses' thresholds that are finite | their number], where they are asked for. */
  double* totals;
  double scale;
  /** Whether synapses have them, or else neurons. */
  int ofSynapses;
};

/** What all networks share. Places are in the pool, in floats. */
struct Shape {
  const Layer* layers;
  const float* rates;         // [network][layer]
  const Measure* measures;    // [network][mostMeasures]
  float* initial;             // [network][floats of one without transients]
  float* pending;             // [network][slice][row of any layer]
  double* tallies;            // [network][slice][layer][tallyLength]
  double* measured;           // [network][slice][layer][mostMeasures - 1][thread]
  float* units;               // [network][slice][unitFloats]
  float* dense;               // [network][slice][row of any layer]
  double* columns;            // [network][slice][offsets | column sums][width of W1]
  unsigned long long* words;  // [network][2][slice][exchanged]
  Following* followings;      // [network][slice][layer]; null where no threshold sets itself
  long long networkFloats;    // floats of one network without transients
  double errorScale;
  double targetOn;
  double targetOff;
  int layerCount;
  int inputs;  // that share a background: without the bias
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
  int unitsAt;
  int unitFloats;
  int gatherAt;
  int listAt;  // two lists of entries
  int listCapacity;
  int pendingAt;  // -1: in global memory
  int slotsAt;
  int updatesAt;
  int marksAt;
  int tallyAt;
  int exchangeAt;
  int measuredAt;
  int followedAt;
  int hotAt;
  int hotSingles;  // rows of W1 there, with transients
  int hotDirect;   // and without
  unsigned long long* stuck;  // in host memory: which slice waits in vain, see slices.cuh
};
