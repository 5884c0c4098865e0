package org.synapticcaching.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.synapticcaching.backend.DeviceTimed;

/**
 * How long a device of its own was at work by its own clock, beside the wall time of the score: a
 * total and the number of presentations that it belongs to, since JMH adds up such counters over
 * iterations and forks. The total stays 0 for backends that compute on the processor.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class DeviceTime {
  /** From the first to the last thing the device did in each call, added up. */
  public double deviceMilliseconds;

  /** Presentations of the iteration, to all networks together. */
  public long presentations;

  private DeviceTimed device;
  private double before;

  /** Begins an iteration with nothing measured. */
  @Setup(Level.Iteration)
  public void reset() {
    device = null;
    deviceMilliseconds = 0;
    presentations = 0;
  }

  /** Says whose time it is; the first call in an iteration notes where that one stands. */
  void of(Object learner) {
    if (device == null && learner instanceof DeviceTimed timed) {
      device = timed;
      before = timed.deviceMilliseconds();
    }
  }

  /** Counts what the device has worked in the iteration. */
  @TearDown(Level.Iteration)
  public void count() {
    if (device != null) {
      deviceMilliseconds = device.deviceMilliseconds() - before;
    }
  }
}
