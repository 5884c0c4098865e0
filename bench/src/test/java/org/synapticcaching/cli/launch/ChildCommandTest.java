package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.synapticcaching.console.HandedArguments;
import org.synapticcaching.console.ParentWatch;
import org.synapticcaching.console.Terminal;
import org.synapticcaching.machine.SpeedFlags;

class ChildCommandTest {
  private static final String MAIN = "org.synapticcaching.cli.Main";

  @Test
  void flagsOfTheUserAndArgumentsAreKeptInOrder() {
    List<String> words = words();
    assertEquals("/java/bin/java", words.get(0));
    int at = words.indexOf("-Xmx300m");
    assertEquals(List.of("-Xmx300m", "-Da=b c"), words.subList(at, at + 2));
    assertEquals(
        List.of("-cp", "x.jar", MAIN, "train", "--seed", "7"),
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

  /** Benchmarks measure what users get. */
  @Test
  void theFlagsForSpeedAreThoseOfTheBenchmarks() {
    List<String> measured =
        SpeedFlags.all().stream().filter(flag -> flag.startsWith("-XX:")).toList();
    assertEquals(
        Set.copyOf(measured),
        words().stream().filter(flag -> flag.startsWith("-XX:")).collect(Collectors.toSet()));
  }

  @Test
  void aCollectorTheUserChoseIsNotContradicted() {
    assertTrue(words().containsAll(List.of("-XX:+UseSerialGC", "-XX:NewRatio=8")));
    assertFalse(words("-XX:+UseG1GC").contains("-XX:+UseSerialGC"));
  }

  @Test
  void whatThisMachineNeedsAboutPagesComesBeforeWhatTheUserSays() {
    ChildCommand command =
        new ChildCommand(
            "/java",
            "x.jar",
            Optional.empty(),
            List.of(SpeedFlags.HUGE_PAGES),
            List.of("-Xmx300m"),
            true,
            false,
            true,
            42,
            MAIN,
            List.of("train"));
    List<String> words = command.words();
    int at = words.indexOf(SpeedFlags.HUGE_PAGES);
    assertTrue(at > 0 && at < words.indexOf("-Xmx300m"), words::toString);
  }

  @Test
  void withoutTheVectorModuleThereIsNothingToAdd() {
    assertFalse(command(false, false, "train").words().contains("--add-modules"));
  }

  @Test
  void argumentsWithAllLettersAreSpeltInAsciiForALocaleThatHasThem() {
    ChildCommand command = command(true, true, "train", "--history", "süß 1+1.csv");
    List<String> words = command.words();
    assertTrue(words.contains("-D" + HandedArguments.PROPERTY + "=true"));
    assertTrue(words.stream().allMatch(word -> word.matches("\\p{ASCII}*")), words.toString());
    assertEquals("C.UTF-8", adapted(command).get("LC_ALL"));
  }

  @Test
  void theLocaleOfTheUserIsKeptWhereItHasAllLetters() {
    ChildCommand command = command(true, false, "--history", "süß.csv");
    assertTrue(command.words().contains("süß.csv"));
    assertEquals("de_DE.UTF-8", adapted(command).get("LC_ALL"));
  }

  @Test
  void flagsOfTheEnvironmentAreNotReadTwice() {
    assertEquals(Set.of("LC_ALL", "PATH"), adapted(command(true, false)).keySet(), "what is left");
  }

  @Test
  void openFilesThatJavaDoesNotInheritAreReachedThroughTheFirst() {
    List<String> words =
        command(true, false, "@/dev/fd/62", "--history", "/dev/fd/63", "--out=/proc/self/fd/5")
            .words();
    assertEquals(
        List.of("@/proc/42/fd/62", "--history", "/proc/42/fd/63", "--out=/proc/42/fd/5"),
        words.subList(words.size() - 4, words.size()));
    List<String> kept = List.of("/dev/fd/1", "/dev/stdout", "x/dev/fd/63", "/dev/fd/63/x");
    words = command(true, false, kept.toArray(String[]::new)).words();
    assertEquals(kept, words.subList(words.size() - kept.size(), words.size()));
  }

  private static Map<String, String> adapted(ChildCommand command) {
    Map<String, String> environment = new HashMap<>();
    JavaFlags.VARIABLES.forEach(name -> environment.put(name, "-ea"));
    environment.put("LC_ALL", "de_DE.UTF-8");
    environment.put("PATH", "/bin");
    command.adapt(environment);
    return environment;
  }

  private static ChildCommand command(boolean vector, boolean utf8, String... arguments) {
    return new ChildCommand(
        "/java",
        "x.jar",
        Optional.empty(),
        List.of(),
        List.of("-ea"),
        vector,
        utf8,
        true,
        42,
        MAIN,
        List.of(arguments));
  }

  private static List<String> words() {
    return words("-Xmx300m", "-Da=b c");
  }

  private static List<String> words(String... userFlags) {
    return new ChildCommand(
            "/java",
            "x.jar",
            Optional.empty(),
            List.of(),
            List.of(userFlags),
            true,
            false,
            true,
            42,
            MAIN,
            List.of("train", "--seed", "7"))
        .words();
  }
}
