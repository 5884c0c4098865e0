package org.synapticcaching.joules;

import java.io.IOException;

/** A stretch of time over which a meter is read. */
final class EnergyWindow {
  private final EnergyMeter meter;
  private final double joules;
  private final long nanos;

  private EnergyWindow(EnergyMeter meter) throws IOException {
    this.meter = meter;
    this.joules = meter.joules();
    this.nanos = System.nanoTime();
  }

  /** What was spent in it. */
  record Spent(double joules, double seconds) {}

  /** Begins now. */
  static EnergyWindow open(EnergyMeter meter) throws IOException {
    return new EnergyWindow(meter);
  }

  /** Ends now. */
  Spent close() throws IOException {
    return new Spent(meter.joules() - joules, (System.nanoTime() - nanos) / 1e9);
  }
}
