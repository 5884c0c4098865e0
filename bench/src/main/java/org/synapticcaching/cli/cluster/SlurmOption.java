package org.synapticcaching.cli.cluster;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Lets Slurm run the shards of a command. A picocli mixin. */
public final class SlurmOption {
  private static final String NAME = "--slurm";
  private static final Pattern ARRAY = Pattern.compile("([1-9]\\d{0,5})(?:%([1-9]\\d{0,5}))?");

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = NAME,
      paramLabel = "N[%M]",
      description =
          "Compute nothing: print a script for Slurm's sbatch that lets an array of N tasks share"
              + " the work, at most M of them at a time.")
  private String array;

  /** Whether a script is wanted, and nothing else. */
  public boolean isGiven() {
    return array != null;
  }

  /**
   * Prints the script.
   *
   * @param seconds that one core is expected to take for all of the work
   * @param bytes of memory that each task takes at most, besides Java's own
   * @param backend that each task computes with; it need not be available here
   * @throws UsageException when the number of tasks is none, or the user chose a part already
   */
  public void print(double seconds, long bytes, BackendRequest backend) {
    Matcher words = ARRAY.matcher(array);
    if (!words.matches()) {
      throw new UsageException(
          NAME + " must be a number of tasks, such as 64, or 64%16 for 16 at a time, got " + array);
    }
    int tasks = Integer.parseInt(words.group(1));
    int atOnce = words.group(2) == null ? tasks : Integer.parseInt(words.group(2));
    ParseResult typed = command.root().commandLine().getParseResult();
    PrintWriter out = command.commandLine().getOut();
    out.print(
        new SlurmScript(
                command.commandLine().getCommandSpec().qualifiedName("-"),
                ThisJar.path(),
                words(typed),
                tasks,
                atOnce,
                seconds,
                bytes,
                isOnCard(backend))
            .text());
    out.flush();
  }

  private static boolean isOnCard(BackendRequest request) {
    return Backends.all().stream()
        .anyMatch(each -> each.id().equals(request.id()) && each.design().onDevice());
  }

  /** What the user typed, but for this option. */
  private static List<String> words(ParseResult typed) {
    List<String> words = new ArrayList<>();
    List<String> all = typed.originalArgs();
    for (int w = 0; w < all.size(); w++) {
      if (all.get(w).equals(NAME)) {
        w++;
      } else if (!all.get(w).startsWith(NAME + "=")) {
        words.add(all.get(w));
      }
    }
    if (words.stream().anyMatch(word -> word.matches("--(shard|gather)(=.*)?"))) {
      throw new UsageException(NAME + " makes shards of its own; leave out --shard and --gather");
    }
    return words;
  }
}
