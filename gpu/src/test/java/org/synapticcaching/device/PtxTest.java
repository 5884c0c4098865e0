package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read from the text of a PTX resource. */
class PtxTest {
  private static final String TEXT =
      """
      .version 8.0
      .target sm_80
      .visible .entry first(
      	.param .u64 .ptr .align 1 first_param_0,
      	.param .u32 first_param_1,
      	.param .f32 first_param_2,
      	.param .f64 first_param_3
      )
      .maxntid 256, 1, 1
      {
      	ret;
      }
      .visible .entry second()
      {
      	ret;
      }
      """;

  private final Ptx ptx = Ptx.parse("some.ptx", TEXT);

  @Test
  void kernelsAndTheTypesOfTheirArgumentsAreRead() {
    assertEquals(Set.of("first", "second"), ptx.kernels().keySet());
    assertEquals(List.of("u64", "u32", "f32", "f64"), ptx.signature("first").types());
    assertEquals(0, ptx.signature("second").count());
  }

  @Test
  void anUnknownKernelIsRefusedWithThoseThatThereAre() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ptx.signature("third"));
    assertEquals(
        "there is no kernel 'third' in some.ptx; it has first, second", thrown.getMessage());
  }

  @Test
  void argumentsOfTheRightSizeAndKindAreTaken() {
    KernelSignature signature = ptx.signature("first");
    signature.check(0, Long.BYTES, false);
    signature.check(1, Integer.BYTES, false);
    signature.check(2, Float.BYTES, true);
    signature.check(3, Double.BYTES, true);
  }

  @Test
  void argumentsOfAnotherSizeOrKindAreRefused() {
    KernelSignature signature = ptx.signature("first");
    assertRefused(signature, 0, Integer.BYTES, false, ".u64");
    assertRefused(signature, 1, Float.BYTES, true, ".u32");
    assertRefused(signature, 2, Integer.BYTES, false, ".f32");
    assertRefused(signature, 3, Float.BYTES, true, ".f64");
    assertRefused(signature, 4, Integer.BYTES, false, "4 arguments");
    assertRefused(signature, -1, Integer.BYTES, false, "4 arguments");
  }

  private static void assertRefused(
      KernelSignature signature, int index, int bytes, boolean floating, String told) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> signature.check(index, bytes, floating));
    assertTrue(thrown.getMessage().contains(told), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("'first'"), thrown.getMessage());
  }

  @Test
  void theDriverIsGivenAZeroByteAtTheEnd() {
    byte[] text = ptx.terminated();
    assertEquals(0, text[text.length - 1]);
    assertArrayEquals((TEXT + "\0").getBytes(StandardCharsets.US_ASCII), text);
  }

  @Test
  void aMissingResourceIsNamed() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Ptx.read(PtxTest.class, "none.ptx"));
    assertTrue(thrown.getMessage().contains("none.ptx"), thrown.getMessage());
  }
}
