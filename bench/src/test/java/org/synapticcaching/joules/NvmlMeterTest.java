package org.synapticcaching.joules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a library that is made up, in Java and in C. */
class NvmlMeterTest {
  private static final String ADDRESS = "0000:65:00.0";

  @TempDir private Path folder;

  /** One card. */
  private static final class MadeCard implements Nvml {
    private long millijoules;
    private int refusesWith;

    private void check() throws Refusal {
      if (refusesWith != 0) {
        throw new Refusal(refusesWith, "made refusal");
      }
    }

    @Override
    public void start() {}

    @Override
    public long card(String busAddress) throws Refusal {
      if (!busAddress.equals(ADDRESS)) {
        throw new Refusal(6, "Not Found");
      }
      return 17;
    }

    @Override
    public long millijoules(long card) throws Refusal {
      check();
      assertEquals(17, card);
      return millijoules;
    }

    @Override
    public String name(long card) {
      return "Made card";
    }
  }

  @Test
  void theCounterIsInJoulesAndMovesSlowly() throws IOException {
    MadeCard library = new MadeCard();
    library.millijoules = 5_000_000_000_123L;
    EnergyMeter meter =
        NvmlMeter.search(() -> library, () -> Optional.of(ADDRESS)).meter().orElseThrow();
    assertEquals("NVML's counter of Made card at " + ADDRESS, meter.words());
    assertEquals(Duration.ofSeconds(1), meter.shortestWindow());
    double before = meter.joules();
    library.millijoules += 2500;
    assertEquals(2.5, meter.joules() - before, 1e-6);
    library.refusesWith = 15;
    IOException lost = assertThrows(IOException.class, meter::joules);
    assertEquals(
        "NVML's counter of Made card at 0000:65:00.0 cannot be read: made refusal (NVML error 15)",
        lost.getMessage());
  }

  @Test
  void whatIsMissingIsSaidWithWhatToDo() {
    MadeCard library = new MadeCard();
    library.refusesWith = Nvml.NOT_SUPPORTED;
    assertReason(
        "this card has no energy counter",
        NvmlMeter.search(() -> library, () -> Optional.of(ADDRESS)));
    assertReason(
        "NVIDIA's management library refuses: Not Found (NVML error 6)",
        NvmlMeter.search(() -> library, () -> Optional.of("0000:01:00.0")));
    assertReason(
        "no backend finds a card that it can compute on",
        NvmlMeter.search(() -> library, Optional::empty));
    assertReason(
        "NVIDIA's libnvidia-ml.so.1 cannot be loaded",
        NvmlMeter.search(
            () -> new NvmlLibrary(folder.resolve("libnone.so").toString()),
            () -> {
              throw new AssertionError("no driver is asked without the library");
            }));
  }

  private static void assertReason(String reason, MeterSearch search) {
    assertTrue(search.meter().isEmpty());
    assertEquals(reason, search.reason());
    assertEquals("not measured: " + reason + "; " + search.remedy(), search.words());
  }

  /** As {@code nvml.h} declares what is bound. */
  private static final String LIBRARY =
      """
      #include <string.h>
      typedef struct { int number; unsigned long long sum; } Card;
      static Card card = {17, 4000000000000ULL};
      static int started = 0;
      int nvmlInit_v2(void) { started++; return 0; }
      int nvmlDeviceGetHandleByPciBusId_v2(const char* address, void** found) {
        if (!started) return 1;
        if (strcmp(address, "0000:65:00.0") != 0) return 6;
        *found = &card;
        return 0;
      }
      int nvmlDeviceGetTotalEnergyConsumption(void* device, unsigned long long* millijoules) {
        Card* asked = device;
        if (asked->number != 17) return 2;
        asked->sum += 1500;
        *millijoules = asked->sum;
        return 0;
      }
      int nvmlDeviceGetName(void* device, char* name, unsigned int length) {
        if (length < 9) return 7;
        strcpy(name, "C card 17");
        return 0;
      }
      const char* nvmlErrorString(int code) { return code == 6 ? "Not Found" : "Unknown"; }
      """;

  @Test
  void theBindingCallsALibraryOfThatShape() throws Exception {
    Path library = compiled(LIBRARY);
    EnergyMeter meter =
        NvmlMeter.search(() -> new NvmlLibrary(library.toString()), () -> Optional.of(ADDRESS))
            .meter()
            .orElseThrow();
    assertEquals("NVML's counter of C card 17 at " + ADDRESS, meter.words());
    double before = meter.joules();
    assertTrue(before > 4e9, before + " J");
    assertEquals(1.5, meter.joules() - before, 1e-6);
    assertReason(
        "NVIDIA's management library refuses: Not Found (NVML error 6)",
        NvmlMeter.search(
            () -> new NvmlLibrary(library.toString()), () -> Optional.of("0000:66:00.0")));
  }

  @Test
  void aLibraryThatLacksTheCounterIsTooOld() throws Exception {
    Path library = compiled("int nvmlInit_v2(void) { return 0; }\n");
    MeterSearch search =
        NvmlMeter.search(() -> new NvmlLibrary(library.toString()), () -> Optional.of(ADDRESS));
    assertTrue(search.reason().contains("lacks a function"), search.reason());
    assertEquals("install a newer driver", search.remedy());
  }

  private Path compiled(String code) throws Exception {
    Path source = Files.writeString(folder.resolve("nvml.c"), code);
    Path library = folder.resolve("libnvml.so");
    List<String> words =
        List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString());
    Optional<Process> compiler = start(words);
    assumeTrue(compiler.isPresent(), "no gcc here");
    assertEquals(0, compiler.get().waitFor());
    return library;
  }

  private static Optional<Process> start(List<String> words) {
    try {
      return Optional.of(new ProcessBuilder(words).inheritIO().start());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
