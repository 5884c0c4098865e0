package org.synapticcaching.spiking;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The spikes of one source in one trial: in which time steps how many. Refilled for every trial; a
 * cursor walks through it. Not thread-safe.
 */
final class SpikeTrain {
  /** What {@link #nextStep} says when there are no more spikes. */
  static final int NONE = Integer.MAX_VALUE;

  private int[] steps = new int[64];
  private int[] counts = new int[64];
  private int length;
  private int cursor;

  /**
   * Draws a trial's spikes: in each of the steps from..to-1 every one of {@code neurons} fires with
   * {@code probability}. Jumps from spike to spike by geometric intervals, so the work is in the
   * number of spikes; StrictMath makes it the same on every machine.
   */
  void draw(RandomGenerator random, Protocol.Window window, int neurons, double probability) {
    length = 0;
    cursor = 0;
    long chances = (long) (window.to() - window.from()) * neurons;
    if (probability == 0 || chances == 0) {
      return;
    }
    double scale = 1 / StrictMath.log1p(-probability);
    double chance = -1;
    while (true) {
      chance += 1 + Math.floor(StrictMath.log(1 - random.nextDouble()) * scale);
      if (chance >= chances) {
        return;
      }
      add(window.from() + (int) chance / neurons);
    }
  }

  /** Adds a spike in a step, not before the last one. */
  void add(int step) {
    if (length > 0 && steps[length - 1] == step) {
      counts[length - 1]++;
      return;
    }
    if (length == steps.length) {
      steps = Arrays.copyOf(steps, 2 * length);
      counts = Arrays.copyOf(counts, 2 * length);
    }
    steps[length] = step;
    counts[length++] = 1;
  }

  /** Removes all spikes. */
  void clear() {
    length = 0;
    cursor = 0;
  }

  /** The next step with spikes at or after the cursor; {@link #NONE} when there is none. */
  int nextStep() {
    return cursor < length ? steps[cursor] : NONE;
  }

  /** Takes the spikes of {@link #nextStep}, and moves on. */
  int take() {
    return counts[cursor++];
  }

  /** Number of spikes in a step; for tests and plain implementations. */
  int countAt(int step) {
    int at = Arrays.binarySearch(steps, 0, length, step);
    return at < 0 ? 0 : counts[at];
  }
}
