package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.synapticcaching.OtherJava;
import org.synapticcaching.device.library.CublasSearch;
import org.synapticcaching.device.library.CublasVersion;

/**
 * A process of its own with the emulated driver, for what a process can have only one of.
 *
 * @param driver the folder of the driver
 * @param cublas the only folder in which cuBLAS is looked for
 * @param cuda that the driver offers, such as 12060 for 12.6
 */
public record EmulatedProcess(Path driver, Path cublas, int cuda) {
  private static final int USUAL_CUDA = 12_060;
  private static final long MINUTES = 20;

  /** With a cuBLAS, and a driver of its major version. */
  static EmulatedProcess with(CublasVersion version) {
    Path folder = EmulationBuild.ofThisProject().run(version);
    return new EmulatedProcess(
        folder, folder, version == CublasVersion.TWELVE ? USUAL_CUDA : 13_000);
  }

  /** With an empty folder where cuBLAS would be. */
  public static EmulatedProcess withoutCublas(Path empty) {
    return new EmulatedProcess(
        EmulationBuild.ofThisProject().run(CublasVersion.TWELVE), empty, USUAL_CUDA);
  }

  /** With a driver of another version. */
  EmulatedProcess offering(int other) {
    return new EmulatedProcess(driver, cublas, other);
  }

  /** What a program of the tests prints, to either output. */
  public String run(Class<?> program) throws Exception {
    return run(program, Map.of());
  }

  /** The same with variables of the environment, such as one that says which cards there are. */
  String run(Class<?> program, Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        OtherJava.with(
                List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-D" + CublasSearch.PROPERTY + "=" + cublas,
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()))
            .redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", driver.toString());
    builder.environment().put("EMULATED_CUDA", Integer.toString(cuda));
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "not ended in time");
    return output;
  }
}
