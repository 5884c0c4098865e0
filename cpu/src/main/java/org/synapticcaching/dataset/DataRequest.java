package org.synapticcaching.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.synapticcaching.model.Require;
import org.synapticcaching.word.KnownWords;

/**
 * Which data a run wants.
 *
 * @param source {@code auto} (MNIST where it is found, else the built-in digits), {@code mnist},
 *     {@code digits}, or the path of a file whose name ends in {@code .npz}
 * @param encoding how stored numbers become inputs
 * @param mnistDirectory where the user says MNIST is, if anywhere
 * @param digitsSeed seed of the built-in digits
 * @param trainLimit most training patterns, the first ones, at least 1; empty for all
 * @param testLimit most test patterns, the first ones, at least 1; empty for all
 * @param exact whether numbers that are not pixels are kept in 64 bits, for a backend that computes
 *     in 64 bits; else they are rounded to 32, which takes half the room. Pixels are exact always
 */
public record DataRequest(
    String source,
    InputEncoding encoding,
    Optional<Path> mnistDirectory,
    long digitsSeed,
    OptionalInt trainLimit,
    OptionalInt testLimit,
    boolean exact) {

  /** MNIST where it is found, else the built-in digits. */
  public static final String AUTO = "auto";

  /** The real MNIST. */
  public static final String MNIST = "mnist";

  /** The built-in digits. */
  public static final String DIGITS = "digits";

  private static final KnownWords WORDS = new KnownWords("data set", List.of(AUTO, MNIST, DIGITS));

  /**
   * @throws IllegalArgumentException when the source is none of those above or a limit is below 1
   */
  public DataRequest {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(mnistDirectory, "mnistDirectory");
    Require.that(
        WORDS.words().contains(source) || source.endsWith(".npz"),
        "%s, or a file ending in .npz",
        WORDS.refusal(source));
    requirePositive("training", trainLimit);
    requirePositive("test", testLimit);
  }

  /** All patterns of a source, inputs in [0, 1], digits of seed 1, MNIST where it is usually. */
  public static DataRequest of(String source) {
    return new DataRequest(
        source, InputEncoding.UNIT, Optional.empty(), 1, OptionalInt.empty(), OptionalInt.empty());
  }

  /** With numbers that are not pixels rounded to 32 bits. */
  public DataRequest(
      String source,
      InputEncoding encoding,
      Optional<Path> mnistDirectory,
      long digitsSeed,
      OptionalInt trainLimit,
      OptionalInt testLimit) {
    this(source, encoding, mnistDirectory, digitsSeed, trainLimit, testLimit, false);
  }

  /** These data, with numbers that are not pixels in 64 bits or rounded to 32. */
  public DataRequest withExact(boolean on) {
    return new DataRequest(source, encoding, mnistDirectory, digitsSeed, trainLimit, testLimit, on);
  }

  /** These data with another encoding. */
  public DataRequest withEncoding(InputEncoding other) {
    return new DataRequest(source, other, mnistDirectory, digitsSeed, trainLimit, testLimit, exact);
  }

  private static void requirePositive(String name, OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "limit of " + name + " patterns must be >= 1, got " + limit.getAsInt());
    }
  }
}
