package org.synapticcaching.figure.claim;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.synapticcaching.figure.run.Scale;
import org.synapticcaching.figure.run.Table;

/**
 * Something a source says about a figure, or this project about one of its own, made testable: a
 * number measured from the data and the range in which it supports the claim. Both are fixed before
 * the data are seen.
 *
 * @param basis what the claim rests on
 * @param text the claim in words
 * @param how definition of the number that is measured
 * @param kind whether it also holds, by its meaning, for other images than MNIST
 * @param expected the range
 * @param measure computes the number from all rows of the figure
 * @param mark where the range can be seen in the figure; empty where the number is no coordinate
 */
public record Claim(
    Basis basis,
    String text,
    String how,
    Kind kind,
    Expectation expected,
    Function<Table, Measurement> measure,
    Optional<Mark> mark) {

  public Claim {
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(measure, "measure");
    if (mark.isPresent() && expected.isNone()) {
      throw new IllegalArgumentException("'" + text + "' expects nothing that could be marked");
    }
    if (text.isBlank() || how.isBlank()) {
      throw new IllegalArgumentException(
          "a claim needs words and the definition of its number, got '"
              + text
              + "', '"
              + how
              + "'");
    }
  }

  /** What a claim depends on. */
  public enum Kind {
    /** An order or a shape, expected of any images. */
    QUALITATIVE,
    /** A number, known for MNIST only where images are learned. */
    QUANTITATIVE
  }

  /** An order or a shape. */
  public static Claim qualitative(
      Basis basis,
      String text,
      String how,
      Expectation expected,
      Function<Table, Measurement> measure) {
    return new Claim(basis, text, how, Kind.QUALITATIVE, expected, measure, Optional.empty());
  }

  /** A number. */
  public static Claim quantitative(
      Basis basis,
      String text,
      String how,
      Expectation expected,
      Function<Table, Measurement> measure) {
    return new Claim(basis, text, how, Kind.QUANTITATIVE, expected, measure, Optional.empty());
  }

  /**
   * A number of which the source tells none to compare it with: it is reported with its definition,
   * from whatever images.
   */
  public static Claim reported(
      Basis basis, String text, String how, Function<Table, Measurement> measure) {
    return new Claim(
        basis, text, how, Kind.QUALITATIVE, Expectation.none(), measure, Optional.empty());
  }

  /** The same claim, whose range can be seen there. */
  public Claim seenAt(Mark place) {
    return new Claim(basis, text, how, kind, expected, measure, Optional.of(place));
  }

  /**
   * Compares the claim with the data.
   *
   * @param substitute whether the images are not the source's (built-in digits instead of MNIST)
   */
  public Judgement judge(Table rows, Scale scale, boolean substitute) {
    Measurement measured = measure.apply(rows);
    if (kind == Kind.QUANTITATIVE && substitute) {
      return new Judgement(
          this, measured, Verdict.NEEDS_MNIST, "the number is known for MNIST only");
    }
    if (!measured.isPresent()) {
      Verdict verdict =
          scale == Scale.QUICK || expected.isNone() ? Verdict.NOT_JUDGED : Verdict.NOT_MET;
      return new Judgement(this, measured, verdict, measured.detail());
    }
    if (expected.isNone()) {
      return new Judgement(this, measured, Verdict.REPORTED, "");
    }
    if (expected.isMetBy(measured.value())) {
      return new Judgement(this, measured, Verdict.MET, "");
    }
    String reason =
        "measured " + Expectation.number(measured.value()) + ", expected " + expected.words();
    return new Judgement(this, measured, Verdict.NOT_MET, reason);
  }
}
