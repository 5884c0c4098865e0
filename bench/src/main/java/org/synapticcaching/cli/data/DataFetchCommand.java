package org.synapticcaching.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.console.Progress;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataPlace;
import org.synapticcaching.dataset.ImageCollection;
import org.synapticcaching.dataset.fetch.ArchiveFetcher;
import org.synapticcaching.dataset.fetch.DataFetcher;
import org.synapticcaching.dataset.fetch.FetchListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data fetch}: downloads a data set. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Download a data set over HTTPS from the first mirror that works.",
      "Files get their names only when their SHA-256 is right; those that are right are kept.",
      "EMNIST comes in one archive, of which all three sets are taken out; one that you have put"
          + " into the folder (gzip.zip) is used."
    })
final class DataFetchCommand implements Runnable {
  private final Session session;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "What to download: mnist (12 MB), fashion-mnist (31 MB) or emnist (562 MB).")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to put it. Default: data/NAME, where it is found without further ado.")
  private Path to;

  @Mixin private DigestOption digests;

  DataFetchCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    CatalogName wanted = CatalogName.of(name).together();
    DataCatalog.Entry entry = digests.applied(wanted.entry());
    Path directory = to == null ? wanted.collection().usual() : to;
    PrintWriter out = spec.commandLine().getOut();
    try (Report report = new Report(spec.commandLine().getErr(), session)) {
      if (wanted.archive().isPresent()) {
        new ArchiveFetcher(wanted.archive().get(), entry.files()).fetch(directory, report);
      } else {
        new DataFetcher(entry).fetch(directory, report);
      }
    }
    out.println(entry.name() + " is in " + directory + hint(wanted.collection(), directory));
    out.println("To cite it: " + entry.citation());
    out.flush();
  }

  /** What to say when runs would look elsewhere. */
  private static String hint(ImageCollection collection, Path directory) {
    DataPlace place = DataPlace.of(collection, Optional.empty());
    try {
      if (Files.exists(place.directory()) && Files.isSameFile(place.directory(), directory)) {
        return "";
      }
    } catch (IOException unreadable) {
      // The hint then stands.
    }
    return String.format(
        "; runs look in %s%s: point %s or %s to %s",
        place.directory(),
        place.named() ? " (" + place.namedBy() + ")" : "",
        collection.option(),
        collection.variable(),
        directory);
  }

  /** Lines and progress on standard error. */
  private static final class Report implements FetchListener, AutoCloseable {
    private final PrintWriter errors;
    private final Session session;
    private String file = "";
    private Progress progress;

    Report(PrintWriter errors, Session session) {
      this.errors = errors;
      this.session = session;
    }

    @Override
    public void line(String text) {
      close();
      errors.println(text);
      errors.flush();
    }

    @Override
    public void progress(String name, long done, OptionalLong total) {
      if (!name.equals(file)) {
        close();
        file = name;
        if (total.isPresent()) {
          progress = session.progress(name, "bytes", errors);
        }
      }
      if (progress != null && total.isPresent()) {
        long all = total.getAsLong();
        progress.update((double) done / Math.max(1, all), done, all);
      }
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
        progress = null;
      }
      file = "";
    }
  }
}
