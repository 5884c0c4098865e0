package org.synapticcaching.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.OtherJava;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Numerics;

/** At the widest vectors of this machine, and at the narrower ones that Java can be told to use. */
class SimdNumbersTest extends NumbersContract {
  private static final int MINUTES = 5;

  SimdNumbersTest() {
    super(Backends.named("simd"));
  }

  @ParameterizedTest
  @CsvSource({"1, 128", "2, 256"})
  void narrowerVectorsHaveDigitsOfTheirOwn(int level, int bits) throws Exception {
    assumeTrue(
        List.of("amd64", "x86_64").contains(Numerics.processor()),
        "Java chooses the width of vectors by a flag on x86-64 only");
    Numerics here = Backends.named("simd").numerics();
    JsonNode told = inOtherJava("-XX:UseAVX=" + level);
    Numerics narrow = new Numerics(here.by(), here.version(), told.get("machine").asText());
    assumeTrue(
        narrow.machine().endsWith("vectors of " + bits + " bits"),
        "this processor has no vectors of " + bits + " bits");
    kept()
        .check(
            narrow,
            new ObjectMapper()
                .convertValue(told.get("runs"), new TypeReference<Map<String, List<Double>>>() {}));
  }

  private static JsonNode inOtherJava(String flag) throws IOException, InterruptedException {
    Process process =
        OtherJava.with(
                List.of(
                    "--add-modules",
                    "jdk.incubator.vector",
                    flag,
                    "-cp",
                    System.getProperty("java.class.path"),
                    DigitsProgram.class.getName(),
                    "simd"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "not ended in time");
    assertEquals(0, process.exitValue(), output);
    return new ObjectMapper().readTree(output);
  }
}
