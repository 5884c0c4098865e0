package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.DeviceSize;

/**
 * Facts of one device, found once per process. Immutable for its callers and safe to use from
 * several threads; each opens sessions of its own.
 */
public final class Gpu {
  /** The driver keeps for each thread which device it uses; this is the same in Java. */
  private static final ThreadLocal<Gpu> CURRENT = new ThreadLocal<>();

  private final int number;
  private final CUdevice device;
  private final DeviceFacts facts;
  private final ConcurrentMap<String, LoadedModule> modules = new ConcurrentHashMap<>();
  private CUcontext context;

  Gpu(int number, CUdevice device, DeviceFacts facts) {
    this.number = number;
    this.device = device;
    this.facts = facts;
  }

  /** Found on first use; class initialisation makes other threads wait for it. */
  private static final class Found {
    static final DeviceProbe PROBE = DeviceProbe.run();
  }

  /**
   * Whether there is a GPU that can be used, and if not, what is missing and what to do. Never
   * throws; searches once per process.
   */
  public static Availability availability() {
    return Found.PROBE.availability();
  }

  /**
   * The first device that can be used; {@code CUDA_VISIBLE_DEVICES} chooses among several.
   *
   * @throws IllegalStateException when there is none, with the reason and what to do
   */
  public static Gpu first() {
    return all().get(0);
  }

  /**
   * All devices that can be used, in the driver's order.
   *
   * @return at least one
   * @throws IllegalStateException when there is none, with the reason and what to do
   */
  public static List<Gpu> all() {
    Availability availability = availability();
    if (!availability.available()) {
      throw new IllegalStateException(
          "no GPU: " + availability.reason() + "; " + availability.remedy());
    }
    return Found.PROBE.gpus();
  }

  /**
   * A backend once for each device; itself alone where it is bound to one, or cannot compute.
   *
   * @param backend that may compute on any
   * @param bound the device that it is bound to, if any
   * @param on the same backend bound to a device
   */
  public static List<Backend> each(
      Backend backend, Optional<Gpu> bound, Function<Gpu, Backend> on) {
    return bound.isPresent() || !backend.availability().available()
        ? List.of(backend)
        : all().stream().map(on).toList();
  }

  /**
   * The device of this number, counted from 0 among those that {@code CUDA_VISIBLE_DEVICES} shows.
   *
   * @throws IllegalStateException when no device can be used, with the reason and what to do
   * @throws IllegalArgumentException when this one is not there or cannot be used, in one line that
   *     says how many are visible and which can be
   */
  public static Gpu numbered(int number) {
    return all().stream()
        .filter(gpu -> gpu.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(refusal(Found.PROBE, number)));
  }

  private static String refusal(DeviceProbe probe, int number) {
    return refusal(String.valueOf(number), probe.visible(), probe.gpus());
  }

  /** Why there is no such card, with those that there are. */
  static String refusal(String number, int visible, List<Gpu> usable) {
    return "there is no card %s that can be used: %d visible (CUDA_VISIBLE_DEVICES), usable: %s"
        .formatted(
            number,
            visible,
            usable.stream()
                .map(gpu -> gpu.number + " (" + gpu.name() + ")")
                .collect(Collectors.joining(", ")));
  }

  /** How large it is, for the choice of {@code auto}; empty on an emulation. */
  public Optional<DeviceSize> size() {
    return emulated()
        ? Optional.empty()
        : Optional.of(new DeviceSize(facts.multiprocessors(), facts.totalBytes()));
  }

  /** Its PCI address, for what reads its meters; empty on an emulation. */
  public Optional<String> busAddress() {
    return emulated() ? Optional.empty() : Optional.of(DeviceFacts.busAddress(device));
  }

  /** Its number, from 0, among the devices that the driver shows. */
  public int number() {
    return number;
  }

  /** One line for users: name, compute capability and memory. */
  public String description() {
    return facts.description();
  }

  /**
   * What of this device the order of sums, and so their digits, may depend on: the card, its
   * compute capability, and the number of multiprocessors that work is divided among.
   */
  public String numerics() {
    return "%s, compute capability %s, %d multiprocessors"
        .formatted(name(), facts.capability(), multiprocessors());
  }

  /** The name that the driver gives it. */
  public String name() {
    return facts.name();
  }

  /** Ten times the compute capability: 90 for 9.0. */
  public int computeCapability() {
    return facts.computeCapability();
  }

  /** The number of multiprocessors. */
  public int multiprocessors() {
    return facts.multiprocessors();
  }

  /** All of its memory, in bytes. */
  public long totalBytes() {
    return facts.totalBytes();
  }

  /** The most shared memory that one block can have, in bytes (the opt-in maximum). */
  public int sharedBytesPerBlock() {
    return facts.sharedBytesPerBlock();
  }

  /** Shared memory of one multiprocessor, in bytes. */
  public int sharedBytesPerMultiprocessor() {
    return facts.sharedBytesPerMultiprocessor();
  }

  /**
   * What at most is kept nearer than its memory: the second-level cache, and registers and shared
   * memory of all multiprocessors; in bytes.
   */
  public long bytesNearerThanMemory() {
    return DeviceFacts.cacheBytes(device)
        + (long) multiprocessors()
            * (sharedBytesPerMultiprocessor() + DeviceFacts.registerBytes(device));
  }

  /** Whether this is no card but an emulation on the host's processor, as tests use it. */
  public boolean emulated() {
    return facts.name().startsWith("Emulated");
  }

  /** {@link #openSession(boolean)} without TF32. */
  public GpuSession openSession() {
    return openSession(false);
  }

  /**
   * A new session with a stream of its own.
   *
   * @param tf32 whether its matrix products may round their inputs to TF32
   * @throws GpuFailure when the device cannot be used now, for instance because another program has
   *     it to itself
   */
  public GpuSession openSession(boolean tf32) {
    return new GpuSession(this, tf32);
  }

  /**
   * Makes the primary context current on the calling thread, creating it on first use. Cheap where
   * it is current already: each call of the driver needs it.
   */
  void makeCurrent() {
    if (CURRENT.get() != this) {
      Driver.check(tryMakeCurrent(), "choosing the device " + name());
    }
  }

  /** As {@link #makeCurrent}; the driver's code, also of a device that is lost. */
  int tryMakeCurrent() {
    int code = JCudaDriver.cuCtxSetCurrent(primaryContext());
    if (code == CUDA_SUCCESS) {
      CURRENT.set(this);
    }
    return code;
  }

  /**
   * The primary context is shared with cuBLAS and kept until the process ends: making it again for
   * each population would cost more than most of them.
   */
  private synchronized CUcontext primaryContext() {
    if (context == null) {
      CUcontext retained = new CUcontext();
      Driver.check(
          JCudaDriver.cuDevicePrimaryCtxRetain(retained, device),
          "opening the device "
              + name()
              + " (another program may have it to itself or use all of its memory)");
      context = retained;
    }
    return context;
  }

  /** A module, loaded on first use and kept, since many sessions share it. */
  LoadedModule module(Class<?> owner, String resource) {
    return modules.computeIfAbsent(
        owner.getPackageName() + "/" + resource,
        key -> LoadedModule.load(owner, resource, computeCapability()));
  }
}
