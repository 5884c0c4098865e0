package org.synapticcaching.check;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.synapticcaching.check.part.CheckScale.Watched;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;

/**
 * NVIDIA's compute-sanitizer over short runs: accesses out of range, and races within a block.
 *
 * @param environment variables of this process, in which the tool is looked for
 */
record SanitizerWork(Map<String, String> environment) implements StageWork {
  private static final String TOOL = "compute-sanitizer";

  /** Of what the driver refuses the program tells itself, where it matters. */
  private static final Map<String, List<String>> CHECKS =
      new TreeMap<>(
          Map.of("memcheck", List.of("--report-api-errors", "no"), "racecheck", List.of()));

  private static final int FOUND_SOMETHING = 86;
  private static final Path LOCAL = Path.of("/usr/local");
  private static final List<String> HOMES = List.of("CUDA_HOME", "CUDA_PATH", "CONDA_PREFIX");
  private static final Pattern SUMMARY =
      Pattern.compile("=+ (?:ERROR|RACECHECK) SUMMARY: (\\d+) .*");

  SanitizerWork {
    environment = Map.copyOf(environment);
  }

  @Override
  public PartResult run(StageContext context) throws IOException, StageStopped, StageNotRun {
    Path tool =
        places().stream()
            .map(folder -> folder.resolve(TOOL))
            .filter(Files::isExecutable)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new StageNotRun(
                        TOOL
                            + " was found neither on the path nor in a usual folder of CUDA; a CUDA"
                            + " toolkit has it, and CUDA_HOME may name the toolkit's folder"));
    Path folder = Files.createDirectories(context.folder().path().resolve("sanitizer"));
    List<String> problems = new ArrayList<>();
    int runs = 0;
    for (String check : CHECKS.keySet()) {
      for (Watched what : Watched.values()) {
        Path output = folder.resolve(check + "-" + what.words().replace(' ', '-') + ".txt");
        Files.deleteIfExists(output);
        ChildProgram.End end = context.run(words(context, tool, check, what), output);
        problem(context, end, output)
            .ifPresent(line -> problems.add(check + ", " + what.words() + ": " + line));
        runs++;
      }
    }
    String line = "%s of %s runs without an error".formatted(runs - problems.size(), runs);
    return new PartResult(line, List.of(Finding.of("sanitizer", line)), problems);
  }

  private static List<String> words(StageContext context, Path tool, String check, Watched what) {
    List<String> arguments = new ArrayList<>(context.scale().watched(what));
    arguments.addAll(List.of("--backend", CheckStages.CARD_BACKEND, "--json"));
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool.toString(), "--tool", check));
    words.addAll(CHECKS.get(check));
    words.addAll(List.of("--error-exitcode", Integer.toString(FOUND_SOMETHING)));
    words.addAll(context.program().commandForOthers(arguments));
    return words;
  }

  private static Optional<String> problem(StageContext context, ChildProgram.End end, Path output)
      throws IOException {
    Summary summary = Summary.in(output);
    if (summary.found() && summary.errors() > 0) {
      return Optional.of("%s errors or hazards (see %s)".formatted(summary.errors(), output));
    }
    if (end.tooLong() || end.code() != 0) {
      return Optional.of(context.trouble(end, output));
    }
    return summary.found()
        ? Optional.empty()
        : Optional.of("told nothing of what it found (see %s)".formatted(output));
  }

  /** The last summary that the tool printed. */
  private record Summary(boolean found, long errors) {
    static Summary in(Path output) throws IOException {
      Summary last = new Summary(false, 0);
      for (String line : Files.readAllLines(output, StandardCharsets.ISO_8859_1)) {
        Matcher summary = SUMMARY.matcher(line.strip());
        if (summary.matches()) {
          last = new Summary(true, Long.parseLong(summary.group(1)));
        }
      }
      return last;
    }
  }

  /** Folders of the path, of the toolkits that variables name, and where toolkits usually are. */
  private Set<Path> places() {
    Set<Path> places = new LinkedHashSet<>();
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isBlank()) {
        places.add(Path.of(folder));
      }
    }
    List<Path> toolkits = new ArrayList<>();
    for (String home : HOMES) {
      Optional.ofNullable(environment.get(home))
          .filter(value -> !value.isBlank())
          .ifPresent(value -> toolkits.add(Path.of(value)));
    }
    toolkits.add(LOCAL.resolve("cuda"));
    toolkits.addAll(versions());
    toolkits.add(Path.of("/opt/cuda"));
    for (Path toolkit : toolkits) {
      places.add(toolkit.resolve("bin"));
      places.add(toolkit.resolve(TOOL));
    }
    return places;
  }

  private static List<Path> versions() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(LOCAL, "cuda-*")) {
      folders.forEach(found::add);
    } catch (IOException none) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
