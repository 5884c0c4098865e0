package org.synapticcaching.jmh.param;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.synapticcaching.word.KnownWords;

/**
 * A parameter of a benchmark and what it may be.
 *
 * @param name as {@code -p} names it
 * @param range numbers, or words of one kind
 * @param words that are allowed, those of the range included
 */
public record Axis(String name, Range range, KnownWords words) {
  /**
   * The axis that a field declares; empty for a field that is none.
   *
   * @throws IllegalStateException when a parameter does not tell what it may be
   */
  public static Optional<Axis> of(Field field) {
    if (!field.isAnnotationPresent(Param.class)) {
      return Optional.empty();
    }
    Allowed allowed = field.getAnnotation(Allowed.class);
    if (allowed == null) {
      throw new IllegalStateException(field + " does not tell which values are allowed");
    }
    Stream<String> words =
        Stream.concat(allowed.value().words().stream(), Stream.of(allowed.words()));
    return Optional.of(
        new Axis(
            field.getName(), allowed.value(), new KnownWords(field.getName(), words.toList())));
  }

  /** One line that says which values are allowed, if this one is not. */
  public Optional<String> refusal(String value) {
    if (range.allowsNumber(value) || words.words().contains(value)) {
      return Optional.empty();
    }
    if (range.numbers().isEmpty()) {
      return Optional.of(words.refusal(value));
    }
    String or = words.words().isEmpty() ? "" : ", or " + String.join(", ", words.words());
    return Optional.of("%s must be %s%s, got '%s'".formatted(name, range.numbers(), or, value));
  }
}
