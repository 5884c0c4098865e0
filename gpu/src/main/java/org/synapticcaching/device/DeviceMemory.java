package org.synapticcaching.device;

import static jcuda.driver.CUresult.CUDA_SUCCESS;

import java.nio.ByteBuffer;
import java.util.Objects;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.JCudaDriver;

/**
 * One allocation on the device. Everything happens in the order of its session's stream: an upload
 * returns when the array may be changed again, a download when the values are there. All offsets
 * are in bytes from its start; copying outside of it is an {@link IndexOutOfBoundsException}.
 */
public final class DeviceMemory implements AutoCloseable {
  private final GpuSession session;
  private final String what;
  private final CUdeviceptr pointer;
  private final long address;
  private final long bytes;

  /** The allocation that this is a view of, or itself. */
  private final DeviceMemory whole;

  private boolean freed;

  DeviceMemory(GpuSession session, String what, CUdeviceptr pointer, long bytes) {
    this(session, what, pointer, bytes, null);
  }

  private DeviceMemory(
      GpuSession session, String what, CUdeviceptr pointer, long bytes, DeviceMemory viewed) {
    this.session = session;
    this.whole = viewed == null ? this : viewed;
    this.what = what;
    this.pointer = pointer;
    this.address = Address.of(pointer);
    this.bytes = bytes;
  }

  /** Its size. */
  public long bytes() {
    return bytes;
  }

  /** Where it starts, for cuBLAS. */
  public CUdeviceptr pointer() {
    use();
    return pointer;
  }

  /** A number of bytes after its start; makes a new object, so make it once and keep it. */
  public CUdeviceptr pointer(long byteOffset) {
    use();
    Objects.checkIndex(byteOffset, bytes);
    return pointer.withByteOffset(byteOffset);
  }

  /** Where it starts, as the device counts. */
  public long address() {
    use();
    return address;
  }

  /**
   * The same memory, copied to and from in the order of another session of the device. It ends with
   * this one, which frees it; closing the view does nothing.
   */
  public DeviceMemory in(GpuSession other) {
    use();
    return new DeviceMemory(other, what, pointer, bytes, whole);
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(float[] values, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asFloatBuffer().put(values, at, n);
    upload(move, values.length, from, count, Float.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(int[] values, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asIntBuffer().put(values, at, n);
    upload(move, values.length, from, count, Integer.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(long[] values, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asLongBuffer().put(values, at, n);
    upload(move, values.length, from, count, Long.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(double[] values, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asDoubleBuffer().put(values, at, n);
    upload(move, values.length, from, count, Double.BYTES, byteOffset);
  }

  /** Copies the buffer's remaining bytes to the device; the buffer's position stays. */
  public void upload(ByteBuffer values, long byteOffset) {
    int start = values.position();
    int count = values.remaining();
    Mover move = (staged, at, n) -> staged.put(values.slice(start + at, n));
    upload(move, count, 0, count, Byte.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(float[] into, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asFloatBuffer().get(into, at, n);
    download(move, into.length, from, count, Float.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(int[] into, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asIntBuffer().get(into, at, n);
    download(move, into.length, from, count, Integer.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(long[] into, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asLongBuffer().get(into, at, n);
    download(move, into.length, from, count, Long.BYTES, byteOffset);
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(double[] into, int from, int count, long byteOffset) {
    Mover move = (staged, at, n) -> staged.asDoubleBuffer().get(into, at, n);
    download(move, into.length, from, count, Double.BYTES, byteOffset);
  }

  /** Fills the buffer's remaining bytes from the device; the buffer's position stays. */
  public void download(ByteBuffer into, long byteOffset) {
    int start = into.position();
    int count = into.remaining();
    Mover move = (staged, at, n) -> into.slice(start + at, n).put(staged);
    download(move, count, 0, count, Byte.BYTES, byteOffset);
  }

  /** Sets every byte to zero. */
  public void clear() {
    clear(0, bytes);
  }

  /** Sets {@code count} bytes to zero. */
  public void clear(long byteOffset, long count) {
    use();
    Objects.checkFromIndexSize(byteOffset, count, bytes);
    session.check(
        JCudaDriver.cuMemsetD8Async(
            pointer.withByteOffset(byteOffset), (byte) 0, count, session.stream()),
        "clearing ",
        what);
  }

  /** Copies bytes of another allocation on the same device; not for overlapping ranges. */
  public void copyFrom(DeviceMemory other, long fromByte, long toByte, long count) {
    use();
    other.use();
    Objects.checkFromIndexSize(fromByte, count, other.bytes);
    Objects.checkFromIndexSize(toByte, count, bytes);
    if (count > 0) {
      session.check(
          JCudaDriver.cuMemcpyDtoDAsync(
              pointer.withByteOffset(toByte),
              other.pointer.withByteOffset(fromByte),
              count,
              session.stream()),
          "copying device memory to ",
          what);
    }
  }

  /** Frees it, after what is running has ended; idempotent, and done by the session otherwise. */
  @Override
  public void close() {
    if (!freed && whole == this) {
      session.use();
      session.forget(this);
      session.check(free(), "freeing " + what);
    }
  }

  /** Frees it without a check; the driver's code. */
  int free() {
    if (freed) {
      return CUDA_SUCCESS;
    }
    freed = true;
    return JCudaDriver.cuMemFree(pointer);
  }

  /** Moves {@code count} values between the staging buffer and the caller's, from an index on. */
  private interface Mover {
    void move(ByteBuffer staged, int at, int count);
  }

  private void upload(Mover mover, int length, int from, int count, int size, long byteOffset) {
    checkRange(length, from, count, size, byteOffset);
    Staging staging = session.staging();
    int most = Staging.BYTES / size;
    for (int done = 0; done < count; done += most) {
      int n = Math.min(most, count - done);
      mover.move(staging.writable(), from + done, n);
      staging.send(pointer.withByteOffset(byteOffset + (long) done * size), n * size);
    }
  }

  private void download(Mover mover, int length, int from, int count, int size, long byteOffset) {
    checkRange(length, from, count, size, byteOffset);
    Staging staging = session.staging();
    int most = Staging.BYTES / size;
    for (int done = 0; done < count; done += most) {
      int n = Math.min(most, count - done);
      mover.move(
          staging.fetch(pointer.withByteOffset(byteOffset + (long) done * size), n * size),
          from + done,
          n);
    }
  }

  private void checkRange(int length, int from, int count, int size, long byteOffset) {
    Objects.checkFromIndexSize(from, count, length);
    use();
    Objects.checkFromIndexSize(byteOffset, (long) count * size, bytes);
  }

  private void use() {
    if (whole.freed) {
      throw new IllegalStateException("the device memory of '" + what + "' is freed");
    }
    session.use();
  }
}
