package org.synapticcaching.device;

/** What tests of other packages ask of the emulated device, for one test at a time. */
public final class EmulatedDevice {
  private EmulatedDevice() {}

  /** Gives the device so much memory until the test ends. */
  public static void withMemory(long bytes) {
    Emulation.setTotalBytes(bytes);
  }

  /** Lets the launch after so many others fail. */
  public static void failAfterLaunches(int launches, int code) {
    Emulation.failAfterLaunches(launches, code);
  }

  /** Bytes of device memory that are in use. */
  public static long usedBytes() {
    return Emulation.liveBytes();
  }
}
