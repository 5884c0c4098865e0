package org.synapticcaching.cli.options;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
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
import org.synapticcaching.model.ThresholdScope;
import org.synapticcaching.word.KnownWords;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Options whose values are the words of a {@link Named} enum. Picocli creates converters by their
 * class alone, hence a class for each enum.
 */
public final class EnumConverters {
  /** What messages call a value of each enum. */
  private static final Map<Class<?>, String> NOUNS =
      Map.ofEntries(
          Map.entry(Comparison.class, "comparison"),
          Map.entry(ConsolidationPolicy.class, "policy"),
          Map.entry(EventOrder.class, "event order"),
          Map.entry(GradientRule.class, "gradient"),
          Map.entry(InputEncoding.class, "input encoding"),
          Map.entry(Loss.class, "loss"),
          Map.entry(OnOff.class, "choice"),
          Map.entry(PlasticityRule.class, "plasticity rule"),
          Map.entry(PresentationOrder.Kind.class, "order"),
          Map.entry(Scale.class, "scale"),
          Map.entry(ThresholdScope.class, "threshold scope"));

  private EnumConverters() {}

  /** Reads a word of E, and lists those that users may choose for help and shell completion. */
  abstract static class Words<E extends Enum<E> & Named>
      implements ITypeConverter<E>, Iterable<String> {
    private final Class<?> type =
        (Class<?>)
            ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];

    /** The values that users may choose. */
    @SuppressWarnings("unchecked")
    Stream<E> offered() {
      return Arrays.stream((E[]) type.getEnumConstants());
    }

    @Override
    public E convert(String word) {
      return offered()
          .filter(each -> each.id().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      new KnownWords(NOUNS.get(type), offered().map(Named::id).toList())
                          .refusal(word)));
    }

    @Override
    public Iterator<String> iterator() {
      return offered().map(Named::id).iterator();
    }
  }

  static final class Comparisons extends Words<Comparison> {}

  static final class EventOrders extends Words<EventOrder> {}

  static final class Gradients extends Words<GradientRule> {}

  static final class ThresholdScopes extends Words<ThresholdScope> {}

  static final class Inputs extends Words<InputEncoding> {}

  static final class Losses extends Words<Loss> {}

  static final class Policies extends Words<ConsolidationPolicy> {}

  static final class Rules extends Words<PlasticityRule> {}

  static final class Switches extends Words<OnOff> {}

  /** Words of {@code --scale}. */
  public static final class Scales extends Words<Scale> {}

  /** Words of {@code --order}; a listed order has an option of its own. */
  static final class Orders extends Words<PresentationOrder.Kind> {
    @Override
    Stream<PresentationOrder.Kind> offered() {
      return super.offered().filter(each -> each != PresentationOrder.Kind.LISTED);
    }
  }
}
