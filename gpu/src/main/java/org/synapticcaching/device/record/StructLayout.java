package org.synapticcaching.device.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The fields of a structure of the kernels, in order, at the offsets that C++ gives them. Records
 * are written with it ({@link StructRecords}), and a test compares it, field by field, with the
 * header that declares the structure.
 */
public final class StructLayout {
  /** What a field holds. */
  public enum Type {
    /** {@code int} or {@code unsigned}. */
    INT(Integer.BYTES),
    /** {@code long long} or {@code unsigned long long}. */
    LONG(Long.BYTES),
    /** {@code float}. */
    FLOAT(Float.BYTES),
    /** {@code double}. */
    DOUBLE(Double.BYTES),
    /** An address of device memory. */
    POINTER(Long.BYTES),
    /** Another structure. */
    STRUCT(0);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  /**
   * One field.
   *
   * @param offset bytes from the start of the structure
   * @param struct its layout, of {@link Type#STRUCT}; else null
   */
  public record Field(String name, Type type, int offset, StructLayout struct) {
    /** Its size. */
    public int bytes() {
      return struct == null ? type.bytes : struct.bytes();
    }
  }

  private final String name;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private int end;
  private int alignment = 1;

  private StructLayout(String name) {
    this.name = name;
  }

  /**
   * The structure of a name, as the kernels call it.
   *
   * @param fields declares the fields in order
   */
  public static StructLayout of(String name, Consumer<Builder> fields) {
    StructLayout layout = new StructLayout(name);
    fields.accept(layout.new Builder());
    return layout;
  }

  /** Appends fields of one type after another. */
  public final class Builder {
    private Builder() {}

    /** Fields of type {@code int}. */
    public Builder ints(String... names) {
      return append(Type.INT, names);
    }

    /** Fields of type {@code long long}. */
    public Builder longs(String... names) {
      return append(Type.LONG, names);
    }

    /** Fields of type {@code float}. */
    public Builder floats(String... names) {
      return append(Type.FLOAT, names);
    }

    /** Fields of type {@code double}. */
    public Builder doubles(String... names) {
      return append(Type.DOUBLE, names);
    }

    /** Addresses of device memory. */
    public Builder pointers(String... names) {
      return append(Type.POINTER, names);
    }

    /** A structure within this one. */
    public Builder struct(String field, StructLayout layout) {
      append(field, Type.STRUCT, layout.bytes(), layout.alignment, layout);
      return this;
    }

    /** Aligns the whole structure, as {@code __align__} does. */
    public Builder aligned(int bytes) {
      alignment = Math.max(alignment, bytes);
      return this;
    }

    private Builder append(Type type, String... names) {
      for (String field : names) {
        append(field, type, type.bytes, type.bytes, null);
      }
      return this;
    }

    private void append(String field, Type type, int bytes, int aligned, StructLayout struct) {
      int offset = padded(end, aligned);
      if (fields.put(field, new Field(field, type, offset, struct)) != null) {
        throw new IllegalArgumentException(name + " has two fields '" + field + "'");
      }
      end = offset + bytes;
      alignment = Math.max(alignment, aligned);
    }
  }

  private static int padded(int bytes, int alignment) {
    return (bytes + alignment - 1) / alignment * alignment;
  }

  /** Its name in the kernels. */
  public String name() {
    return name;
  }

  /** Size of one, with the padding at its end. */
  public int bytes() {
    return padded(end, alignment);
  }

  /** The fields in order. */
  public List<Field> fields() {
    return new ArrayList<>(fields.values());
  }

  /**
   * One field.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Field field(String field) {
    Field found = fields.get(field);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no field '" + field + "'");
    }
    return found;
  }

  /** Bytes from the start of the structure to a field. */
  public int offset(String field) {
    return field(field).offset();
  }
}
