package org.synapticcaching.cli;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.cli.figure.PlannedFigures;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.sweep.PlannedCommand;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.figure.FigurePlans;
import org.synapticcaching.sweep.SweepPlan;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the words of a command line come to on a machine that computes for another one: the same as
 * there.
 */
public final class SharedWork {
  private SharedWork() {}

  /**
   * The plan of a sweep.
   *
   * @param words of the command line, {@code sweep} first
   * @param automatic the backend of points that leave the choice to us
   * @throws IllegalArgumentException when they make no sense
   */
  public static SweepPlan sweep(List<String> words, Backend automatic) {
    if (command(words) instanceof PlannedCommand planned) {
      return planned.plan(Optional.of(automatic));
    }
    throw new IllegalArgumentException("no sweep: " + String.join(" ", words));
  }

  /**
   * The figures of {@code figure} or {@code reproduce}; their images are read.
   *
   * @param words of the command line, the command first
   * @param backend of figures that use one
   * @throws IllegalArgumentException when they make no sense
   */
  public static FigurePlans figures(List<String> words, Backend backend) {
    if (command(words) instanceof PlannedFigures planned) {
      return planned.plans(backend);
    }
    throw new IllegalArgumentException("no figures: " + String.join(" ", words));
  }

  /** The command with the options that it was given. */
  private static Object command(List<String> words) {
    Session nobody =
        new Session(new Interrupt(), false, new StandardOutput(OutputStream.nullOutputStream()));
    try {
      ParseResult parsed = Main.neededBy(nobody, words).parseArgs(words.toArray(String[]::new));
      while (parsed.hasSubcommand()) {
        parsed = parsed.subcommand();
      }
      return parsed.commandSpec().userObject();
    } catch (ParameterException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }
}
