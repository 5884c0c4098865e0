package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_ERROR_OUT_OF_MEMORY;
import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUevent;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;

/**
 * One user of the device: a stream, and all memory allocated through it. Not safe for several
 * threads at once, but may be used by different threads one after another; sessions of different
 * threads do not disturb each other.
 */
public final class GpuSession implements AutoCloseable {
  private final Gpu gpu;
  private final boolean tf32;
  private final CUstream stream = new CUstream();
  private final Set<DeviceMemory> allocated = new LinkedHashSet<>();
  private final List<CUevent> events = new ArrayList<>();
  private final List<HostMemory> pageLocked = new ArrayList<>();
  private final HostArena arena = new HostArena(this);
  private final RecentLaunches launches = new RecentLaunches();
  private final LastWords lastWords = new LastWords();
  private Staging staging;
  private CublasHandle blas;
  private boolean failed;
  private boolean closed;

  GpuSession(Gpu gpu, boolean tf32) {
    this.gpu = gpu;
    this.tf32 = tf32;
    gpu.makeCurrent();
    // Work of one session shall not wait for that of another through the default stream.
    Driver.check(
        JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING),
        "making a stream");
  }

  /** The device. */
  public Gpu gpu() {
    return gpu;
  }

  /**
   * Memory on the device, not initialised.
   *
   * @param what what it is for, as a failure shall name it
   * @param bytes how much, > 0
   * @throws OutOfDeviceMemory when it is not free
   */
  public DeviceMemory allocate(String what, long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "the size of '" + what + "' must be > 0 bytes, got " + bytes);
    }
    use();
    CUdeviceptr pointer = new CUdeviceptr();
    int code = JCudaDriver.cuMemAlloc(pointer, bytes);
    if (code == CUDA_ERROR_OUT_OF_MEMORY) {
      throw new OutOfDeviceMemory(what, bytes, freeBytes());
    }
    check(code, "allocating " + OutOfDeviceMemory.amount(bytes) + " for " + what);
    DeviceMemory memory = new DeviceMemory(this, what, pointer, bytes);
    allocated.add(memory);
    return memory;
  }

  /**
   * Checks that so much is free now, before anything is allocated.
   *
   * @throws OutOfDeviceMemory when it is not
   */
  public void require(String what, long bytes) {
    long free = freeBytes();
    if (bytes > free) {
      throw new OutOfDeviceMemory(what, bytes, free);
    }
  }

  /** What is free on the device now, in bytes, whoever uses the rest. */
  public long freeBytes() {
    use();
    long[] free = new long[1];
    long[] total = new long[1];
    check(JCudaDriver.cuMemGetInfo(free, total), "asking for free memory");
    return free[0];
  }

  /**
   * The kernels of a PTX resource, loaded on first use and kept for later sessions: as machine code
   * where that was packed for this device, or else by the driver's compiler.
   *
   * @param owner a class of the package that the resource belongs to
   * @param resource the file's name, such as {@code dense.ptx}
   * @throws IllegalArgumentException when there is no such resource
   * @throws GpuFailure when the driver refuses it, with the compiler's log
   */
  public KernelModule load(Class<?> owner, String resource) {
    use();
    return new KernelModule(this, gpu.module(owner, resource));
  }

  /**
   * cuBLAS on this stream; loaded and made on first use.
   *
   * @throws IllegalStateException when there is none that works with the driver, in one line
   */
  public CublasHandle blas() {
    use();
    if (blas == null) {
      CublasLibrary.require();
      blas = new CublasHandle(this, stream, tf32);
    }
    return blas;
  }

  /**
   * A word of host memory in which a kernel whose blocks wait for each other says why it ends
   * itself: of a device that has failed nothing else can be read.
   *
   * @param inWords puts what the kernel wrote there into words, for the message of the failure
   * @return its address, for the kernel; valid until the session is closed
   */
  public long lastWord(LongFunction<String> inWords) {
    use();
    return lastWords.add(arena.allocate(Long.BYTES), inWords);
  }

  /** A new timer of what the device does on this stream. */
  public DeviceTimer timer() {
    use();
    return new DeviceTimer(this, stream);
  }

  /** A new mark in the order of this stream. */
  public DeviceMark mark() {
    use();
    return new DeviceMark(this);
  }

  /**
   * Memory of the host that kernels can reach, not initialised.
   *
   * @param bytes how much, > 0
   */
  public HostBuffer hostBuffer(int bytes) {
    use();
    return new HostBuffer(this, pageLocked(bytes));
  }

  /**
   * Waits until everything begun on this stream has ended.
   *
   * @throws GpuFailure when a kernel failed, naming the last ones launched
   */
  public void synchronize() {
    use();
    check(JCudaDriver.cuStreamSynchronize(stream), "waiting for the device");
  }

  /** Frees everything allocated through it, after what is running has ended; idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    int worst = gpu.tryMakeCurrent();
    worst = worse(worst, JCudaDriver.cuStreamSynchronize(stream));
    // Read before the memory is freed that it lies in.
    String circumstances = circumstances();
    if (blas != null) {
      blas.destroy();
    }
    for (CUevent event : events) {
      worst = worse(worst, JCudaDriver.cuEventDestroy(event));
    }
    for (HostMemory memory : pageLocked) {
      worst = worse(worst, memory.free());
    }
    for (DeviceMemory memory : allocated) {
      worst = worse(worst, memory.free());
    }
    allocated.clear();
    worst = worse(worst, JCudaDriver.cuStreamDestroy(stream));
    if (!failed && worst != CUDA_SUCCESS) {
      // A failure that was already reported makes everything after it fail too.
      throw Driver.failure(worst, "ending the work on it", circumstances);
    }
  }

  private static int worse(int first, int second) {
    return first != CUDA_SUCCESS ? first : second;
  }

  /** Makes the device current on this thread; called by everything that calls the driver. */
  void use() {
    checkOpen();
    gpu.makeCurrent();
  }

  /** Once closed, the native memory of the session is no longer there. */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this GPU session is closed");
    }
  }

  /** As {@link Driver#check}, adding which kernels ran last, since failures surface late. */
  void check(int code, String doing) {
    if (code != CUDA_SUCCESS) {
      failed = true;
      throw Driver.failure(code, doing, circumstances());
    }
  }

  private String circumstances() {
    return lastWords.describe(launches.lastTogether()) + launches.describe();
  }

  /**
   * As {@link #check(int, String)}, with a text in two parts that is put together only when needed.
   */
  void check(int code, String doing, String what) {
    if (code != CUDA_SUCCESS) {
      check(code, doing + what);
    }
  }

  CUstream stream() {
    return stream;
  }

  RecentLaunches launches() {
    return launches;
  }

  /** An event that lives as long as the session. */
  CUevent event(int flags) {
    CUevent event = new CUevent();
    check(JCudaDriver.cuEventCreate(event, flags), "making an event");
    events.add(event);
    return event;
  }

  /** Page-locked memory that lives as long as the session. */
  HostMemory pageLocked(int bytes) {
    HostMemory memory = new HostMemory(this, bytes);
    pageLocked.add(memory);
    return memory;
  }

  /** Native memory that lives as long as the session. */
  HostArena arena() {
    return arena;
  }

  /** Host memory that the device can reach, through which arrays are copied. */
  Staging staging() {
    if (staging == null) {
      staging = new Staging(this);
    }
    return staging;
  }

  void forget(DeviceMemory memory) {
    allocated.remove(memory);
  }
}
