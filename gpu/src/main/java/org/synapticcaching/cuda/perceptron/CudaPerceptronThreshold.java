package org.synapticcaching.cuda.perceptron;

import org.synapticcaching.model.Consolidation;

/** What a perceptron's synapses are compared with: each has kernels of its own. */
enum CudaPerceptronThreshold {
  /** A number. */
  FIXED("perceptron"),
  /** One that sets itself: a perceptron is one neuron, and one weight matrix. */
  FOLLOWING("perceptron_following"),
  /** One that sets itself for each synapse, which change by different amounts. */
  OF_SYNAPSES("perceptron_synapses");

  private final String source;

  CudaPerceptronThreshold(String source) {
    this.source = source;
  }

  /** That of a perceptron. */
  static CudaPerceptronThreshold of(Consolidation consolidation, boolean onlySigns) {
    if (!consolidation.setsItself()) {
      return FIXED;
    }
    return consolidation.perceptronHasOneThreshold(onlySigns) ? FOLLOWING : OF_SYNAPSES;
  }

  /** The resource that a kernel is in. */
  String resource(CudaPerceptronKernel kernel) {
    return (kernel.draws() ? "perceptron_chance" : source) + ".ptx";
  }

  /** The name of a kernel there. */
  String function(CudaPerceptronKernel kernel) {
    return kernel.function().replaceFirst("perceptron", source);
  }
}
