package org.synapticcaching.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.PlaceOptions;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.dataset.DataPlace;
import org.synapticcaching.dataset.fetch.FileCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data verify}: whether a data set is what was published. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Compare the files of a data set with their published SHA-256.",
      "Exit code 0 when all are there and right, else 1."
    })
final class DataVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      defaultValue = "mnist",
      description = "What to verify: a set that 'data list' names. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Mixin private PlaceOptions places;

  @Mixin private DigestOption digests;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    CatalogName wanted = CatalogName.of(name);
    DataPlace place = places.place(wanted.collection());
    List<FileCheck> checks = FileCheck.of(digests.applied(wanted.entry()), place.directory());
    for (FileCheck check : checks) {
      Path path = check.path().orElse(place.directory().resolve(check.file().name()));
      out.println(path + ": " + check.finding());
    }
    out.flush();
    long wrong = checks.stream().filter(check -> !check.verified()).count();
    if (wrong == 0) {
      return ExitCode.DONE;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(
        String.format(
            "synaptic-caching: %s of %s files of %s are missing or not verified; to get "
                + "them, %s",
            wrong, checks.size(), name, wanted.collection().remedy(place.directory())));
    err.flush();
    return ExitCode.FAILED;
  }
}
