package org.synapticcaching.device.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Objects;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.record.StructLayout.Field;
import org.synapticcaching.device.record.StructLayout.Type;

/** Structures of one layout in host memory, one after another, written and read by field names. */
public final class StructRecords {
  private final StructLayout layout;
  private final ByteBuffer memory;
  private final int count;

  /** First bytes of fields that were put. */
  private final BitSet written = new BitSet();

  /** Memory of zeros for {@code count} structures. */
  public StructRecords(StructLayout layout, int count) {
    this.layout = layout;
    this.count = count;
    int bytes = Math.multiplyExact(layout.bytes(), count);
    this.memory = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Number {@code index} of the structures, from 0. */
  public StructRecord at(int index) {
    return new StructRecord(layout, layout.bytes() * Objects.checkIndex(index, count));
  }

  /**
   * All bytes, to be uploaded.
   *
   * @throws IllegalStateException when a field has not been put, with its name
   */
  public ByteBuffer complete() {
    for (int index = 0; index < count; index++) {
      requireWritten(layout, index * layout.bytes());
    }
    return bytes();
  }

  private void requireWritten(StructLayout struct, int at) {
    for (Field field : struct.fields()) {
      if (field.struct() != null) {
        requireWritten(field.struct(), at + field.offset());
      } else if (!written.get(at + field.offset())) {
        throw new IllegalStateException(
            struct.name() + "." + field.name() + " of a record has not been put");
      }
    }
  }

  /** All bytes, for structures of which zeros are a state, or to be filled from the device. */
  public ByteBuffer bytes() {
    return memory.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear();
  }

  /** One structure. */
  public final class StructRecord {
    private final StructLayout struct;
    private final int at;

    private StructRecord(StructLayout struct, int at) {
      this.struct = struct;
      this.at = at;
    }

    private int place(String name, Type type) {
      Field field = struct.field(name);
      if (field.type() != type) {
        throw new IllegalArgumentException(
            struct.name() + "." + name + " is of type " + field.type() + ", not " + type);
      }
      return at + field.offset();
    }

    private int written(String name, Type type) {
      int place = place(name, type);
      written.set(place);
      return place;
    }

    /** Puts a field of type {@code int}. */
    public StructRecord put(String name, int value) {
      memory.putInt(written(name, Type.INT), value);
      return this;
    }

    /** Puts a field of type {@code int}: 0 or 1. */
    public StructRecord put(String name, boolean value) {
      return put(name, value ? 1 : 0);
    }

    /** Puts a field of type {@code long long}. */
    public StructRecord putLong(String name, long value) {
      memory.putLong(written(name, Type.LONG), value);
      return this;
    }

    /** Puts a field of type {@code float}. */
    public StructRecord putFloat(String name, float value) {
      memory.putFloat(written(name, Type.FLOAT), value);
      return this;
    }

    /** Puts a field of type {@code double}. */
    public StructRecord putDouble(String name, double value) {
      memory.putDouble(written(name, Type.DOUBLE), value);
      return this;
    }

    /** Puts an address of device memory. */
    public StructRecord putPointer(String name, long address) {
      memory.putLong(written(name, Type.POINTER), address);
      return this;
    }

    /** Puts the address of device memory; 0 for null. */
    public StructRecord putPointer(String name, DeviceMemory target) {
      return putPointer(name, target == null ? 0 : target.address());
    }

    /** Puts 0 for the addresses of arrays that there are not. */
    public StructRecord putNone(String... names) {
      for (String name : names) {
        putPointer(name, 0);
      }
      return this;
    }

    /** The structure within this one. */
    public StructRecord within(String name) {
      return new StructRecord(struct.field(name).struct(), place(name, Type.STRUCT));
    }

    /** A field of type {@code int}. */
    public int getInt(String name) {
      return memory.getInt(place(name, Type.INT));
    }

    /** A field of type {@code long long}. */
    public long getLong(String name) {
      return memory.getLong(place(name, Type.LONG));
    }

    /** A field of type {@code double}. */
    public double getDouble(String name) {
      return memory.getDouble(place(name, Type.DOUBLE));
    }
  }
}
