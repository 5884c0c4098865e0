package org.synapticcaching.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.synapticcaching.cli.options.MnistOption;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.Version;
import org.synapticcaching.dataset.DataCatalog;
import org.synapticcaching.dataset.MnistPlace;
import org.synapticcaching.dataset.fetch.FileCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code data verify}: whether MNIST is what was published, byte for byte once uncompressed. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Compare the files of MNIST with their published SHA-256, uncompressed.",
      "Exit code 0 when all are there and right, else 1."
    })
final class DataVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private MnistOption mnist;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    MnistPlace place = mnist.place();
    List<FileCheck> checks = FileCheck.of(DataCatalog.load().named("mnist"), place.directory());
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
            "synaptic-caching: %s of %s files of mnist are missing or wrong; %s gets what "
                + "is not right",
            wrong, checks.size(), DataListCommand.howToGet(place)));
    err.flush();
    return ExitCode.FAILED;
  }
}
