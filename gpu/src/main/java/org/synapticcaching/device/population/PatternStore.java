package org.synapticcaching.device.population;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.OutOfDeviceMemory;

/**
 * The data sets that a session keeps on the device: the two requested last, which are those for
 * training and for tests. Its memory is the session's, and is freed with it at the latest.
 */
public final class PatternStore implements AutoCloseable {
  private static final int MOST = 2;

  private final GpuSession session;
  private final boolean bias;
  private final List<ResidentPatterns> kept = new ArrayList<>();

  /**
   * An empty store.
   *
   * @param bias whether a 1 is appended to every pattern
   */
  public PatternStore(GpuSession session, boolean bias) {
    this.session = session;
    this.bias = bias;
  }

  /**
   * A data set on the device; valid until two others were requested.
   *
   * @throws OutOfDeviceMemory when it does not fit
   */
  public ResidentPatterns resident(Patterns patterns) {
    for (int n = 0; n < kept.size(); n++) {
      if (kept.get(n).patterns() == patterns) {
        ResidentPatterns found = kept.remove(n);
        kept.add(found);
        return found;
      }
    }
    if (kept.size() == MOST) {
      kept.remove(0).free();
    }
    ResidentPatterns made = new ResidentPatterns(session, patterns, bias);
    kept.add(made);
    return made;
  }

  /** Frees the data sets. */
  @Override
  public void close() {
    kept.forEach(ResidentPatterns::free);
    kept.clear();
  }
}
