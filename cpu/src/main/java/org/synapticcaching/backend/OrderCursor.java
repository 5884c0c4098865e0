package org.synapticcaching.backend;

import java.util.random.RandomGenerator;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.RandomStreams;

/**
 * The pattern indices of a presentation order, one after another; equal on every backend. Holds one
 * permutation at most, whatever the length of the run.
 */
public final class OrderCursor {
  private final PresentationOrder order;
  private final RandomGenerator random;
  private int[] permutation = new int[0];
  private int next;

  /** At the start of a replica's order. */
  public OrderCursor(PresentationOrder order, long seed) {
    this.order = order;
    this.random = new RandomStreams(seed).of(RandomStreams.Purpose.ORDER);
  }

  /**
   * The next pattern index.
   *
   * @param size number of patterns, equal in every call
   * @throws IllegalArgumentException when a listed index is not below {@code size}
   */
  public int next(int size) {
    return switch (order.kind()) {
      case SEQUENTIAL -> count(size);
      case RANDOM -> random.nextInt(size);
      case SHUFFLED -> {
        if (next == permutation.length) {
          shuffle(size);
        }
        yield permutation[count(size)];
      }
      case LISTED -> listed(size);
    };
  }

  /** 0 to {@code length} - 1, over and over. */
  private int count(int length) {
    if (next >= length) {
      next = 0;
    }
    return next++;
  }

  private int listed(int size) {
    int position = count(order.indices().size());
    int index = order.indices().get(position);
    if (index >= size) {
      throw new IllegalArgumentException(
          "presentation order: index %s at position %s is outside 0..%s"
              .formatted(index, position, size - 1));
    }
    return index;
  }

  private void shuffle(int size) {
    permutation = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      permutation[i] = permutation[j];
      permutation[j] = i;
    }
  }
}
