package org.synapticcaching.model;

import java.util.List;

/**
 * How the synapses that may change in a presentation are selected [RP24]. Numbers in brackets are
 * those of the published script. What each does exactly is said in {@link Plasticity}.
 *
 * <p>A rule is a criterion, by what is selected, a direction, and a unit, what is selected.
 * Everything else about it follows from these three, so that another combination of them is a rule
 * on every backend.
 */
public enum PlasticityRule implements Named {
  /** All of them: plain back-propagation [0]. */
  ALL(Criterion.NONE, Unit.NONE),
  /** Each neuron's error is kept with the plastic fraction as probability, anew each time [1]. */
  RANDOM_NEURONS(Criterion.CHANCE, Unit.NEURON),
  /** A random set of neurons that stays the same [4]. */
  FIXED_NEURONS(Criterion.FIXED_SET, Unit.NEURON),
  /** A random set of neurons for each class of patterns [6]. */
  PER_CLASS_NEURONS(Criterion.SET_OF_CLASS, Unit.NEURON),
  /** Several random sets of neurons in turn [10]. */
  ALTERNATING_NEURONS(Criterion.SETS_IN_TURN, Unit.NEURON),
  /** The neurons with the largest abs(error) [30]. */
  LARGEST_ERRORS(Criterion.ERROR, Unit.NEURON),
  /** The neurons with the smallest abs(error), a control [31]. */
  SMALLEST_ERRORS(Criterion.ERROR, Direction.SMALLEST, Unit.NEURON),
  /** The neurons with the largest abs(activity) [32]. */
  LARGEST_ACTIVITY(Criterion.ACTIVITY, Unit.NEURON),
  /** The neurons with the smallest abs(activity), a control [33]. */
  SMALLEST_ACTIVITY(Criterion.ACTIVITY, Direction.SMALLEST, Unit.NEURON),
  /** The largest abs(delta w) of the weight matrix [20; 2020 coupled; 2000 with a subnet]. */
  LARGEST_UPDATES(Criterion.UPDATE, Unit.SYNAPSE),
  /** The smallest abs(delta w) of the weight matrix, a control [22]. */
  SMALLEST_UPDATES(Criterion.UPDATE, Direction.SMALLEST, Unit.SYNAPSE),
  /** The largest abs(w) of the weight matrix, a control [21]. */
  LARGEST_WEIGHTS(Criterion.WEIGHT, Unit.SYNAPSE),
  /** The smallest abs(w) of the weight matrix, a control [23]. */
  SMALLEST_WEIGHTS(Criterion.WEIGHT, Direction.SMALLEST, Unit.SYNAPSE),
  /** The largest abs(delta w) among the inputs of each neuron [40]. */
  LARGEST_UPDATES_PER_NEURON(Criterion.UPDATE, Unit.INPUT),
  /** The smallest abs(delta w) among the inputs of each neuron, a control. */
  SMALLEST_UPDATES_PER_NEURON(Criterion.UPDATE, Direction.SMALLEST, Unit.INPUT),
  /** The largest abs(w) among the inputs of each neuron, a control [41]. */
  LARGEST_WEIGHTS_PER_NEURON(Criterion.WEIGHT, Unit.INPUT),
  /** The smallest abs(w) among the inputs of each neuron, a control. */
  SMALLEST_WEIGHTS_PER_NEURON(Criterion.WEIGHT, Direction.SMALLEST, Unit.INPUT),
  /** A random set of synapses that stays the same [104]. */
  FIXED_SYNAPSES(Criterion.FIXED_SET, Unit.SYNAPSE),
  /** The inputs and outputs of some hidden neurons: a path through the network [105, 106]. */
  SUBNET(Criterion.SUBNET, Unit.NONE),
  /** All but the weights of the inputs, which never learn [7]. */
  STATIC_HIDDEN(Criterion.LAYER, Unit.NONE);

  /** By what is selected, and which units can be selected by it. */
  public enum Criterion {
    /** Nothing is selected: all of it is plastic. */
    NONE(Unit.NONE),
    /** Chance, anew in each presentation. */
    CHANCE(Unit.NEURON),
    /** A random set, drawn once. */
    FIXED_SET(Unit.NEURON, Unit.SYNAPSE),
    /** Random sets, one for each class of patterns. */
    SET_OF_CLASS(Unit.NEURON),
    /** Random sets that take turns. */
    SETS_IN_TURN(Unit.NEURON),
    /** Magnitude of a neuron's error. */
    ERROR(Unit.NEURON),
    /** Magnitude of a neuron's activity. */
    ACTIVITY(Unit.NEURON),
    /** Magnitude of the change that a synapse would make. */
    UPDATE(Unit.SYNAPSE, Unit.INPUT),
    /** Magnitude of a synapse's weight. */
    WEIGHT(Unit.SYNAPSE, Unit.INPUT),
    /** The path through the plastic hidden neurons. */
    SUBNET(Unit.NONE),
    /** The weight matrix: that of the inputs is not plastic. */
    LAYER(Unit.NONE);

