package org.synapticcaching.device.population;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.synapticcaching.dataset.Patterns;

/**
 * What is kept of data sets: of the two asked for last, which are those for training and for tests.
 *
 * @param <T> what is made of a data set
 */
public final class RecentSets<T> implements AutoCloseable {
  private static final int MOST = 2;

  private final Function<Patterns, T> make;
  private final Consumer<T> free;
  private final List<Kept<T>> kept = new ArrayList<>();

  private record Kept<T>(Patterns patterns, T made) {}

  /**
   * None yet.
   *
   * @param make called for a data set that is not kept
   * @param free called with what is kept no longer, before something is made in its place
   */
  public RecentSets(Function<Patterns, T> make, Consumer<T> free) {
    this.make = make;
    this.free = free;
  }

  /** What is made of a data set; valid until two others were asked for. */
  public T of(Patterns patterns) {
    for (int n = 0; n < kept.size(); n++) {
      if (kept.get(n).patterns() == patterns) {
        Kept<T> found = kept.remove(n);
        kept.add(found);
        return found.made();
      }
    }
    if (kept.size() == MOST) {
      free.accept(kept.remove(0).made());
    }
    T made = make.apply(patterns);
    kept.add(new Kept<>(patterns, made));
    return made;
  }

  /** Frees what is kept. */
  @Override
  public void close() {
    kept.forEach(each -> free.accept(each.made()));
    kept.clear();
  }
}
