package org.synapticcaching.device;

import java.nio.file.Path;
import org.synapticcaching.device.library.CublasSearch;
import org.synapticcaching.device.library.CublasVersion;

/** The emulation of the CUDA driver and of cuBLAS, loaded into this process. */
public final class Emulation {
  private Emulation() {}

  /**
   * Why it cannot be used here, or null when it is loaded; class initialisation builds it once and
   * makes other threads wait.
   */
  private static final class Loaded {
    static final String MISSING = load();

    private static String load() {
      EmulationBuild build = EmulationBuild.ofThisProject();
      String missing = build.missing();
      if (missing == null) {
        // Whoever names a cuBLAS means the one for the card.
        System.clearProperty(CublasSearch.PROPERTY);
        Path folder = build.run(CublasVersion.TWELVE);
        System.load(folder.resolve(EmulationBuild.DRIVER).toString());
        System.load(folder.resolve(CublasVersion.TWELVE.file()).toString());
      }
      return missing;
    }
  }

  /**
   * Builds and loads it, unless that was done.
   *
   * @return why it cannot be used here; null when it can
   */
  static String missing() {
    return Loaded.MISSING;
  }

  /** Whether kernels tell of their accesses to memory, see {@link EmulatedKernels#WATCHED}. */
  static native boolean watched();

  /**
   * Lets threads and blocks take turns at their accesses to memory, at random: each launch in a way
   * of its own that follows from the seed. Needs kernels that are watched.
   *
   * @param seed 0 for the usual orders, in which a thread runs until it waits
   */
  public static native void interleaveBy(long seed);

  /** Counts from 0 what launches would ask of a device, until {@link #stopCounting}. */
  static native void startCounting();

  static native void stopCounting();

  /** How many there were of a {@link Quantity}, by its number. */
  static native long counted(int quantity);

  /** Allocations of device memory that were not freed. */
  static native long liveAllocations();

  /** Bytes of device memory that were not freed. */
  public static native long liveBytes();

  /** Streams, events and allocations of page-locked memory that were not destroyed. */
  static native long liveHandles();

  /** The code that the context failed with, 0 if it works. */
  static native int status();

  /** Makes a context usable again that had failed, which on a device takes a new process. */
  static native void recover();

  /** Sets how much memory the device has; 1 GiB unless told. */
  public static native void setTotalBytes(long bytes);

  /** Sets for how many milliseconds a launch may run; ten minutes unless told. */
  static native void setPatience(long milliseconds);

  /** Sets what a pause of a thread takes by the device's clock, in nanoseconds; 0 unless told. */
  static native void setPause(long nanoseconds);

  /** Lets a block of launches whose blocks wait for each other do nothing; none if negative. */
  static native void loseBlock(long block);

  /**
   * Sets how many bytes of shared memory a multiprocessor sets aside at most for kernels that ask
   * for less than all of it, and for all of it; all of it unless told.
   */
  static native void limitCarveouts(int partly, int all);

  /** What the last launch set aside as shared memory of a multiprocessor, in bytes. */
  static native int lastCarveout();

  /**
   * Has machine code taken, by the names of its kernels, which then run as the sources have them;
   * refused unless told.
   */
  static native void takeMachineCode(boolean take);

  /** Forgets the sizes of the matrix products that cuBLAS was asked for. */
  public static native void forgetProducts();

  /** A number that stands for these sizes since: m, n, k and how many products at once. */
  public static native long sizesOfProducts();

  /**
   * Lets the launch after so many others fail, as when a device is lost.
   *
   * @param launches launches that go well before; negative for no failure at all
   * @param code the driver's code
   */
  static native void failAfterLaunches(int launches, int code);

  /**
   * Has the next launch written to the file that the variable {@code EMULATION_LAUNCH} names, with
   * all device memory before and after it.
   */
  public static native void writeNextLaunch();
}
