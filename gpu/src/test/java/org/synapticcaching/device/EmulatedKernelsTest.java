package org.synapticcaching.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways to compile kernels do not get in each other's way. */
class EmulatedKernelsTest {
  private static final Path PLAIN = Path.of("target/emulator");
  private static final List<String> USUAL = List.of("-w");

  @Test
  void eachKindHasAFolderOfItsOwn() {
    long folders =
        Arrays.stream(EmulatedKernels.values()).map(kind -> kind.folder(PLAIN)).distinct().count();
    assertEquals(EmulatedKernels.values().length, folders);
    assertEquals(PLAIN, EmulatedKernels.PLAIN.folder(PLAIN));
    assertEquals(Path.of("target/emulator-watched"), EmulatedKernels.WATCHED.folder(PLAIN));
  }

  @Test
  void perceptronsAreNeverContractedButAreWatched() {
    Path network = Path.of("cuda/network/network.cu");
    Path perceptron = Path.of("cuda/perceptron/perceptron.cu");
    assertTrue(EmulatedKernels.CONTRACTED.flags(network, USUAL).contains("-ffp-contract=fast"));
    assertEquals(USUAL, EmulatedKernels.CONTRACTED.flags(perceptron, USUAL));
    assertTrue(EmulatedKernels.WATCHED.flags(perceptron, USUAL).contains("-fsanitize=thread"));
    assertEquals(USUAL, EmulatedKernels.PLAIN.flags(network, USUAL));
  }

  @Test
  void anUnknownKindIsToldWithThoseThereAre() {
    String before = System.setProperty(EmulatedKernels.PROPERTY, "fast");
    try {
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, EmulatedKernels::wanted);
      assertEquals(
          "-Demulation.kernels=fast: there are plain, watched and contracted", thrown.getMessage());
    } finally {
      if (before == null) {
        System.clearProperty(EmulatedKernels.PROPERTY);
      } else {
        System.setProperty(EmulatedKernels.PROPERTY, before);
      }
    }
  }
}
