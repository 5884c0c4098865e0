package org.synapticcaching.cli.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.synapticcaching.cli.options.PlaceOptions;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.DataPlace;
import org.synapticcaching.dataset.ImageSet;
import org.synapticcaching.dataset.fetch.FileCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code data list}: each data set, where it is, its size, and how to get it. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List data sets: where they are, how large, whether verified, how to get them.")
final class DataListCommand implements Runnable {
  private static final String FIRST = "%-16s%s%n";
  private static final String MORE = " ".repeat(16) + "%s%n";

  @Spec private CommandSpec spec;

  @Mixin private PlaceOptions places;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    DataCatalog catalog = DataCatalog.load();
    for (ImageSet set : ImageSet.values()) {
      print(out, set, catalog.named(set.word()));
    }
    out.printf(FIRST, "digits", "built-in digits in the shape of MNIST, made anew from a seed");
    out.printf(MORE, "always there; used in place of mnist where that is not found");
    out.printf(FIRST, "FILE.npz", "your own: arrays x_train, y_train, x_test and y_test");
    out.printf(MORE, "how to get it: numpy.savez; see data/README.md");
    out.flush();
  }

  private void print(PrintWriter out, ImageSet set, DataCatalog.Entry entry) {
    out.printf(FIRST, set.word(), entry.title() + ": " + entry.description());
    DataPlace place = places.place(set.collection());
    List<FileCheck> checks = FileCheck.of(entry, place.directory());
    out.printf(MORE, state(entry.name(), place, checks));
    if (!checks.stream().allMatch(FileCheck::verified)) {
      out.printf(MORE, "how to get it: " + set.collection().remedy(place.directory()));
    }
    out.printf(MORE, entry.licence());
  }

  private static String state(String name, DataPlace place, List<FileCheck> checks) {
    String where = place.directory() + (place.named() ? " (" + place.namedBy() + ")" : "");
    if (checks.stream().allMatch(check -> check.path().isEmpty())) {
      return "not found in " + where;
    }
    if (checks.stream().allMatch(FileCheck::verified)) {
      return "found in " + where + ", " + megabytes(checks) + ", verified";
    }
    FileCheck first = checks.stream().filter(check -> !check.verified()).findFirst().orElseThrow();
    return "not verified in %s: %s: %s; 'data verify %s' tells more"
        .formatted(where, first.file().name(), first.finding(), name);
  }

  private static String megabytes(List<FileCheck> checks) {
    long bytes = 0;
    for (FileCheck check : checks) {
      try {
        bytes += Files.size(check.path().orElseThrow());
      } catch (IOException gone) {
        return "unknown size";
      }
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
