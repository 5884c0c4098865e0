package org.synapticcaching.model;

/**
 * How the synapses that may change in a presentation are chosen [RP24]. Numbers in brackets are
 * those of the published script. What each does exactly is said in {@link Plasticity}.
 */
public enum PlasticityRule implements Named {
  /** All of them: plain back-propagation [0]. */
  ALL("all", Unit.NONE),
  /** Each neuron's error is kept with the plastic fraction as probability, anew each time [1]. */
  RANDOM_NEURONS("random-neurons", Unit.NEURON),
  /** A random set of neurons that stays the same [4]. */
  FIXED_NEURONS("fixed-neurons", Unit.NEURON),
  /** A random set of neurons for each class of patterns [6]. */
  PER_CLASS_NEURONS("per-class-neurons", Unit.NEURON),
  /** Several random sets of neurons in turn [10]. */
  ALTERNATING_NEURONS("alternating-neurons", Unit.NEURON),
  /** The neurons with the largest abs(error) [30]. */
  LARGEST_ERRORS("largest-errors", Unit.NEURON),
  /** The neurons with the smallest abs(error), a control [31]. */
  SMALLEST_ERRORS("smallest-errors", Unit.NEURON),
  /** The neurons with the largest abs(activity) [32]. */
  LARGEST_ACTIVITY("largest-activity", Unit.NEURON),
  /** The neurons with the smallest abs(activity), a control [33]. */
  SMALLEST_ACTIVITY("smallest-activity", Unit.NEURON),
  /** The largest abs(delta w) of the weight matrix [20; 2020 coupled; 2000 with a subnet]. */
  LARGEST_UPDATES("largest-updates", Unit.SYNAPSE),
  /** The smallest abs(delta w) of the weight matrix, a control [22]. */
  SMALLEST_UPDATES("smallest-updates", Unit.SYNAPSE),
  /** The largest abs(w) of the weight matrix, a control [21]. */
  LARGEST_WEIGHTS("largest-weights", Unit.SYNAPSE),
  /** The smallest abs(w) of the weight matrix, a control [23]. */
  SMALLEST_WEIGHTS("smallest-weights", Unit.SYNAPSE),
  /** The largest abs(delta w) among the inputs of each neuron [40]. */
  LARGEST_UPDATES_PER_NEURON("largest-updates-per-neuron", Unit.INPUT),
  /** The largest abs(w) among the inputs of each neuron, a control [41]. */
  LARGEST_WEIGHTS_PER_NEURON("largest-weights-per-neuron", Unit.INPUT),
  /** A random set of synapses that stays the same [104]. */
  FIXED_SYNAPSES("fixed-synapses", Unit.SYNAPSE),
  /** The inputs and outputs of some hidden neurons: a path through the network [105, 106]. */
  SUBNET("subnet", Unit.NONE),
  /** All but the weights of the inputs, which never learn [7]. */
  STATIC_HIDDEN("static-hidden", Unit.NONE);

  /** What a plastic share is a share of. */
  public enum Unit {
    /** Nothing: the rule takes no share. */
    NONE("nothing"),
    /** The postsynaptic neurons of a weight matrix; such rules act on the neurons' errors. */
    NEURON("neurons"),
    /** The synapses of a weight matrix; such rules act on the changes. */
    SYNAPSE("synapses"),
    /** The inputs of each postsynaptic neuron; such rules act on the changes. */
    INPUT("inputs per neuron");

    private final String plural;

    Unit(String plural) {
      this.plural = plural;
    }

    /** The word for several, for messages. */
    String plural() {
      return plural;
    }

    /** How many of them a weight matrix has; 0 for {@link #NONE}. */
    public int in(LayerShape layer) {
      return switch (this) {
        case NONE -> 0;
        case NEURON -> layer.post();
        case SYNAPSE -> layer.length();
        case INPUT -> layer.pre();
      };
    }
  }

  private final String id;
  private final Unit unit;

  PlasticityRule(String id, Unit unit) {
    this.id = id;
    this.unit = unit;
  }

  @Override
  public String id() {
    return id;
  }

  /** What its plastic share is a share of. */
  public Unit unit() {
    return unit;
  }

  /** Whether it sets the errors of neurons to zero, rather than changes of synapses. */
  public boolean masksErrors() {
    return unit == Unit.NEURON;
  }

  /** Whether it is a fixed random set of so many: a share then must not round to none. */
  boolean drawsSets() {
    return switch (this) {
      case FIXED_NEURONS, PER_CLASS_NEURONS, ALTERNATING_NEURONS, FIXED_SYNAPSES -> true;
      default -> false;
    };
  }

  /** Whether plasticity may also be restricted to a subnet. */
  boolean takesSubnet() {
    return this == SUBNET || this == LARGEST_UPDATES;
  }
}
