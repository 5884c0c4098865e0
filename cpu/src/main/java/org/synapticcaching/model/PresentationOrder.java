package org.synapticcaching.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order the patterns of a data set are presented.
 *
 * @param kind the order
 * @param indices for {@link Kind#LISTED} the pattern indices, repeated from the start when they run
 *     out; empty otherwise
 */
public record PresentationOrder(Kind kind, List<Integer> indices) {
  /** The orders there are. */
  public enum Kind implements Named {
    /** Data set order, again in each epoch. */
    SEQUENTIAL,
    /** A new random permutation in each epoch. */
    SHUFFLED,
    /** Drawn at random with replacement. */
    RANDOM,
    /** As a file lists them. */
    LISTED
  }

  public PresentationOrder {
    indices = List.copyOf(indices);
    if ((kind == Kind.LISTED) == indices.isEmpty()) {
      throw new IllegalArgumentException(
          "presentation order " + kind.id() + " with " + indices.size() + " listed indices");
    }
    for (int index : indices) {
      Require.atLeast("pattern index in the presentation order", 0, index);
    }
  }

  /** Data set order. */
  public static PresentationOrder sequential() {
    return of(Kind.SEQUENTIAL);
  }

  /** An order that needs no list. */
  public static PresentationOrder of(Kind kind) {
    return new PresentationOrder(kind, List.of());
  }

  /** The listed order. */
  public static PresentationOrder listed(int[] indices) {
    return new PresentationOrder(Kind.LISTED, IntStream.of(indices).boxed().toList());
  }
}
