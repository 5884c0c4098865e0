package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Device memory: what goes there comes back, and nothing goes where it should not. */
class EmulatedMemoryTest extends SessionTest {
  @Test
  void everyTypeComesBackFromWhereItWasPut() {
    DeviceMemory memory = session.allocate("values", 80);
    memory.upload(new float[] {9, 1.5f, -2, 9}, 1, 2, 0);
    memory.upload(new int[] {9, 3, -4, 9}, 1, 2, 8);
    memory.upload(new long[] {9, Long.MAX_VALUE, -5, 9}, 1, 2, 16);
    memory.upload(new double[] {9, Math.PI, -6, 9}, 1, 2, 32);
    memory.upload(ByteBuffer.wrap(new byte[] {9, 7, -8, 9}, 1, 2), 48);
    memory.upload(ByteBuffer.allocateDirect(4).put(1, (byte) 5).position(1).limit(3), 50);

    float[] floats = new float[3];
    memory.download(floats, 1, 2, 0);
    assertArrayEquals(new float[] {0, 1.5f, -2}, floats);
    int[] ints = new int[3];
    memory.download(ints, 1, 2, 8);
    assertArrayEquals(new int[] {0, 3, -4}, ints);
    long[] longs = new long[3];
    memory.download(longs, 1, 2, 16);
    assertArrayEquals(new long[] {0, Long.MAX_VALUE, -5}, longs);
    double[] doubles = new double[3];
    memory.download(doubles, 1, 2, 32);
    assertArrayEquals(new double[] {0, Math.PI, -6}, doubles);
    byte[] bytes = new byte[4];
    memory.download(ByteBuffer.wrap(bytes, 1, 3), 48);
    assertArrayEquals(new byte[] {0, 7, -8, 5}, bytes);
    ByteBuffer buffer = ByteBuffer.allocate(6).position(2).limit(5);
    memory.download(buffer, 48);
    assertArrayEquals(new byte[] {0, 0, 7, -8, 5, 0}, buffer.array());
    assertEquals(2, buffer.position());
  }

  @Test
  void arraysOfManyPiecesComeBackWhole() {
    int count = 3 * Staging.BYTES / Float.BYTES + 12_345;
    float[] sent = new float[count];
    for (int i = 0; i < count; i++) {
      sent[i] = i * 0.5f;
    }
    DeviceMemory memory = session.allocate("values", (long) count * Float.BYTES);
    memory.upload(sent, 0, count, 0);
    float[] back = new float[count];
    memory.download(back, 0, count, 0);
    assertArrayEquals(sent, back);
  }

  @Test
  void anArrayMayBeChangedOnceItIsSent() {
    DeviceMemory first = session.allocate("first", 4);
    DeviceMemory second = session.allocate("second", 4);
    int[] value = {1};
    first.upload(value, 0, 1, 0);
    value[0] = 2;
    second.upload(value, 0, 1, 0);
    first.download(value, 0, 1, 0);
    assertEquals(1, value[0]);
  }

  @Test
  void memoryIsClearedAndCopiedOnTheDevice() {
    DeviceMemory from = session.allocate("from", 16);
    DeviceMemory to = session.allocate("to", 16);
    from.upload(new int[] {1, 2, 3, 4}, 0, 4, 0);
    to.clear();
    to.copyFrom(from, 4, 8, 8);
    int[] back = new int[4];
    to.download(back, 0, 4, 0);
    assertArrayEquals(new int[] {0, 0, 2, 3}, back);
  }

  @Test
  void copiesOutsideOfTheMemoryOrTheArrayAreRefused() {
    DeviceMemory memory = session.allocate("values", 16);
    DeviceMemory other = session.allocate("others", 8);
    int[] array = new int[8];
    assertThrows(IndexOutOfBoundsException.class, () -> memory.upload(array, 0, 5, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.upload(array, 0, 4, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.upload(array, 5, 4, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.download(array, 0, 1, -4));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.copyFrom(other, 0, 0, 16));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.pointer(16));
    assertThrows(IllegalArgumentException.class, () -> session.allocate("nothing", 0));
  }

  @Test
  void whatIsFreedOrClosedIsRefused() {
    DeviceMemory memory = session.allocate("values", 16);
    DeviceMemory kept = session.allocate("others", 16);
    KernelCall call = session.load(EmulatedMemoryTest.class, "selftest.ptx").kernel("scale").call();
    memory.close();
    memory.close();
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> memory.upload(new int[1], 0, 1, 0));
    assertEquals("the device memory of 'values' is freed", thrown.getMessage());
    session.close();
    session.close();
    assertThrows(IllegalStateException.class, () -> kept.download(new int[1], 0, 1, 0));
    assertThrows(IllegalStateException.class, () -> session.allocate("more", 4));
    assertThrows(IllegalStateException.class, () -> call.set(1, 3));
    assertThrows(IllegalStateException.class, session::blas);
  }

  @Test
  void freeMemoryIsToldAndComesBack() {
    long before = session.freeBytes();
    DeviceMemory memory = session.allocate("values", 64 << 20);
    assertTrue(session.freeBytes() <= before - (64 << 20));
    memory.close();
    assertEquals(before, session.freeBytes());
  }
}
