package org.synapticcaching.cli.data;

import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.session.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: what there is to learn, how to get it, and whether it is what it should be. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "list|fetch|verify",
    description = "List data sets, download them, or verify them.")
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  public static picocli.CommandLine commandLine(Session session) {
    return new picocli.CommandLine(new DataCommand())
        .addSubcommand("list", new DataListCommand())
        .addSubcommand("fetch", new DataFetchCommand(session))
        .addSubcommand("verify", new DataVerifyCommand());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "data: which command? list, fetch or verify");
  }
}
