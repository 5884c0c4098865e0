package org.synapticcaching.model;

/** Which synapses share a threshold that sets itself (model section 3.1). */
public enum ThresholdScope implements Named {
  /** All of one weight matrix. */
  MATRIX("matrix"),

  /** The inputs of one postsynaptic neuron, a row of {@code [post][pre]}. */
  NEURON("neuron"),

  /** None: each synapse has its own. */
  SYNAPSE("synapse");

  private final String id;

  ThresholdScope(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  /** That of a threshold; one that is fixed is that of the whole matrix. */
  public static ThresholdScope of(Threshold threshold) {
    return threshold instanceof Threshold.Automatic automatic ? automatic.scope() : MATRIX;
  }

  /** Number of synapses that share one threshold of a weight matrix. */
  public long synapses(LayerShape shape) {
    return switch (this) {
      case MATRIX -> shape.synapses();
      case NEURON -> shape.pre();
      case SYNAPSE -> 1;
    };
  }
}
