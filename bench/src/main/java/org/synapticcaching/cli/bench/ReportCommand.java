package org.synapticcaching.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.figure.Figure;
import org.synapticcaching.file.AtomicFile;
import org.synapticcaching.report.KeyNumber;
import org.synapticcaching.report.Report;
import org.synapticcaching.report.ResultFolders;
import org.synapticcaching.report.Section;
import org.synapticcaching.report.bench.BenchReport;
import org.synapticcaching.report.study.StudyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: one page of HTML with all results. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Show all results in one HTML file, which needs no network.",
    footer = {
      "",
      "Every figure that is among the results, or else its reference run, as plots beside its"
          + " claims; every 'search' that came to its end, and those that ask the same side by side;"
          + " every run of 'bench' with bounds and energy; and the newest run against the one"
          + " before it. What cannot be read is told in its place;"
          + " folders that cannot be looked into make the exit code 1."
    })
public final class ReportCommand implements Callable<Integer> {
  private final List<Figure> figures;
  private final ResultFolders folders;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "results",
      description = "Folder of results. Default: ${DEFAULT-VALUE}.")
  private Path results;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "Where the page is written. Default: report.html in DIR.")
  private Path out;

  /** A command that shows these figures. */
  public ReportCommand(List<Figure> figures) {
    this(figures, new ResultFolders());
  }

  /** One that looks into folders in this way. */
  ReportCommand(List<Figure> figures, ResultFolders folders) {
    this.figures = List.copyOf(figures);
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Path page = out == null ? results.resolve("report.html") : out;
    if (!Files.isDirectory(results)) {
      throw new UsageException(
          results + ": no such folder; name the one that 'reproduce' or 'bench' wrote to");
    }
    if (!page.toString().matches(".*[.]html?")) {
      throw new UsageException("--out: the page is a file that ends in .html, got " + page);
    }
    AtomicFile.requireWritable(page);
    BenchReport bench = BenchReport.of(results, folders);
    StudyReport studies = StudyReport.of(results, page, folders);
    List<Section> sections = new ArrayList<>(studies.sections());
    sections.addAll(bench.sections());
    Optional<Section> unread = folders.unread();
    unread.ifPresent(sections::add);
    List<KeyNumber> numbers = new ArrayList<>(studies.numbers());
    numbers.addAll(bench.numbers());
    byte[] html = new Report(results, page, figures).html(sections, numbers, this::note);
    AtomicFile.write(page, html);
    PrintWriter text = spec.commandLine().getOut();
    text.printf("%s: %d kB; open it in a browser%n", page, (html.length + 999) / 1000);
    text.flush();
    return unread.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void note(String line) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println("note: " + line);
    errors.flush();
  }
}
