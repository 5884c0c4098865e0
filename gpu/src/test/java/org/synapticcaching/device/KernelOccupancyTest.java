package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.device.library.CublasVersion;
import org.synapticcaching.device.occupancy.LaunchEveryKernel;
import org.synapticcaching.device.occupancy.Multiprocessor;

/**
 * Blocks of every kernel fit cards of compute capability 8.0, 8.6, 8.9 and 9.0, so many of them at
 * once that each scheduler has another warp while one waits: by what the compiler tells of
 * registers and by what the host asks for, as it launches on an emulation of each of these cards.
 */
@OnEmulation
class KernelOccupancyTest {
  /** Letters of the emulation's cards of 8.0, 8.6, 8.9 and 9.0, see card.cpp. */
  private static final String CARDS = "PQRS";

  private static final double LEAST_WARPS = 2;

  /** Launched for a measurement only, for as long as that takes. */
  private static final Launch MEASURES_PEAK = new Launch(90, "multiply_adds", 256, 0);

  /** How large the blocks of a launch are. */
  private record Launch(int capability, String kernel, int threads, int shared) {
    static Launch parse(String line) {
      String[] words = line.split(" ");
      return new Launch(
          Integer.parseInt(words[0]),
          words[1],
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]));
    }

    /** The same on every card. */
    Stream<Launch> all() {
      return Multiprocessor.ALL.stream()
          .map(card -> new Launch(card.capability(), kernel, threads, shared));
    }
  }

  @Test
  void everySchedulerHasTwoWarpsOfWhateverIsLaunched(@TempDir Path folder) throws Exception {
    assumeTrue(PtxAssembler.present(), "JCuda has no PTX compiler for this platform");
    Map<Integer, Map<String, KernelResources>> resources = resources();
    List<Launch> launches = launches(folder.resolve("launches"));
    launches.add(MEASURES_PEAK);
    Set<String> launched = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (Launch launch : everywhere(launches)) {
      launched.add(launch.kernel);
      // Where the compiler was not asked, a card runs the code for 8.0.
      KernelResources uses =
          resources.getOrDefault(launch.capability, resources.get(80)).get(launch.kernel);
      if (uses == null) {
        continue; // of the tests
      }
      int shared = launch.shared + uses.sharedBytes();
      double warps =
          Multiprocessor.of(launch.capability)
              .warpsPerScheduler(launch.threads, uses.registers(), shared);
      if (warps < LEAST_WARPS) {
        wrong.add(launch + ", " + uses + ": " + warps + " warps per scheduler");
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    Set<String> kernels = new TreeSet<>(resources.get(90).keySet());
    kernels.removeAll(launched);
    assertEquals(Set.of(), kernels, "LaunchEveryKernel does not launch them");
    assertEquals(
        Multiprocessor.ALL.stream().map(Multiprocessor::capability).toList(),
        launches.stream().map(Launch::capability).distinct().sorted().toList());
  }

  /** Blocks of kernels around cuBLAS, and for any backend, do not depend on the card. */
  private static List<Launch> everywhere(List<Launch> launches) throws IOException {
    Set<String> forEveryCard = new TreeSet<>();
    for (Path resource : KernelSources.ptx()) {
      String folder = resource.getParent().getFileName().toString();
      if (folder.equals("cublas") || folder.equals("population")) {
        forEveryCard.addAll(Ptx.parse("", Files.readString(resource)).kernels().keySet());
      }
    }
    return launches.stream()
        .flatMap(launch -> forEveryCard.contains(launch.kernel) ? launch.all() : Stream.of(launch))
        .toList();
  }

  private static List<Launch> launches(Path file) throws Exception {
    String output =
        EmulatedProcess.with(CublasVersion.TWELVE)
            .run(
                LaunchEveryKernel.class,
                Map.of("EMULATED_GPUS", CARDS, "EMULATED_LAUNCHES", file.toString()));
    assertTrue(output.endsWith(LaunchEveryKernel.DONE), output);
    return new ArrayList<>(Files.readAllLines(file).stream().map(Launch::parse).toList());
  }

  /** By capability and name. */
  private static Map<Integer, Map<String, KernelResources>> resources() throws Exception {
    Map<Integer, Map<String, KernelResources>> all = new TreeMap<>();
    for (Path resource : KernelSources.ptx()) {
      Ptx ptx = Ptx.parse(resource.toString(), Files.readString(resource));
      for (int capability : KernelResources.capabilities()) {
        Map<String, KernelResources> some = all.computeIfAbsent(capability, key -> new TreeMap<>());
        for (KernelResources each : KeptResources.of(ptx, "sm_" + capability)) {
          some.put(each.kernel(), each);
        }
      }
    }
    return all;
  }
}
