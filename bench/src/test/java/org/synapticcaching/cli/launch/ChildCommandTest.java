package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.Terminal;

class ChildCommandTest {
  @Test
  void flagsOfTheUserAndArgumentsAreKeptInOrder() {
    List<String> words = words();
    assertEquals("/java/bin/java", words.get(0));
    int at = words.indexOf("-Xmx300m");
    assertEquals(List.of("-Xmx300m", "-Da=b c"), words.subList(at, at + 2));
    assertEquals(
        List.of("-cp", "x.jar", "org.synapticcaching.cli.Main", "train", "--seed", "7"),
        words.subList(words.size() - 6, words.size()));
  }

  @Test
  void theVectorModuleIsAdded() {
    List<String> words = words();
    assertEquals("jdk.incubator.vector", words.get(words.indexOf("--add-modules") + 1));
  }

  @Test
  void nativeAccessIsAllowedForTheLibrariesOfAGraphicsCard() {
    assertTrue(words().contains("--enable-native-access=ALL-UNNAMED"));
  }

  @Test
  void theChildLearnsAboutTerminalAndParent() {
    assertTrue(words().containsAll(List.of("-D" + Terminal.PROPERTY + "=true")));
    assertTrue(words().containsAll(List.of("-D" + ParentWatch.PROPERTY + "=42")));
  }

  @Test
  void aCollectorTheUserChoseIsNotContradicted() {
    assertTrue(words().containsAll(List.of("-XX:+UseSerialGC", "-XX:NewRatio=8")));
    assertFalse(words("-XX:+UseG1GC").contains("-XX:+UseSerialGC"));
  }

  private static List<String> words() {
    return words("-Xmx300m", "-Da=b c");
  }

  private static List<String> words(String... userFlags) {
    return new ChildCommand(
            "/java", "x.jar", List.of(userFlags), true, 42, new String[] {"train", "--seed", "7"})
        .words();
  }
}
