package org.synapticcaching.device.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.device.record.StructLayout.Field;

/** Layouts follow the rules of C++; records are written where they say. */
class StructLayoutTest {
  private static final StructLayout INNER =
      StructLayout.of("Inner", fields -> fields.doubles("d").ints("i"));
  private static final StructLayout OUTER =
      StructLayout.of(
          "Outer", fields -> fields.ints("n").struct("inner", INNER).floats("f").pointers("p"));

  @Test
  void fieldsAreAlignedToTheirSize() {
    assertEquals(16, INNER.bytes());
    assertEquals(List.of(0, 8, 24, 32), OUTER.fields().stream().map(Field::offset).toList());
    assertEquals(40, OUTER.bytes());
  }

  @Test
  void aWholeStructureCanBeAligned() {
    StructLayout aligned = StructLayout.of("Aligned", fields -> fields.longs("n").aligned(16));
    assertEquals(16, aligned.bytes());
  }

  @Test
  void recordsAreWrittenByName() {
    StructRecords records = new StructRecords(OUTER, 2);
    for (int index = 0; index < 2; index++) {
      StructRecords.StructRecord record = records.at(index);
      record.put("n", 7 + index).putFloat("f", 0.5f).putPointer("p", 1L << 40);
      record.within("inner").putDouble("d", 0.25).put("i", true);
    }
    ByteBuffer bytes = records.complete().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(80, bytes.remaining());
    assertEquals(8, bytes.getInt(40));
    assertEquals(0.25, bytes.getDouble(48));
    assertEquals(1, bytes.getInt(56));
    assertEquals(0.5f, bytes.getFloat(64));
    assertEquals(1L << 40, bytes.getLong(72));
    assertEquals(7, records.at(0).getInt("n"));
    assertEquals(0.25, records.at(1).within("inner").getDouble("d"));
  }

  @Test
  void aForgottenFieldIsNamed() {
    StructRecords records = new StructRecords(OUTER, 1);
    records.at(0).put("n", 1).putFloat("f", 1).putPointer("p", 0).within("inner").put("i", 1);
    IllegalStateException thrown = assertThrows(IllegalStateException.class, records::complete);
    assertTrue(thrown.getMessage().contains("Inner.d"), thrown.getMessage());
  }

  @Test
  void unknownFieldsAndOtherTypesAreRefused() {
    StructRecords.StructRecord record = new StructRecords(OUTER, 1).at(0);
    assertThrows(IllegalArgumentException.class, () -> record.put("m", 1));
    assertThrows(IllegalArgumentException.class, () -> record.put("f", 1));
    assertThrows(IndexOutOfBoundsException.class, () -> new StructRecords(OUTER, 1).at(1));
    assertThrows(
        IllegalArgumentException.class,
        () -> StructLayout.of("Twice", fields -> fields.ints("n", "n")));
  }
}
