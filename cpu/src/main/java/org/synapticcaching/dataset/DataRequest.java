package org.synapticcaching.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.synapticcaching.word.KnownWords;

/**
 * Which data a run wants.
 *
 * @param source {@code auto} (MNIST where it is found, else the built-in digits), the word of an
 *     {@link ImageSet}, {@code digits}, or the path of a file whose name ends in {@code .npz}
 * @param encoding how stored numbers become inputs
 * @param places where the user says collections of images are
 * @param digitsSeed seed of the built-in digits
 * @param trainLimit most training patterns, the first ones, at least 1; empty for all
 * @param testLimit most test patterns, the first ones, at least 1; empty for all
 * @param exact whether numbers that are not pixels are kept in 64 bits, for a backend that computes
 *     in 64 bits; else they are rounded to 32, which takes half the room. Pixels are exact always
 */
public record DataRequest(
    String source,
    InputEncoding encoding,
    DataPlaces places,
    long digitsSeed,
    OptionalInt trainLimit,
    OptionalInt testLimit,
    boolean exact) {

  /** MNIST where it is found, else the built-in digits. */
  public static final String AUTO = "auto";

  /** The built-in digits. */
  public static final String DIGITS = "digits";

  private static final KnownWords WORDS =
      new KnownWords(
          "data set",
          Stream.of(List.of(AUTO), ImageSet.words(), List.of(DIGITS))
              .flatMap(List::stream)
              .toList());

  /**
   * @throws IllegalArgumentException when the source is none of those above or a limit is below 1
   */
  public DataRequest {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(places, "places");
    if (!WORDS.words().contains(source) && !source.endsWith(".npz")) {
      throw new IllegalArgumentException(WORDS.refusal(source) + ", or a file ending in .npz");
    }
    requirePositive("training", trainLimit);
    requirePositive("test", testLimit);
  }

  /**
   * All patterns of a source, inputs in [0, 1], digits of seed 1, images where they are usually.
   */
  public static DataRequest of(String source) {
    return new DataRequest(
        source,
        InputEncoding.UNIT,
        DataPlaces.usual(),
        1,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** With numbers that are not pixels rounded to 32 bits. */
  public DataRequest(
      String source,
      InputEncoding encoding,
      DataPlaces places,
      long digitsSeed,
      OptionalInt trainLimit,
      OptionalInt testLimit) {
    this(source, encoding, places, digitsSeed, trainLimit, testLimit, false);
  }

  /** These data, with numbers that are not pixels in 64 bits or rounded to 32. */
  public DataRequest withExact(boolean on) {
    return new DataRequest(source, encoding, places, digitsSeed, trainLimit, testLimit, on);
  }

  /** The set of images that is wanted or, by {@code auto}, wanted first; none for other data. */
  public static Optional<ImageSet> images(String source) {
    return source.equals(AUTO) ? Optional.of(ImageSet.MNIST) : ImageSet.named(source);
  }

  /** These data with another encoding. */
  public DataRequest withEncoding(InputEncoding other) {
    return new DataRequest(source, other, places, digitsSeed, trainLimit, testLimit, exact);
  }

  private static void requirePositive(String name, OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "limit of " + name + " patterns must be >= 1, got " + limit.getAsInt());
    }
  }
}
