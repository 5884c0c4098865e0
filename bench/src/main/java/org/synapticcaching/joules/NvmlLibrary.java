package org.synapticcaching.joules;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** {@link Nvml} in the library that comes with NVIDIA's driver, bound by JNA. */
final class NvmlLibrary implements Nvml {
  /** As the driver installs it on Linux. */
  static final String FILE = "libnvidia-ml.so.1";

  /** NVML_DEVICE_NAME_V2_BUFFER_SIZE. */
  private static final int NAME_LENGTH = 96;

  private final Functions functions;

  /** Functions as {@code nvml.h} declares them. */
  interface Functions extends Library {
    /** Starts. */
    int nvmlInit_v2();

    /** Finds a card. */
    int nvmlDeviceGetHandleByPciBusId_v2(String busAddress, PointerByReference card);

    /** Reads the counter, in millijoules. */
    int nvmlDeviceGetTotalEnergyConsumption(Pointer card, LongByReference millijoules);

    /** Reads the name. */
    int nvmlDeviceGetName(Pointer card, byte[] name, int length);

    /** Explains an error. */
    String nvmlErrorString(int code);
  }

  /**
   * Loads it.
   *
   * @param file name or path
   * @throws UnsatisfiedLinkError when it, or JNA's own library, cannot be loaded
   */
  NvmlLibrary(String file) {
    this.functions = Native.load(file, Functions.class);
  }

  @Override
  public void start() throws Refusal {
    check(functions.nvmlInit_v2());
  }

  @Override
  public long card(String busAddress) throws Refusal {
    PointerByReference card = new PointerByReference();
    check(functions.nvmlDeviceGetHandleByPciBusId_v2(busAddress, card));
    return Pointer.nativeValue(card.getValue());
  }

  @Override
  public long millijoules(long card) throws Refusal {
    LongByReference sum = new LongByReference();
    check(functions.nvmlDeviceGetTotalEnergyConsumption(new Pointer(card), sum));
    return sum.getValue();
  }

  @Override
  public String name(long card) throws Refusal {
    byte[] name = new byte[NAME_LENGTH];
    check(functions.nvmlDeviceGetName(new Pointer(card), name, name.length));
    return Native.toString(name, "UTF-8");
  }

  private void check(int code) throws Refusal {
    if (code != 0) {
      throw new Refusal(code, functions.nvmlErrorString(code));
    }
  }
}
