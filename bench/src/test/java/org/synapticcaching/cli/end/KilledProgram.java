package org.synapticcaching.cli.end;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.synapticcaching.OtherJava;

/** A command that saves what it finishes, as users start it, to be ended in the middle. */
final class KilledProgram implements AutoCloseable {
  private static final String JAR = "synaptic-caching.jar";

  /** Directories, one after the other, in which a program may be done before it is ended. */
  private static final int ATTEMPTS = 5;

  private final Path folder;
  private final List<String> command;
  private final String option;

  /** Only kernels of vectors need the other compiler. */
  private final List<String> flags;

  private final Function<Path, List<Path>> saved;
  private Path started;
  private Process process;

  /** How it is ended. */
  enum Ending {
    INTERRUPTED(Signal.INTERRUPT, false),
    KILLED(Signal.KILL, false),
    TERMINATED(Signal.TERMINATE, false),
    HUNG_UP(Signal.HANGUP, false),
    INNER_JAVA_KILLED(Signal.KILL, true);

    private final Signal signal;
    private final boolean inner;

    Ending(Signal signal, boolean inner) {
      this.signal = signal;
      this.inner = inner;
    }
  }

  /** Starts programs on a directory, ends them, and lets what they leave be completed. */
  interface Campaign {
    /** Whether each was ended while it still had something to do. */
    boolean disturb(Path out) throws Exception;
  }

  /**
   * Not started yet.
   *
   * @param folder for what it prints
   * @param command its words but for the directory
   * @param option that names the directory
   * @param saved finds what is finished in a directory
   */
  KilledProgram(
      Path folder, List<String> command, String option, Function<Path, List<Path>> saved) {
    this.folder = folder;
    this.command = List.copyOf(command);
    this.option = option;
    this.flags = command.contains("ejml") ? List.of(OtherJava.COMPILING_QUICKLY) : List.of();
    this.saved = saved;
  }

  /** One whose directory {@code --out} names. */
  KilledProgram(Path folder, List<String> command, Function<Path, List<Path>> saved) {
    this(folder, command, "--out", saved);
  }

  /** One that makes figures. */
  KilledProgram(Path folder, List<String> command) {
    this(folder, command, KilledProgram::saved);
  }

  /** Starts it, whatever became of it before. */
  void start(Path out) throws IOException {
    started = out;
    List<String> words =
        Stream.of(
                flags.stream(),
                Stream.of("-jar", Path.of(System.getProperty("jars"), JAR).toString()),
                command.stream(),
                Stream.of(option, out.toString()))
            .flatMap(part -> part)
            .toList();
    process =
        OtherJava.with(words)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
  }

  /** Lets it do all that it has to do, which must succeed. */
  void complete(Path out) throws IOException, InterruptedException {
    start(out);
    awaitEnd();
  }

  /** Waits until it has done all that it has to do, which must succeed. */
  void awaitEnd() throws InterruptedException {
    assertEquals(0, process.waitFor(), errors());
  }

  /** Waits until at least this many runs are saved in a directory. */
  void awaitSaved(Path out, int runs) throws InterruptedException {
    while (process.isAlive() && saved.apply(out).size() < runs) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /**
   * The directory of a campaign that disturbed it as it was meant to. A busy machine may look at
   * what is saved so late that a program is done; the campaign then begins again elsewhere.
   */
  static Path disturbed(Path folder, Campaign campaign) throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path out = folder.resolve("disturbed-" + attempt);
      if (campaign.disturb(out)) {
        return out;
      }
    }
    throw new AssertionError("done before it was ended, in " + ATTEMPTS + " campaigns");
  }

  /**
   * Ends what runs, and waits until nothing of it is left.
   *
   * @return whether it was ended; otherwise it had done all before, and saves nothing more
   */
  boolean end(Ending ending) throws Exception {
    int before = saved.apply(started).size();
    ProcessHandle inner = process.children().findFirst().orElse(null);
    if (ending.inner && inner == null) {
      return end(Ending.KILLED);
    }
    Signal signal = ending.signal.noticed();
    signal.send(ending.inner ? inner : process.toHandle());
    int code = process.waitFor();
    if (code == 0 && saved.apply(started).size() == before) {
      return false;
    }
    assertEquals(signal.exitCode(), code, errors());
    if (ending.inner) {
      assertTrue(errors().contains("memory"), errors());
    }
    if (inner != null) {
      inner.onExit().get();
    }
    return true;
  }

  /** Ends what is left of it. */
  @Override
  public void close() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("err"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** Saved runs of all figures in a directory. */
  static List<Path> saved(Path out) {
    return list(out).stream()
        .flatMap(figure -> list(figure.resolve("runs")).stream())
        .filter(file -> file.toString().endsWith(".json"))
        .toList();
  }

  /** What was not written to its end, anywhere in a directory. */
  static List<Path> temporary(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  /** Names of files, without their folders. */
  static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> list(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
