package org.synapticcaching.cuda;

import static jcuda.driver.CUresult.CUDA_SUCCESS;

import jcuda.driver.CUevent;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/** Measures how long the device takes for what is begun between start and stop. */
public final class DeviceTimer {
  private final GpuSession session;
  private final CUstream stream;
  private final CUevent start = new CUevent();
  private final CUevent stop = new CUevent();

  DeviceTimer(GpuSession session, CUstream stream) {
    this.session = session;
    this.stream = stream;
    session.check(JCudaDriver.cuEventCreate(start, 0), "making an event");
    session.check(JCudaDriver.cuEventCreate(stop, 0), "making an event");
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

  /** Waits for the stop, and tells the milliseconds between. */
  public double milliseconds() {
    session.use();
    session.check(JCudaDriver.cuEventSynchronize(stop), "waiting for an event");
    float[] between = new float[1];
    session.check(JCudaDriver.cuEventElapsedTime(between, start, stop), "reading a timer");
    return between[0];
  }

  int destroy() {
    int first = JCudaDriver.cuEventDestroy(start);
    int second = JCudaDriver.cuEventDestroy(stop);
    return first != CUDA_SUCCESS ? first : second;
  }
}
