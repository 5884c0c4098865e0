package org.synapticcaching.cli.options;

import java.util.Arrays;
import java.util.Iterator;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.model.Comparison;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.EventOrder;
import org.synapticcaching.model.GradientRule;
import org.synapticcaching.model.Loss;
import org.synapticcaching.model.Named;
import org.synapticcaching.model.PlasticityRule;
import org.synapticcaching.model.PresentationOrder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose values are the words of a {@link Named} enum. */
public final class EnumConverters {
  private EnumConverters() {}

  /** Reads a word, and lists all of them for help and shell completion. */
  abstract static class Words<E extends Enum<E> & Named>
      implements ITypeConverter<E>, Iterable<String> {
    private final Class<E> type;
    private final String what;

    Words(Class<E> type, String what) {
      this.type = type;
      this.what = what;
    }

    /** Whether users may choose it. */
    boolean offers(E each) {
      return true;
    }

    @Override
    public E convert(String word) {
      try {
        E each = Named.parse(type, what, word);
        if (offers(each)) {
          return each;
        }
      } catch (IllegalArgumentException unknown) {
        // Told below, with the words that are offered here.
      }
      throw new TypeConversionException(
          "unknown " + what + " '" + word + "'; known: " + String.join(", ", this));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(type.getEnumConstants()).filter(this::offers).map(Named::id).iterator();
    }
  }

  /** Words of {@code --policy}. */
  static final class Policies extends Words<ConsolidationPolicy> {
    Policies() {
      super(ConsolidationPolicy.class, "policy");
    }
  }

  /** Words of {@code --scale}. */
  public static final class Scales extends Words<Scale> {
    Scales() {
      super(Scale.class, "scale");
    }
  }

  /** Words of {@code --event-order}. */
  static final class EventOrders extends Words<EventOrder> {
    EventOrders() {
      super(EventOrder.class, "event order");
    }
  }

  /** Words of {@code --comparison}. */
  static final class Comparisons extends Words<Comparison> {
    Comparisons() {
      super(Comparison.class, "comparison");
    }
  }

  /** Words of {@code --input}. */
  static final class Inputs extends Words<InputEncoding> {
    Inputs() {
      super(InputEncoding.class, "input encoding");
    }
  }

  /** Words of {@code --gradient}. */
  static final class Gradients extends Words<GradientRule> {
    Gradients() {
      super(GradientRule.class, "gradient");
    }
  }

  /** Words of {@code --loss}. */
  static final class Losses extends Words<Loss> {
    Losses() {
      super(Loss.class, "loss");
    }
  }

  /** Words of {@code --rule}. */
  static final class Rules extends Words<PlasticityRule> {
    Rules() {
      super(PlasticityRule.class, "plasticity rule");
    }
  }

  /** Words of {@code --order}; a listed order has an option of its own. */
  static final class Orders extends Words<PresentationOrder.Kind> {
    Orders() {
      super(PresentationOrder.Kind.class, "order");
    }

    @Override
    boolean offers(PresentationOrder.Kind each) {
      return each != PresentationOrder.Kind.LISTED;
    }
  }

  /** Words of {@code --bias}. */
  static final class Switches extends Words<OnOff> {
    Switches() {
      super(OnOff.class, "choice");
    }
  }
}
