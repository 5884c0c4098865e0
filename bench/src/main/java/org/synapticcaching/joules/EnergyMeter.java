package org.synapticcaching.joules;

import java.io.IOException;
import java.time.Duration;

/** A counter of energy that can be read here. Not thread-safe. */
public interface EnergyMeter {
  /** What it reads, for users: {@code RAPL of package-0 and dram}. */
  String words();

  /** The shortest time over which its difference means something. */
  Duration shortestWindow();

  /**
   * Joules spent since some moment, which stays the same for this object; never falls. A counter
   * that begins again at 0 must be read at least once a round.
   *
   * @throws IOException in one line, when it cannot be read any more
   */
  double joules() throws IOException;
}
