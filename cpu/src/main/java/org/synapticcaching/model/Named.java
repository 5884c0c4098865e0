package org.synapticcaching.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.word.KnownWords;

/** A choice that users name on the command line and in result files by a short lower-case word. */
public interface Named {
  /** The name of the constant. */
  String name();

  /** The word, unique within its type: the name in lower case, such as {@code local-neuron}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of an enum with the given word.
   *
   * @param type the enum
   * @param id the word as a user typed it
   * @throws IllegalArgumentException when there is none, listing those there are
   */
  static <E extends Enum<E> & Named> E parse(Class<E> type, String what, String id) {
    for (E each : type.getEnumConstants()) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    List<String> known = Arrays.stream(type.getEnumConstants()).map(Named::id).toList();
    throw new IllegalArgumentException(new KnownWords(what, known).refusal(id));
  }
}
