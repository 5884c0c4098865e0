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

  /**
   * Lets a block of launches whose blocks wait for each other do nothing until the test ends, while
   * the others' time flies: each of their pauses takes 10 ms by the device's clock.
   */
  public static void loseBlock(int block) {
    Emulation.loseBlock(block);
    Emulation.setPause(10_000_000);
  }

  /** Makes a device usable again that failed, as a new process would find it. */
  public static void recover() {
    Emulation.recover();
  }

  /** Bytes of device memory that are in use. */
  public static long usedBytes() {
    return Emulation.liveBytes();
  }
}
