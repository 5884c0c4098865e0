package org.synapticcaching.backend;

import java.util.random.RandomGenerator;
import org.synapticcaching.model.PresentationOrder;
import org.synapticcaching.model.RandomStreams;

/**
 * Walks through a presentation order: the same indices on every backend. Holds one permutation at
 * most, whatever the length of the run.
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
   * @param size number of patterns, the same in every call
   * @throws IllegalArgumentException when a listed index is not below {@code size}
   */
  public int next(int size) {
    switch (order.kind()) {
      case RANDOM:
        return random.nextInt(size);
      case SHUFFLED:
        if (next == permutation.length) {
          shuffle(size);
          next = 0;
        }
        return permutation[next++];
      case LISTED:
        if (next == order.indices().size()) {
          next = 0;
        }
        int index = order.indices().get(next++);
        if (index >= size) {
          throw new IllegalArgumentException(
              "presentation order: index "
                  + index
                  + " at position "
                  + (next - 1)
                  + " is outside 0.."
                  + (size - 1));
        }
        return index;
      default:
        if (next >= size) {
          next = 0;
        }
        return next++;
    }
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