    private final List<Unit> units;

    Criterion(Unit... units) {
      this.units = List.of(units);
    }

    /** Whether magnitudes are ranked, so that the direction has a meaning. */
    public boolean ranks() {
      return this == ERROR || this == ACTIVITY || this == UPDATE || this == WEIGHT;
    }

    /** Whether random sets of a fixed size are drawn before learning begins. */
    public boolean drawsSets() {
      return this == FIXED_SET || this == SET_OF_CLASS || this == SETS_IN_TURN;
    }

    /**
     * Number of random sets that are drawn for each weight matrix before learning begins.
     *
     * @param classes number of classes of patterns
     * @param masks number of sets that take turns
     */
    public int setCount(int classes, int masks) {
      return switch (this) {
        case NONE, CHANCE, ERROR, ACTIVITY, UPDATE, WEIGHT, SUBNET, LAYER -> 0;
        case FIXED_SET -> 1;
        case SET_OF_CLASS -> classes;
        case SETS_IN_TURN -> masks;
      };
    }

    /**
     * Which of these sets holds in a presentation, from 0.
     *
     * @param presentation from 1
     * @param label class of the pattern presented
     * @param masks number of sets that take turns
     * @throws IllegalStateException when no sets are drawn
     */
    public int setNumber(long presentation, int label, int masks) {
      return switch (this) {
        case FIXED_SET -> 0;
        case SET_OF_CLASS -> label;
        case SETS_IN_TURN -> (int) (presentation % masks);
        case NONE, CHANCE, ERROR, ACTIVITY, UPDATE, WEIGHT, SUBNET, LAYER ->
            throw new IllegalStateException("criterion " + this + " draws no sets");
      };
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

  private final Criterion criterion;
  private final Direction direction;
  private final Unit unit;

  PlasticityRule(Criterion criterion, Unit unit) {
    this(criterion, Direction.LARGEST, unit);
  }

  PlasticityRule(Criterion criterion, Direction direction, Unit unit) {
    if (!criterion.units.contains(unit) || direction == Direction.SMALLEST && !criterion.ranks()) {
      throw new IllegalArgumentException(
          "rule " + id() + ": no backend selects " + direction + " " + criterion + " by " + unit);
    }
    this.criterion = criterion;
    this.direction = direction;
    this.unit = unit;
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

  /** Whether everything is plastic in every presentation. */
  public boolean selectsEverything() {
    return criterion == Criterion.NONE;
  }

  /** Whether it sets the errors of neurons to zero, rather than changes of synapses. */
  public boolean masksErrors() {
    return unit == Unit.NEURON;
  }

  /** Whether it keeps each error by a draw of its own, anew in each presentation. */
  public boolean drawsAnew() {
    return criterion == Criterion.CHANCE;
  }

  /** Whether it selects synapses one by one, so that a change is no outer product. */
  public boolean selectsSynapses() {
    return unit == Unit.SYNAPSE || unit == Unit.INPUT || needsSubnet();
  }

  /** Whether it ranks all synapses of a weight matrix together. */
  public boolean ranksSynapses() {
    return unit == Unit.SYNAPSE && criterion.ranks();
  }

  /** Whether it ranks the changes of all synapses of a weight matrix together. */
  public boolean ranksUpdates() {
    return unit == Unit.SYNAPSE && criterion == Criterion.UPDATE;
  }

  /** Whether it ranks the inputs of each neuron by themselves. */
  public boolean ranksInputs() {
    return unit == Unit.INPUT;
  }

  /** Whether it selects the same synapses in all presentations. */
  public boolean selectsForGood() {
    return selectsSynapses() && !criterion.ranks();
  }

  /** Whether it is given by a random set of synapses of a fixed size. */
  public boolean drawsSynapses() {
    return unit == Unit.SYNAPSE && drawsSets();
  }

  /**
   * Whether the selected synapses follow neither from the change nor from their place, so that they
   * have to be remembered one by one while a matrix changes.
   */
  public boolean listsSynapses() {
    return criterion == Criterion.WEIGHT || drawsSynapses();
  }

  /** Whether the weight matrix of the inputs may change. */
  public boolean inputsLearn() {
    return criterion != Criterion.LAYER;
  }

  /** Whether it is given by random sets of a fixed size: a share then must not round to none. */
  public boolean drawsSets() {
    return criterion.drawsSets();
  }

  /** Whether it has several masks, which take turns. */
  public boolean takesTurns() {
    return criterion == Criterion.SETS_IN_TURN;
  }

  /** Whether plasticity may also be restricted to a subnet. */
  public boolean takesSubnet() {
    return needsSubnet() || ranksUpdates() && direction == Direction.LARGEST;
  }

  /** Whether it is the restriction to a subnet, and nothing else. */
  public boolean needsSubnet() {
    return criterion == Criterion.SUBNET;
  }
}
