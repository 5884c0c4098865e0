package org.synapticcaching.device.population;

import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;

/**
 * The data sets that a session keeps on the device: the two requested last, which are those for
 * training and for tests. Its memory is the session's, and is freed with it at the latest.
 */
public final class PatternStore implements AutoCloseable {
  private final RecentSets<ResidentPatterns> kept;

  /**
   * An empty store.
   *
   * @param bias whether a 1 is appended to every pattern
   */
  public PatternStore(GpuSession session, boolean bias) {
    this.kept =
        new RecentSets<>(
            patterns -> new ResidentPatterns(session, patterns, bias), ResidentPatterns::free);
  }

  /**
   * A data set on the device; valid until two others were requested.
   *
   * @throws OutOfDeviceMemory when it does not fit
   */
  public ResidentPatterns resident(Patterns patterns) {
    return kept.of(patterns);
  }

  /** Frees the data sets. */
  @Override
  public void close() {
    kept.close();
  }
}
