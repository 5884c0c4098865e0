package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.nio.ByteBuffer;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUstream;
import jcuda.driver.JCudaDriver;

/**
 * Arguments of a kernel in native memory, and its launches. Arguments keep their values from launch
 * to launch; a launch copies them, so they may be set again at once, and allocates nothing.
 */
public final class KernelCall {
  private static final int SLOT = Long.BYTES;

  private final GpuSession session;
  private final LoadedKernel kernel;
  private final ByteBuffer arguments;
  private final int first;
  private final Pointer pointers;
  private final boolean[] given;
  private int missing;
  private int carveout = Carveout.DRIVERS_CHOICE;

  /** The driver wants an array of the arguments' addresses; both lie in native memory. */
  KernelCall(GpuSession session, LoadedKernel kernel) {
    this.session = session;
    this.kernel = kernel;
    int count = kernel.signature().count();
    given = new boolean[count];
    missing = count;
    HostArena.Piece piece = session.arena().allocate(2 * SLOT * Math.max(1, count));
    arguments = piece.memory().buffer();
    first = piece.offset() + SLOT * count;
    for (int index = 0; index < count; index++) {
      arguments.putLong(
          piece.offset() + SLOT * index, piece.memory().address() + first + SLOT * index);
    }
    pointers = piece.memory().pointer().withByteOffset(piece.offset());
  }

  /** Sets an {@code int} or {@code unsigned} argument. */
  public KernelCall set(int index, int value) {
    arguments.putInt(place(index, Integer.BYTES, false), value);
    return this;
  }

  /** Sets a {@code long long} or {@code unsigned long long} argument. */
  public KernelCall set(int index, long value) {
    arguments.putLong(place(index, Long.BYTES, false), value);
    return this;
  }

  /** Sets a {@code float} argument. */
  public KernelCall set(int index, float value) {
    arguments.putFloat(place(index, Float.BYTES, true), value);
    return this;
  }

  /** Sets a {@code double} argument. */
  public KernelCall set(int index, double value) {
    arguments.putDouble(place(index, Double.BYTES, true), value);
    return this;
  }

  /** Sets a pointer argument to the start of an allocation. */
  public KernelCall set(int index, DeviceMemory memory) {
    return set(index, memory.address());
  }

  /** Sets a pointer argument to a number of bytes after the start of an allocation. */
  public KernelCall set(int index, DeviceMemory memory, long byteOffset) {
    return set(index, memory.address() + byteOffset);
  }

  /** Where an argument goes, which counts as given then. */
  private int place(int index, int bytes, boolean floating) {
    session.checkOpen();
    kernel.signature().check(index, bytes, floating);
    if (!given[index]) {
      given[index] = true;
      missing--;
    }
    return first + index * SLOT;
  }

  /**
   * Has launches leave to the first-level cache what the blocks that run at once do not need as
   * shared memory, which comes from the same place: unless told, the driver may set aside more.
   *
   * @param threads of a block
   * @param sharedBytes dynamic shared memory of a block
   * @return number of blocks that a multiprocessor runs at once, as many as without; 0 when one
   *     alone is too large
   * @throws GpuFailure when fewer would run at once, in one line
   */
  public int leaveCache(int threads, int sharedBytes) {
    session.use();
    kernel.allowShared(sharedBytes);
    Carveout found =
        Carveout.of(
            session.gpu().sharedBytesPerMultiprocessor(),
            sharedBytes,
            percent -> kernel.blocks(threads, sharedBytes, percent),
            "kernel '%s' (block %d, %d bytes shared)"
                .formatted(kernel.name(), threads, sharedBytes));
    carveout = found.percent();
    return found.blocks();
  }

  /** Launches a row of blocks. */
  public void launch(int grid, int block, int sharedBytes) {
    launch(grid, 1, block, sharedBytes);
  }

  /**
   * Launches a rectangle of blocks; returns before they have run.
   *
   * @param gridX blocks side by side
   * @param gridY rows of blocks
   * @param block threads of a block, a multiple of 32
   * @param sharedBytes dynamic shared memory of a block
   * @throws GpuFailure when the driver refuses, naming kernel, grid, block and shared memory
   */
  public void launch(int gridX, int gridY, int block, int sharedBytes) {
    launch(false, gridX, gridY, block, sharedBytes);
  }

  /**
   * Launches a row of blocks that are all on the device at once, so that they can wait for each
   * other.
   */
  public void launchCooperative(int grid, int block, int sharedBytes) {
    launch(true, grid, 1, block, sharedBytes);
  }

  private void launch(boolean together, int gridX, int gridY, int block, int sharedBytes) {
    prepare(gridX, gridY, block, sharedBytes);
    CUfunction function = kernel.function();
    CUstream stream = session.stream();
    int code;
    synchronized (kernel) {
      kernel.prefer(carveout);
      code =
          together
              ? JCudaDriver.cuLaunchCooperativeKernel(
                  function, gridX, gridY, 1, block, 1, 1, sharedBytes, stream, pointers)
              : JCudaDriver.cuLaunchKernel(
                  function, gridX, gridY, 1, block, 1, 1, sharedBytes, stream, pointers, null);
    }
    if (code != CUDA_SUCCESS) {
      session.check(
          code,
          "launching " + RecentLaunches.launch(kernel.name(), gridX, gridY, block, sharedBytes));
    }
    session.launches().add(kernel.name(), gridX, gridY, block, sharedBytes);
    if (together) {
      session.launches().addTogether(kernel.name());
    }
  }

  private void prepare(int gridX, int gridY, int block, int sharedBytes) {
    if (missing > 0) {
      throw new IllegalStateException(
          "kernel '" + kernel.name() + "' is launched with " + missing + " arguments not set");
    }
    session.use();
    if (sharedBytes > session.gpu().sharedBytesPerBlock()) {
      throw new GpuFailure(
          RecentLaunches.launch(kernel.name(), gridX, gridY, block, sharedBytes)
              + " cannot be launched: a block of this device has at most "
              + session.gpu().sharedBytesPerBlock()
              + " bytes of shared memory",
          0,
          false);
    }
    kernel.allowShared(sharedBytes);
  }
}
