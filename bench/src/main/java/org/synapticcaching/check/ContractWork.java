package org.synapticcaching.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.check.part.ContractMain;
import org.synapticcaching.check.result.Finding;
import org.synapticcaching.check.result.PartResult;

/**
 * The tests that need a card, by JUnit's console, from jars that lie beside that of the program.
 */
record ContractWork() implements StageWork {
  private static final String FOLDER = "contract";

  /** Each backend has one of its name. */
  private static final String PACKAGES = "org.synapticcaching.";

  /** On an emulation, whose own tests are the whole contract, enough to see that they run. */
  private static final List<String> SHORT =
      List.of(
          "--include-classname=.*CudaSlicesOnDeviceTest",
          "--include-methodname=.*(replicasThatComeAndGoLearnAsIfAlone|deviceTimeAddsUp)");

  /**
   * The folder beside the jar of the program; empty where there is none.
   *
   * @param program that runs
   */
  static Optional<Path> besides(JavaProgram program) {
    return program
        .jar()
        .map(jar -> jar.toAbsolutePath().resolveSibling(FOLDER))
        .filter(folder -> lacks(folder).isEmpty());
  }

  /** What a folder lacks of what the tests need, in words; empty if nothing. */
  static Optional<String> lacks(Path folder) {
    for (String needed : List.of(ContractMain.TESTS, ContractMain.CONSOLE)) {
      if (!holds(folder, needed)) {
        return Optional.of("no " + needed.replace(".*", "*").replace("\\", "") + " is there");
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().matches(name));
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public PartResult run(StageContext context) throws IOException, StageStopped, StageNotRun {
    Path jars =
        context
            .contract()
            .or(() -> besides(context.program()))
            .orElseThrow(
                () ->
                    new StageNotRun(
                        "needs the jars of the tests, which the bundle has in lib/contract; --contract"
                            + " names another folder with them, and in the project's folder"
                            + " 'mvn -B verify -Dgpu.required=true' runs the same tests"));
    Path reports = context.folder().path().resolve(FOLDER);
    TestReport report = new TestReport(reports);
    report.remove();
    List<String> flags = new ArrayList<>();
    List<String> arguments = new ArrayList<>(List.of("--details=tree", "--reports-dir=" + reports));
    List<String> missing =
        Backends.all().stream()
            .filter(each -> each.design().onDevice() && !each.availability().available())
            .map(Backend::id)
            .toList();
    missing.forEach(id -> arguments.add("--exclude-package=" + PACKAGES + id));
    if (context.scale().emulated()) {
      flags.add("-D" + ContractMain.EMULATION + "=true");
      arguments.addAll(SHORT);
    }
    ChildProgram.End end =
        context.run(
            context
                .program()
                .with(flags)
                .withClasses(jars.toAbsolutePath() + File.separator + "*")
                .start(ContractMain.class, arguments));
    if (!report.exists()) {
      return PartResult.bad(context.trouble(end, context.folder().log()));
    }
    PartResult read = report.read();
    if (end.code() != 0 && read.problems().isEmpty()) {
      return read.and(PartResult.bad(context.trouble(end, context.folder().log())), read.line());
    }
    String without = missing.isEmpty() ? "" : ", without " + String.join(", ", missing);
    Finding finding = Finding.of(FOLDER, read.line() + without);
    return read.and(PartResult.good("", List.of(finding)), finding.measured());
  }
}
