package org.synapticcaching.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What executors are asked before they compute. */
class OutfitTest {
  private static final Outfit DRIVER = new Outfit(17, true, "0.1.0", "abc");

  @Test
  void thisJavaFitsItself() {
    assertEquals(Optional.empty(), Outfit.ofThisJava().faultBeside(Outfit.ofThisJava()));
  }

  @Test
  void whatDiffersIsTold() {
    assertFault("lacks the Vector API", new Outfit(17, false, "0.1.0", "abc"));
    assertFault("it has Java 21 and the driver Java 17", new Outfit(21, true, "0.1.0", "abc"));
    assertFault("another build of this program (0.2.0", new Outfit(17, true, "0.2.0", "abc"));
    assertFault("(0.1.0, abd) than the driver (0.1.0, abc)", new Outfit(17, true, "0.1.0", "abd"));
  }

  private static void assertFault(String words, Outfit executor) {
    String fault = executor.faultBeside(DRIVER).orElse("");
    assertTrue(fault.contains(words), fault);
    assertEquals(1, fault.lines().count());
  }

  @Test
  void onlyCommandsThatComputePointsAreTaken() {
    assertEquals(Optional.empty(), SparkMain.wrongCommand(List.of("sweep", "--vary", "seed=1,2")));
    assertEquals(Optional.empty(), SparkMain.wrongCommand(List.of("--stacktrace", "sweep")));
    assertTrue(SparkMain.wrongCommand(List.of()).orElse("").contains("got nothing"));
    assertTrue(
        SparkMain.wrongCommand(List.of("train", "--json"))
            .orElse("")
            .contains("got 'train --json'"));
  }

  @Test
  void aCardIsFoundByWhatSparkCallsIt() {
    assertEquals(3, Here.number("3", null));
    assertEquals(1, Here.number("3", "2,3"));
    assertEquals(0, Here.number("GPU-8f", "GPU-8f, GPU-90"));
    // Where the variable renumbers, what it does not name is a number among those it shows.
    assertEquals(0, Here.number("0", "5"));
    String line =
        assertThrows(IllegalStateException.class, () -> Here.number("GPU-1", "GPU-2")).getMessage();
    assertTrue(line.contains("GPU-1"), line);
  }
}
