package org.synapticcaching.device;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_PCI_BUS_ID;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.nio.charset.StandardCharsets;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;

/** What the driver reports of a device; sizes in bytes, the capability times ten. */
record DeviceFacts(
    String name,
    int computeCapability,
    int multiprocessors,
    long totalBytes,
    int sharedBytesPerBlock,
    int sharedBytesPerMultiprocessor) {
  private static final int NAME_LENGTH = 256;

  static DeviceFacts of(CUdevice device) {
    byte[] name = new byte[NAME_LENGTH];
    Driver.check(JCudaDriver.cuDeviceGetName(name, NAME_LENGTH, device), "asking its name");
    long[] total = new long[1];
    Driver.check(JCudaDriver.cuDeviceTotalMem(total, device), "asking the size of its memory");
    return new DeviceFacts(
        text(name),
        10 * attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)
            + attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR),
        attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
        total[0],
        attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN),
        attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR));
  }

  /** One line for users: name, capability and memory. */
  String description() {
    return "%s, compute capability %s, %s of memory"
        .formatted(name, capability(), OutOfDeviceMemory.amount(totalBytes));
  }

  /** The compute capability as people write it: 9.0. */
  String capability() {
    return computeCapability / 10 + "." + computeCapability % 10;
  }

  /** Where it is plugged in, {@code 0000:65:00.0}, as the driver's tools write it. */
  static String busAddress(CUdevice device) {
    return String.format(
        "%04x:%02x:%02x.0",
        attribute(device, CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID),
        attribute(device, CU_DEVICE_ATTRIBUTE_PCI_BUS_ID),
        attribute(device, CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID));
  }

  /** Size of its second-level cache; 0 where the driver does not report it. */
  static long cacheBytes(CUdevice device) {
    return attributeIfTold(device, CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE);
  }

  /** Bytes of the registers of a multiprocessor; 0 where the driver does not report them. */
  static long registerBytes(CUdevice device) {
    return (long) Integer.BYTES
        * attributeIfTold(device, CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR);
  }

  private static int attributeIfTold(CUdevice device, int attribute) {
    int[] value = new int[1];
    boolean known = JCudaDriver.cuDeviceGetAttribute(value, attribute, device) == CUDA_SUCCESS;
    return known ? value[0] : 0;
  }

  private static int attribute(CUdevice device, int attribute) {
    int[] value = new int[1];
    Driver.check(
        JCudaDriver.cuDeviceGetAttribute(value, attribute, device), "asking its attributes");
    return value[0];
  }

  private static String text(byte[] terminated) {
    int length = 0;
    while (length < terminated.length && terminated[length] != 0) {
      length++;
    }
    return new String(terminated, 0, length, StandardCharsets.UTF_8).trim();
  }
}
