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
  private boolean freed;

  DeviceMemory(GpuSession session, String what, CUdeviceptr pointer, long bytes) {
    this.session = session;
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

  /** So many bytes after its start; makes a new object, so make it once and keep it. */
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

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(float[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Float.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asFloatBuffer().put(values, from + done, n));
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(int[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Integer.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asIntBuffer().put(values, from + done, n));
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(long[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Long.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asLongBuffer().put(values, from + done, n));
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(double[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Double.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asDoubleBuffer().put(values, from + done, n));
  }

  /** Copies {@code count} values from the array's index {@code from} on to the device. */
  public void upload(byte[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(Byte.BYTES, count, byteOffset, (staged, done, n) -> staged.put(values, from + done, n));
  }

  /** Copies the buffer's remaining bytes to the device; the buffer's position stays. */
  public void upload(ByteBuffer values, long byteOffset) {
    int start = values.position();
    upload(
        Byte.BYTES,
        values.remaining(),
        byteOffset,
        (staged, done, n) -> staged.put(values.slice(start + done, n)));
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(float[] into, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, into.length);
    download(
        Float.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asFloatBuffer().get(into, from + done, n));
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(int[] into, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, into.length);
    download(
        Integer.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asIntBuffer().get(into, from + done, n));
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(long[] into, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, into.length);
    download(
        Long.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asLongBuffer().get(into, from + done, n));
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(double[] into, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, into.length);
    download(
        Double.BYTES,
        count,
        byteOffset,
        (staged, done, n) -> staged.asDoubleBuffer().get(into, from + done, n));
  }

  /** Copies {@code count} values from the device to the array from index {@code from} on. */
  public void download(byte[] into, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, into.length);
    download(Byte.BYTES, count, byteOffset, (staged, done, n) -> staged.get(into, from + done, n));
  }

  /** Fills the buffer's remaining bytes from the device; the buffer's position stays. */
  public void download(ByteBuffer into, long byteOffset) {
    int start = into.position();
    download(
        Byte.BYTES,
        into.remaining(),
        byteOffset,
        (staged, done, n) -> into.slice(start + done, n).put(staged));
  }

  /** Sets every byte to zero. */
  public void clear() {
    use();
    session.check(
        JCudaDriver.cuMemsetD8Async(pointer, (byte) 0, bytes, session.stream()), "clearing ", what);
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
    if (!freed) {
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

  /** Moves {@code count} values between the staging buffer and the caller's array. */
  private interface Mover {
    void move(ByteBuffer staged, int done, int count);
  }

  private void upload(int size, int count, long byteOffset, Mover mover) {
    checkRange(size, count, byteOffset);
    Staging staging = session.staging();
    int most = Staging.BYTES / size;
    for (int done = 0; done < count; done += most) {
      int n = Math.min(most, count - done);
      mover.move(staging.writable(), done, n);
      staging.send(pointer.withByteOffset(byteOffset + (long) done * size), n * size);
    }
  }

  private void download(int size, int count, long byteOffset, Mover mover) {
    checkRange(size, count, byteOffset);
    Staging staging = session.staging();
    int most = Staging.BYTES / size;
    for (int done = 0; done < count; done += most) {
      int n = Math.min(most, count - done);
      mover.move(
          staging.fetch(pointer.withByteOffset(byteOffset + (long) done * size), n * size),
          done,
          n);
    }
  }

  private void checkRange(int size, int count, long byteOffset) {
    use();
    Objects.checkFromIndexSize(byteOffset, (long) count * size, bytes);
  }

  private void use() {
    if (freed) {
      throw new IllegalStateException("the device memory of '" + what + "' is freed");
    }
    session.use();
  }
}
