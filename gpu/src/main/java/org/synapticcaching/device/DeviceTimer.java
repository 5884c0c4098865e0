package org.synapticcaching.device;

import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/** Measures how long the device takes for what is begun between start and stop. */
public final class DeviceTimer {
  private final GpuSession session;
  private final CUstream stream;
  private final CUevent start;
  private final CUevent stop;

  DeviceTimer(GpuSession session, CUstream stream) {
    this.session = session;
    this.stream = stream;
    start = session.event(CUevent_flags.CU_EVENT_DEFAULT);
    stop = session.event(CUevent_flags.CU_EVENT_DEFAULT);
  }

  /** From here on. */
  public void start() {
    session.use();
    session.check(JCudaDriver.cuEventRecord(start, stream), "recording an event");
  }

  /** Up to here. */
  public void stop() {
    session.use();
    session.check(JCudaDriver.cuEventRecord(stop, stream), "recording an event");
  }

  /** Waits for the stop; the milliseconds between. */
  public double milliseconds() {
    session.use();
    session.check(JCudaDriver.cuEventSynchronize(stop), "waiting for an event");
    float[] between = new float[1];
    session.check(JCudaDriver.cuEventElapsedTime(between, start, stop), "reading a timer");
    return between[0];
  }
}
