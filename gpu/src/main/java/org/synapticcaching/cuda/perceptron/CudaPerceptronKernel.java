package org.synapticcaching.cuda.perceptron;

/**
 * The kernels of {@code perceptron.cu} and, by chance, of {@code perceptron_chance.cu}; with
 * thresholds that set themselves those of {@code perceptron_following.cu} and {@code
 * perceptron_synapses.cu} ({@link CudaPerceptronThreshold}). Each has its way to know the fields of
 * all patterns.
 */
enum CudaPerceptronKernel {
  /** Signs without caching: fields are whole numbers, and no synapses are kept. */
  DIRECT_INTEGERS("perceptron_direct_integers", "gram-integer", Integer.BYTES),
  /** Any patterns without caching. */
  DIRECT_NUMBERS("perceptron_direct_numbers", "gram", Double.BYTES),
  /** Signs without decay: fields are whole numbers. */
  INTEGERS("perceptron_integers", "gram-integer", Integer.BYTES),
  /** Any patterns without decay. */
  NUMBERS("perceptron_numbers", "gram", Double.BYTES),
  /** Signs with decay, policies that consolidate all or nothing. */
  DECAYING_SIGNS("perceptron_decaying_signs", "gram-decay", 2 * Double.BYTES),
  /** Any patterns with decay, policies that consolidate all or nothing. */
  DECAYING_NUMBERS("perceptron_decaying_numbers", "gram-decay", 2 * Double.BYTES),
  /** Signs, fields computed from the weights. */
  PRIMAL_SIGNS("perceptron_primal_signs", "primal", 0),
  /** Any patterns, fields computed from the weights. */
  PRIMAL_NUMBERS("perceptron_primal_numbers", "primal", 0),
  /** Signs, consolidated by chance; fields computed from the weights. */
  CHANCE_SIGNS("perceptron_chance_signs", "primal", 0),
  /** Any patterns, consolidated by chance; fields computed from the weights. */
  CHANCE_NUMBERS("perceptron_chance_numbers", "primal", 0);

  private final String function;
  private final String path;
  private final int bytesPerPattern;

  CudaPerceptronKernel(String function, String path, int bytesPerPattern) {
    this.function = function;
    this.path = path;
    this.bytesPerPattern = bytesPerPattern;
  }

  /** Its name in the source. */
  String function() {
    return function;
  }

  /** The algorithm in a word, as users see it. */
  String path() {
    return path;
  }

  /** Whether it consolidates by chance. */
  boolean draws() {
    return this == CHANCE_SIGNS || this == CHANCE_NUMBERS;
  }

  /** Whether it adds rows of the Gram matrix. */
  boolean usesGram() {
    return bytesPerPattern > 0;
  }

  /** Whether it is for direct consolidation, and keeps no synapses. */
  boolean direct() {
    return this == DIRECT_INTEGERS || this == DIRECT_NUMBERS;
  }

  /** State of the field of one pattern; 0 where there are no fields. */
  int bytesPerPattern() {
    return bytesPerPattern;
  }
}
