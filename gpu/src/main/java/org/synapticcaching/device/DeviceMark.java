package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_NOT_READY;

import jcuda.driver.CUevent;
import jcuda.driver.CUevent_flags;
import jcuda.driver.JCudaDriver;

/**
 * A point in the order of a session's stream that the host can ask for and other sessions can wait
 * for. It may be set again and again, and then means the last time; one that was never set counts
 * as reached.
 */
public final class DeviceMark {
  private final GpuSession session;
  private final CUevent event;

  DeviceMark(GpuSession session) {
    this.session = session;
    this.event = session.event(CUevent_flags.CU_EVENT_DISABLE_TIMING);
  }

  /** From now on it means the end of all that the session has begun so far. */
  public void set() {
    session.use();
    session.check(JCudaDriver.cuEventRecord(event, session.stream()), "recording an event");
  }

  /**
   * Whether the device has come to it. Does not wait.
   *
   * @throws GpuFailure when a kernel failed before it, naming the last ones launched
   */
  public boolean reached() {
    session.use();
    int code = JCudaDriver.cuEventQuery(event);
    if (code == CUDA_ERROR_NOT_READY) {
      return false;
    }
    session.check(code, "asking how far the device is");
    return true;
  }

  /** What another session begins from now on, the device begins after it has come to this mark. */
  public void holdBack(GpuSession other) {
    session.use();
    other.use();
    other.check(
        JCudaDriver.cuStreamWaitEvent(other.stream(), event, 0), "waiting for another stream");
  }
}
