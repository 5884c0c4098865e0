package org.synapticcaching.cli.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.synapticcaching.OtherJava;
import org.synapticcaching.cli.Main;

/** The launcher in a Java of its own, whose locale has no letters but those of ASCII. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere names have all letters everywhere")
class LauncherTest {
  /** Bytes with which the debug wire protocol begins every packet. */
  private static final int EVENT_HEADER = 11;

  private static final Map<String, String> PLAIN = Map.of("LC_ALL", "C");

  @TempDir private Path folder;
  private Path place;

  @Test
  void aFolderMayHaveLettersThatTheLocaleLacks() throws Exception {
    place = Files.createDirectory(folder.resolve("grün-日本"));
    for (Map<String, String> environment : List.of(PLAIN, Map.of("LC_ALL", "POSIX"))) {
      assertEquals(0, run(environment, List.of(), "--version"), err());
      assertTrue(out().startsWith("synaptic-caching "), out());
      assertEquals("", err());
    }
    assertEquals(0, run(Map.of(), List.of(), "--version"), err());
  }

  @Test
  void namesOfFilesKeepTheirLetters() throws Exception {
    place = Files.createDirectory(folder.resolve("süß"));
    for (List<String> flags :
        List.of(List.<String>of(), List.of("--add-modules", "jdk.incubator.vector"))) {
      List<String> words = new ArrayList<>(List.of("train", "--data", "digits", "--hidden", "2"));
      words.addAll(List.of("--train-limit", "20", "--test-limit", "10"));
      words.addAll(List.of("--history", "übung 1+1.csv"));
      assertEquals(0, run(PLAIN, flags, words.toArray(String[]::new)), err());
      assertTrue(Files.deleteIfExists(place.resolve("übung 1+1.csv")));
    }
    assertEquals(1, run(PLAIN, List.of(), "train", "--data", "fehlt-ä.npz"));
    assertEquals("synaptic-caching: fehlt-ä.npz: no such file" + System.lineSeparator(), err());
  }

  @Test
  void aFlagThatLosesLettersIsNamed() throws Exception {
    place = folder;
    assertEquals(1, run(PLAIN, List.of("-Dplace=/grün"), "backends"));
    assertTrue(err().contains("set LC_ALL=C.UTF-8"), err());
    assertEquals(1, err().lines().count(), err());
  }

  @Test
  void aDebuggerReachesTheFirstJavaAndTheNoteSaysHowToHaveOneAlone() throws Exception {
    place = folder;
    String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=0";
    assertEquals(0, run(PLAIN, List.of(debugger), "backends"), err());
    assertTrue(err().startsWith("note: " + debugger + " reaches the first Java only"), err());
    assertTrue(err().contains("--debug-jvm PORT"), err());
  }

  @Test
  void aDebuggerIsAttachedToTheJavaThatComputes() throws Exception {
    place = folder;
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process first = start(PLAIN, List.of(), "--version", "--debug-jvm", String.valueOf(port));
    byte[] greeting = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
    try (Socket debugger = connect(first, port)) {
      debugger.getOutputStream().write(greeting);
      assertArrayEquals(greeting, debugger.getInputStream().readNBytes(greeting.length));
      // The first event: before it, Java may miss that the debugger leaves, and wait for another.
      assertEquals(EVENT_HEADER, debugger.getInputStream().readNBytes(EVENT_HEADER).length);
    }
    // A debugger that leaves lets the program go on.
    assertEquals(0, first.waitFor(), err());
    assertEquals("note: waiting for a debugger on port " + port, err().strip());
  }

  private Socket connect(Process waiting, int port) throws Exception {
    while (true) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (ConnectException notYet) {
        assertTrue(waiting.isAlive(), () -> "ended by itself");
        Thread.sleep(20);
      }
    }
  }

  @Test
  void whatIsNoPortIsRefused() throws Exception {
    place = folder;
    for (String wrong : List.of("0", "65536", "five", "")) {
      assertEquals(2, run(PLAIN, List.of(), "--version", "--debug-jvm=" + wrong));
      assertTrue(err().contains("expected a port, 1 to 65535, got '" + wrong + "'"), err());
      assertEquals(1, err().lines().count(), err());
    }
  }

  @Test
  void standardOutputThatIsFullIsAFailure() throws Exception {
    place = folder;
    Process process =
        command(PLAIN, List.of(), "--version").redirectOutput(new File("/dev/full")).start();
    assertEquals(1, process.waitFor());
    assertEquals(
        "synaptic-caching: standard output cannot be written (No space left on device)"
            + System.lineSeparator(),
        err());
  }

  @Test
  void whatTheShellOpenedIsWritten() throws Exception {
    place = folder;
    List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 5>five.csv", "sh"));
    words.addAll(
        command(
                PLAIN,
                List.of(),
                ("train --data digits --hidden 2 --train-limit 20 --test-limit 10"
                        + " --history /dev/fd/5")
                    .split(" "))
            .command());
    ProcessBuilder shell = command(PLAIN, List.of()).command(words);
    assertEquals(0, shell.start().waitFor(), err());
    assertEquals(2, Files.readAllLines(folder.resolve("five.csv")).size());
  }

  @Test
  void whoeverIsKilledIsSpokenFor() throws Exception {
    place = folder;
    String[] endless = {"perceptron", "--synapses", "50", "--patterns", "5000"};
    Process first = start(PLAIN, List.of(), endless);
    while (first.children().noneMatch(LauncherTest::computes)) {
      assertTrue(first.isAlive(), "ended by itself");
      Thread.sleep(10);
    }
    first.children().forEach(ProcessHandle::destroyForcibly);
    assertEquals(137, first.waitFor());
    assertTrue(err().startsWith("synaptic-caching: the Java that computes was killed"), err());
    assertEquals(1, err().lines().count(), err());
  }

  /**
   * Whether a child is the second Java already. Until it is, it passes for a copy of the first one,
   * then for a small program; whoever is killed as one of these could not be started, and the first
   * Java computes itself.
   */
  private static boolean computes(ProcessHandle child) {
    try {
      String words = Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"));
      return List.of(words.split("\0")).contains(Main.class.getName());
    } catch (IOException ended) {
      return false;
    }
  }

  private int run(Map<String, String> environment, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    return start(environment, flags, arguments).waitFor();
  }

  private Process start(Map<String, String> environment, List<String> flags, String... arguments)
      throws IOException {
    return command(environment, flags, arguments).start();
  }

  private ProcessBuilder command(
      Map<String, String> environment, List<String> flags, String... arguments) {
    List<String> words = new ArrayList<>(flags);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = OtherJava.with(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .directory(place.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  private String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void theCommandIsTheFirstArgumentThatIsNoOption() {
    assertTrue(Launcher.drawsFigures(List.of("reproduce", "all")));
    assertTrue(Launcher.drawsFigures(List.of("--stacktrace", "figure", "lr20-fig1")));
    assertFalse(Launcher.drawsFigures(List.of("train", "--history", "figure")));
    assertFalse(Launcher.drawsFigures(List.of("report", "reproduce")));
    assertFalse(Launcher.drawsFigures(List.of("--help")));
  }
}
