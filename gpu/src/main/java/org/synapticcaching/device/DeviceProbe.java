package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE;
import static jcuda.driver.CUresult.CUDA_ERROR_NO_DEVICE;
import static jcuda.driver.CUresult.CUDA_ERROR_STUB_LIBRARY;
import static jcuda.driver.CUresult.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH;
import static jcuda.driver.CUresult.CUDA_ERROR_SYSTEM_NOT_READY;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.util.ArrayList;
import java.util.List;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.device.library.MissingLibrary;
import org.synapticcaching.device.library.NativeLibraries;

/**
 * Searches for devices that the kernels can run on.
 *
 * @param visible how many devices the driver shows, whatever they are
 * @param gpus those that the kernels can run on, in the driver's order
 * @param availability the first of them, or what is missing and what to do about it
 */
record DeviceProbe(int visible, List<Gpu> gpus, Availability availability) {
  /** The kernels are compiled for this capability and up, times ten. */
  static final int LEAST_CAPABILITY = 80;

  /** What JCuda's libraries are built for, and the least that the driver has to offer. */
  static final int LEAST_DRIVER = 12000;

  DeviceProbe {
    gpus = List.copyOf(gpus);
  }

  static DeviceProbe run() {
    try {
      return find();
    } catch (MissingLibrary e) {
      return none(e.getMessage(), e.remedy());
    } catch (GpuFailure | LinkageError e) {
      return none(
          "the GPU could not be asked: " + e.getMessage(),
          "see whether nvidia-smi works on this machine");
    }
  }

  private static DeviceProbe find() throws MissingLibrary {
    NativeLibraries.loadDriver();
    int offered = Driver.offeredCuda();
    if (offered < LEAST_DRIVER) {
      return driverTooOld(offered);
    }
    int started = JCudaDriver.cuInit(0);
    if (started != CUDA_SUCCESS) {
      return notStarted(started);
    }
    int[] count = new int[1];
    Driver.check(JCudaDriver.cuDeviceGetCount(count), "counting devices");
    List<Gpu> found = new ArrayList<>();
    DeviceFacts tooOld = null;
    for (int ordinal = 0; ordinal < count[0]; ordinal++) {
      CUdevice device = new CUdevice();
      Driver.check(JCudaDriver.cuDeviceGet(device, ordinal), "opening device " + ordinal);
      DeviceFacts facts = DeviceFacts.of(device);
      if (facts.computeCapability() >= LEAST_CAPABILITY) {
        found.add(new Gpu(ordinal, device, facts));
      } else {
        tooOld = facts;
      }
    }
    if (found.isEmpty()) {
      return tooOld == null ? notStarted(CUDA_ERROR_NO_DEVICE) : tooOld(tooOld);
    }
    return chosen(count[0], found, System.getProperty(Backend.DEVICE_PROPERTY));
  }

  /**
   * The devices to be used: all, or the one whose number a property names.
   *
   * @param usable at least one
   * @param number null where none is named
   */
  static DeviceProbe chosen(int visible, List<Gpu> usable, String number) {
    List<Gpu> left =
        usable.stream()
            .filter(gpu -> number == null || number.equals(String.valueOf(gpu.number())))
            .toList();
    return left.isEmpty()
        ? none(Gpu.refusal(number, visible, usable), "name one of these instead")
        : new DeviceProbe(visible, left, Availability.on(left.get(0).description()));
  }

  static DeviceProbe driverTooOld(int version) {
    return none(
        "the NVIDIA driver offers CUDA %s and 12.0 is needed".formatted(GpuVersions.cuda(version)),
        "install NVIDIA driver 525 or newer");
  }

  static DeviceProbe tooOld(DeviceFacts facts) {
    return none(
        facts.name() + " has compute capability " + facts.capability() + " and 8.0 is needed",
        "use a card of the Ampere generation or newer");
  }

  /** What the ways in which the driver refuses to start mean to its user. */
  static DeviceProbe notStarted(int code) {
    return switch (code) {
      case CUDA_ERROR_NO_DEVICE ->
          none(
              "the NVIDIA driver finds no device",
              "see whether nvidia-smi lists a card, whether CUDA_VISIBLE_DEVICES hides it, and"
                  + " whether this user may open /dev/nvidia*");
      case CUDA_ERROR_SYSTEM_DRIVER_MISMATCH ->
          none(
              "the NVIDIA driver's kernel module and library differ in version",
              "restart the machine after the driver's update");
      case CUDA_ERROR_SYSTEM_NOT_READY ->
          none(
              "the NVIDIA driver is not ready",
              "start the services that this machine's GPUs need, such as nvidia-fabricmanager");
      case CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE ->
          none(
              "the CUDA compatibility library on the loader's path does not work with this card",
              "take CUDA's compat folder out of LD_LIBRARY_PATH");
      case CUDA_ERROR_STUB_LIBRARY ->
          none(
              "the libcuda.so.1 found is the toolkit's stub, not a driver",
              "take CUDA's stubs folder out of LD_LIBRARY_PATH, or install the NVIDIA driver");
      default ->
          none(
              "the NVIDIA driver does not start: " + Driver.describe(code),
              "see whether nvidia-smi works and whether this user may open /dev/nvidia*");
    };
  }

  private static DeviceProbe none(String reason, String remedy) {
    return new DeviceProbe(0, List.of(), Availability.missing(reason, remedy));
  }
}
