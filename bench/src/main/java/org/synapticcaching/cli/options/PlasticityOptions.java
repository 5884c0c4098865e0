package org.synapticcaching.cli.options;

import java.util.List;
import org.synapticcaching.model.PlasticShare;
import org.synapticcaching.model.Plasticity;
import org.synapticcaching.model.PlasticityRule;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say which synapses may change in a presentation. A picocli mixin. */
public final class PlasticityOptions {
  private static final String SHARE_WORDS =
      " A number with a point or an exponent (0.1, 1.0, 1e-2) is a fraction, above 0 and at most 1;"
          + " a whole number without (1, 50) is a count, at least 1.";

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      defaultValue = "all",
      converter = EnumConverters.Rules.class,
      completionCandidates = EnumConverters.Rules.class,
      description =
          "Which synapses may change: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private PlasticityRule rule;

  @Option(
      names = "--plastic",
      paramLabel = "P",
      split = ",",
      converter = Shares.class,
      description = {
        "How much is plastic: one value, or one per weight matrix, input side first. Of the neurons"
            + " behind the matrix for rules of neurons, errors and activity; of the inputs of each"
            + " neuron for rules per neuron; else of the synapses of the matrix."
            + SHARE_WORDS,
        "Needed by every rule but all, subnet and static-hidden, and largest-updates with a"
            + " --subnet."
      })
  private List<PlasticShare> plastic;

  @Option(
      names = "--coupled",
      description =
          "Couple the layers: the fraction P holds for the input side, min(78.4 P, 1) for the"
              + " output layer.")
  private boolean coupled;

  @Option(
      names = "--subnet",
      paramLabel = "K",
      converter = Shares.class,
      description =
          "Neurons of each hidden layer, the first so many, whose inputs and outputs alone are"
              + " plastic, for rules subnet and largest-updates."
              + SHARE_WORDS
              + " Default: all of them.")
  private PlasticShare subnet;

  @Option(
      names = "--masks",
      paramLabel = "N",
      description =
          "Number of masks that alternating-neurons takes in turn, >= 2; needed by that rule.")
  private Integer masks;

  @Option(
      names = "--propagate-masks",
      paramLabel = "on|off",
      defaultValue = "on",
      converter = EnumConverters.Switches.class,
      completionCandidates = EnumConverters.Switches.class,
      description =
          "Whether masks on the errors of neurons are felt by the layers below."
              + " Default: ${DEFAULT-VALUE}; off as the published script of van Rossum & Pache.")
  private OnOff propagateMasks;

  @Option(
      names = "--error-gated",
      description = "Learn nothing from a pattern that is already classified correctly.")
  private boolean errorGated;

  @Option(
      names = "--count-changes",
      description =
          "Count the changes of every synapse, to tell by Simpson's index how the set of plastic"
              + " synapses varies: 0 for one that stays. Takes 4 bytes per synapse, and time.")
  private boolean countChanges;

  /** Reads a fraction or a count. */
  static final class Shares implements ITypeConverter<PlasticShare> {
    @Override
    public PlasticShare convert(String word) {
      try {
        return word.matches("[+-]?[0-9]+")
            ? PlasticShare.count(Integer.parseInt(word))
            : PlasticShare.fraction(Double.parseDouble(word));
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException(
            "'" + word + "' is neither a fraction such as 0.1 nor a count such as 50");
      } catch (IllegalArgumentException outside) {
        throw new TypeConversionException(outside.getMessage());
      }
    }
  }

  private Plasticity plasticity;

  /** Leaves out what the rule does not take, where options are meant for several rules. */
  void dropUnused() {
    plastic = rule.takesShare() ? plastic : null;
    coupled = rule.takesShare() && coupled;
    subnet = rule.takesSubnet() ? subnet : null;
    masks = rule.takesTurns() ? masks : null;
    propagateMasks = rule.masksErrors() ? propagateMasks : OnOff.ON;
  }

  /**
   * Checks the options.
   *
   * @throws UsageException naming the rule or option when they do not fit together
   */
  void complete() {
    requireWhatTheRuleNeeds();
    try {
      plasticity =
          new Plasticity(
              rule,
              plastic == null ? List.of(PlasticShare.ALL) : plastic,
              coupled,
              subnet == null ? PlasticShare.ALL : subnet,
              masks == null ? 1 : (int) Numbers.atLeast("--masks", 2, masks),
              propagateMasks == OnOff.ON,
              errorGated);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--rule " + rule.id() + ": " + wrong.getMessage());
    }
  }

  /** Which synapses may change. */
  public Plasticity plasticity() {
    return plasticity;
  }

  /** Whether to count the changes of every synapse. */
  public boolean countsChanges() {
    return countChanges;
  }

  private void requireWhatTheRuleNeeds() {
    boolean within = rule.takesSubnet() && subnet != null;
    if (plastic == null && rule.takesShare() && !within) {
      throw missing("--plastic fraction or count");
    }
    if (subnet == null && rule.needsSubnet()) {
      throw missing("--subnet fraction or count of hidden neurons");
    }
    if (masks == null && rule.takesTurns()) {
      throw missing("number of --masks");
    }
    if (propagateMasks == OnOff.OFF && !rule.masksErrors()) {
      throw new UsageException(
          "--propagate-masks off: rule " + rule.id() + " has no masks on errors");
    }
  }

  private UsageException missing(String what) {
    return new UsageException("--rule " + rule.id() + " needs a " + what);
  }
}
