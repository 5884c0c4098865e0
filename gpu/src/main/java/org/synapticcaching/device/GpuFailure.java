package org.synapticcaching.device;

/** The driver or cuBLAS refused or failed; the message names the call or kernel and what to do. */
public final class GpuFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final boolean deviceLost;

  GpuFailure(String message, int code, boolean deviceLost) {
    super(message);
    this.code = code;
    this.deviceLost = deviceLost;
  }

  /**
   * The driver's or cuBLAS's status code; 0 when the failure was found before either was called.
   */
  public int code() {
    return code;
  }

  /**
   * Whether this process can no longer use the device: every later call fails as well, so a run
   * should end with what is finished.
   */
  public boolean deviceLost() {
    return deviceLost;
  }
}
