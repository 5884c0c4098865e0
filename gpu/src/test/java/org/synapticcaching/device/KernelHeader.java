package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructLayout.Field;

/**
 * A header of the kernels, with which the host's view of structures and constants is compared: by
 * the C++ compiler of this machine, one assertion per field, so that a failure names the field.
 */
public final class KernelHeader {
  private final StringBuilder source = new StringBuilder();

  /** The header at a path such as {@code common/consolidation.cuh}. */
  public KernelHeader(String path) {
    source.append("#include <cstddef>\n#include <type_traits>\n");
    source.append("#include \"").append(path).append("\"\n");
  }

  /** The structure has these fields and no others, at these offsets and of these types. */
  public KernelHeader declares(StructLayout layout) {
    for (Field field : layout.fields()) {
      String where = layout.name() + "." + field.name();
      String type = "decltype(" + layout.name() + "::" + field.name() + ")";
      require("offsetof(" + layout.name() + ", " + field.name() + ") == " + field.offset(), where);
      require("sizeof(" + type + ") == " + field.bytes(), where);
      require(hasType(type, field), where);
    }
    return defines("sizeof(" + layout.name() + ")", layout.bytes());
  }

  private static String hasType(String type, Field field) {
    return switch (field.type()) {
      case INT, LONG -> "std::is_integral<" + type + ">::value";
      case FLOAT, DOUBLE -> "std::is_floating_point<" + type + ">::value";
      case POINTER -> "std::is_pointer<" + type + ">::value";
      case STRUCT -> "std::is_same<" + type + ", " + field.struct().name() + ">::value";
    };
  }

  /** A constant expression has this value, such as an enumerator or the size of a structure. */
  public KernelHeader defines(String expression, long value) {
    require(expression + " == " + value, expression);
    return this;
  }

  private void require(String condition, String message) {
    source.append("static_assert(").append(condition).append(", \"").append(message);
    source.append("\");\n");
  }

  /** Compiles the assertions; skipped where there is no compiler and none is required. */
  public void verify() {
    EmulationBuild build = EmulationBuild.ofThisProject();
    String missing = build.missing();
    assumeTrue(missing == null || Boolean.getBoolean(EmulationExtension.REQUIRED), missing);
    String complaints = complaints(build);
    assertTrue(complaints.isEmpty(), complaints);
  }

  /** What the compiler says of them; empty when all hold. */
  String complaints(EmulationBuild build) {
    try {
      Path file = Files.createTempFile("header", ".cpp");
      try {
        Files.writeString(file, source);
        return build.complaints(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
