package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedArgumentsTest {
  private static final List<String> RECEIVED = List.of("train", "--data", "gr\uFFFD\uFFFDn.npz");
  private static final List<String> TYPED = List.of("train", "--data", "grün.npz");

  @Test
  void lettersComeBackFromTheEndOfTheCommandLine() {
    List<String> commandLine = List.of("java", "-jar", "x.jar", "train", "--data", "grün.npz");
    assertEquals(TYPED, TypedArguments.restored(RECEIVED, commandLine));
  }

  @Test
  void aCommandLineThatSaysSomethingElseIsNotBelieved() {
    assertEquals(RECEIVED, TypedArguments.restored(RECEIVED, List.of("java", "@arguments")));
    assertEquals(
        RECEIVED, TypedArguments.restored(RECEIVED, List.of("java", "@all", "--data", "röt.npz")));
    assertEquals(RECEIVED, TypedArguments.restored(RECEIVED, List.of()));
  }

  @Test
  void lettersOfTheFolderCountToo() {
    String[] none = {"backends"};
    String folder = "/gr\uFFFD\uFFFDn";
    assertTrue(TypedArguments.of(none, folder, StandardCharsets.US_ASCII).lettersLost());
    assertFalse(TypedArguments.of(none, "/green", StandardCharsets.US_ASCII).lettersLost());
    assertFalse(TypedArguments.of(none, folder, StandardCharsets.UTF_8).lettersLost());
  }

  @Test
  void whoOnlyAsksIsToldFromWhoComputes() {
    for (String asked : List.of("--help", "-V", "train --help", "data fetch -h")) {
      assertTrue(typed(asked).onlyAsk(), asked);
    }
    for (String computing :
        List.of("train", "train --data --help", "train -- --help", "--help train", "@file -h")) {
      assertFalse(typed(computing).onlyAsk(), computing);
    }
    assertFalse(new TypedArguments(List.of(), false).onlyAsk());
  }

  private static TypedArguments typed(String words) {
    return new TypedArguments(List.of(words.split(" ")), false);
  }
}
