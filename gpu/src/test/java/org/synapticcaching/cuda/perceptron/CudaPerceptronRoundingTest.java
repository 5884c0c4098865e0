package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A card rounds what the emulation rounds. The compiler for the device would fuse a product and a
 * sum where it can ({@code compile.sh} tells it not to), and the driver's would, too, where an
 * instruction does not say how it rounds; fused is what the source calls {@code fma}, alone.
 */
class CudaPerceptronRoundingTest {
  /** Sums and products of floating-point numbers, and what they round by. */
  private static final Pattern ARITHMETIC =
      Pattern.compile("\\b(?:add|sub|mul|mad|fma)((?:\\.[a-z]+)*)\\.f(?:32|64)\\b");

  private static List<String> free(String ptx) {
    return ARITHMETIC
        .matcher(ptx)
        .results()
        .filter(found -> !found.group(1).equals(".rn") || found.group().startsWith("mad"))
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "perceptron.ptx",
        "perceptron_chance.ptx",
        "perceptron_following.ptx",
        "perceptron_synapses.ptx",
        "gram.ptx"
      })
  void everySumAndProductSaysHowItRounds(String name) throws IOException {
    String ptx = read(name);
    assertTrue(ARITHMETIC.matcher(ptx).results().count() > 5, "no arithmetic in " + name);
    assertEquals(List.of(), free(ptx), "compile.sh has to compile it without contraction");
  }

  @Test
  void whatCompilersMayFuseIsFound() {
    String line = " %fd1, %fd2, %fd3;\n";
    assertEquals(
        List.of("mul.f64", "add.ftz.f32", "mad.rn.f64"),
        free(
            ("mul.f64" + line + "add.ftz.f32" + line + "mad.rn.f64" + line)
                + ("mul.rn.f64" + line + "fma.rn.f64" + line + "mul.lo.s32" + line)));
  }

  private static String read(String name) throws IOException {
    try (InputStream in = CudaPerceptronRoundingTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
