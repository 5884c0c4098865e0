package org.synapticcaching.model;

/**
 * How the synapses that may change in a presentation are selected [RP24]. Numbers in brackets are
 * those of the published script. What each does exactly is said in {@link Plasticity}.
 *
 * <p>A rule is a criterion, by what is selected, a direction, and a unit, what is selected.
 * Everything else about it follows from these three.
 */
public enum PlasticityRule implements Named {
  /** All of them: plain back-propagation [0]. */
  ALL("all", Criterion.NONE, Unit.NONE),
  /** Each neuron's error is kept with the plastic fraction as probability, anew each time [1]. */
  RANDOM_NEURONS("random-neurons", Criterion.CHANCE, Unit.NEURON),
  /** A random set of neurons that stays the same [4]. */
  FIXED_NEURONS("fixed-neurons", Criterion.FIXED_SET, Unit.NEURON),
  /** A random set of neurons for each class of patterns [6]. */
  PER_CLASS_NEURONS("per-class-neurons", Criterion.SET_OF_CLASS, Unit.NEURON),
  /** Several random sets of neurons in turn [10]. */
  ALTERNATING_NEURONS("alternating-neurons", Criterion.SETS_IN_TURN, Unit.NEURON),
  /** The neurons with the largest abs(error) [30]. */
  LARGEST_ERRORS("largest-errors", Criterion.ERROR, Unit.NEURON),
  /** The neurons with the smallest abs(error), a control [31]. */
  SMALLEST_ERRORS("smallest-errors", Criterion.ERROR, Direction.SMALLEST, Unit.NEURON),
  /** The neurons with the largest abs(activity) [32]. */
  LARGEST_ACTIVITY("largest-activity", Criterion.ACTIVITY, Unit.NEURON),
  /** The neurons with the smallest abs(activity), a control [33]. */
  SMALLEST_ACTIVITY("smallest-activity", Criterion.ACTIVITY, Direction.SMALLEST, Unit.NEURON),
  /** The largest abs(delta w) of the weight matrix [20; 2020 coupled; 2000 with a subnet]. */
  LARGEST_UPDATES("largest-updates", Criterion.UPDATE, Unit.SYNAPSE),
  /** The smallest abs(delta w) of the weight matrix, a control [22]. */
  SMALLEST_UPDATES("smallest-updates", Criterion.UPDATE, Direction.SMALLEST, Unit.SYNAPSE),
  /** The largest abs(w) of the weight matrix, a control [21]. */
  LARGEST_WEIGHTS("largest-weights", Criterion.WEIGHT, Unit.SYNAPSE),
  /** The smallest abs(w) of the weight matrix, a control [23]. */
  SMALLEST_WEIGHTS("smallest-weights", Criterion.WEIGHT, Direction.SMALLEST, Unit.SYNAPSE),
  /** The largest abs(delta w) among the inputs of each neuron [40]. */
  LARGEST_UPDATES_PER_NEURON("largest-updates-per-neuron", Criterion.UPDATE, Unit.INPUT),
  /** The largest abs(w) among the inputs of each neuron, a control [41]. */
  LARGEST_WEIGHTS_PER_NEURON("largest-weights-per-neuron", Criterion.WEIGHT, Unit.INPUT),
  /** A random set of synapses that stays the same [104]. */
  FIXED_SYNAPSES("fixed-synapses", Criterion.FIXED_SET, Unit.SYNAPSE),
  /** The inputs and outputs of some hidden neurons: a path through the network [105, 106]. */
  SUBNET("subnet", Criterion.SUBNET, Unit.NONE),
  /** All but the weights of the inputs, which never learn [7]. */
  STATIC_HIDDEN("static-hidden", Criterion.LAYER, Unit.NONE);

  /** By what is selected. */
  public enum Criterion {
    /** Nothing is selected: all of it is plastic. */
    NONE,
    /** Chance, anew in each presentation. */
    CHANCE,
    /** A random set, drawn once. */
    FIXED_SET,
    /** Random sets, one for each class of patterns. */
    SET_OF_CLASS,
    /** Random sets that take turns. */
    SETS_IN_TURN,
    /** Magnitude of a neuron's error. */
    ERROR,
    /** Magnitude of a neuron's activity. */
    ACTIVITY,
    /** Magnitude of the change that a synapse would make. */
    UPDATE,
    /** Magnitude of a synapse's weight. */
    WEIGHT,
    /** The path through the plastic hidden neurons. */
    SUBNET,
    /** The weight matrix: that of the inputs is not plastic. */
    LAYER;

    /** Whether magnitudes are ranked, so that the direction has a meaning. */
    public boolean ranks() {
      return this == ERROR || this == ACTIVITY || this == UPDATE || this == WEIGHT;
    }

    /** Whether random sets of a fixed size are drawn before learning begins. */
    public boolean drawsSets() {
      return this == FIXED_SET || this == SET_OF_CLASS || this == SETS_IN_TURN;
    }
  }

  /** Which end of a ranking is kept. */
  public enum Direction {
    /** The largest magnitudes. */
    LARGEST,
    /** The smallest, as a control. */
    SMALLEST
  }

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
  private final Criterion criterion;
  private final Direction direction;
  private final Unit unit;

  PlasticityRule(String id, Criterion criterion, Unit unit) {
    this(id, criterion, Direction.LARGEST, unit);
  }

  PlasticityRule(String id, Criterion criterion, Direction direction, Unit unit) {
    this.id = id;
    this.criterion = criterion;
    this.direction = direction;
    this.unit = unit;
  }

  @Override
  public String id() {
    return id;
  }

  /** By what is selected. */
  public Criterion criterion() {
    return criterion;
  }

  /** Which end of a ranking is kept; largest where nothing is ranked. */
  public Direction direction() {
    return direction;
  }

  /** What its plastic share is a share of. */
  public Unit unit() {
    return unit;
  }

  /** Whether the smallest of a ranking are kept, not the largest. */
  public boolean keepsSmallest() {
    return direction == Direction.SMALLEST;
  }

  /** Whether it takes a plastic share. */
  public boolean takesShare() {
    return unit != Unit.NONE;
  }

  /** Whether it sets the errors of neurons to zero, rather than changes of synapses. */
  public boolean masksErrors() {
    return unit == Unit.NEURON;
  }

  /** Whether it selects synapses one by one, so that a change is no outer product. */
  public boolean selectsSynapses() {
    return unit == Unit.SYNAPSE || unit == Unit.INPUT || criterion == Criterion.SUBNET;
  }

  /** Whether it ranks all synapses of a weight matrix together. */
  public boolean ranksSynapses() {
    return unit == Unit.SYNAPSE && criterion.ranks();
  }

  /** Whether it ranks the inputs of each neuron by themselves. */
  public boolean ranksInputs() {
    return unit == Unit.INPUT;
  }

  /** Whether it selects the same synapses in all presentations. */
  public boolean selectsForGood() {
    return selectsSynapses() && !criterion.ranks();
  }

  /** Whether the weight matrix of the inputs may change. */
  public boolean inputsLearn() {
    return criterion != Criterion.LAYER;
  }

  /** Whether it is a fixed random set of so many: a share then must not round to none. */
  boolean drawsSets() {
    return criterion.drawsSets();
  }

  /** Whether plasticity may also be restricted to a subnet. */
  public boolean takesSubnet() {
    return criterion == Criterion.SUBNET
        || ranksSynapses() && criterion == Criterion.UPDATE && direction == Direction.LARGEST;
  }
}
