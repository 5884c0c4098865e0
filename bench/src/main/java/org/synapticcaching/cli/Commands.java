package org.synapticcaching.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.synapticcaching.cli.bench.BenchCommand;
import org.synapticcaching.cli.bench.CompareCommand;
import org.synapticcaching.cli.bench.ReportCommand;
import org.synapticcaching.cli.check.GpuCheckCommand;
import org.synapticcaching.cli.data.DataCommand;
import org.synapticcaching.cli.figure.FigureCommand;
import org.synapticcaching.cli.figure.ReproduceCommand;
import org.synapticcaching.cli.learn.PerceptronCommand;
import org.synapticcaching.cli.learn.TrainCommand;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.cli.sweep.SearchCommand;
import org.synapticcaching.cli.sweep.SweepTrainCommand;
import org.synapticcaching.figure.paper.FigureCatalog;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands of the program, in the order in which they are listed. Making one takes long, since
 * all its options are read from its class; of those that nobody asks for only name and description
 * are.
 */
final class Commands {
  private static final String COMPLETION = "generate-completion";

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** All commands of a session. */
  Commands(Session session) {
    add("train", TrainCommand.class, () -> new TrainCommand(session));
    add("perceptron", PerceptronCommand.class, () -> new PerceptronCommand(session));
    add("sweep", SweepTrainCommand.class, () -> SweepTrainCommand.commandLine(session));
    add("search", SearchCommand.class, () -> new SearchCommand(session));
    add("figure", FigureCommand.class, () -> new FigureCommand(session, FigureCatalog.all()));
    add(
        "reproduce",
        ReproduceCommand.class,
        () -> new ReproduceCommand(session, FigureCatalog.all()));
    add("bench", BenchCommand.class, () -> new BenchCommand(session));
    add("compare", CompareCommand.class, () -> new CompareCommand(session));
    add("report", ReportCommand.class, () -> new ReportCommand(FigureCatalog.all()));
    add("gpu-check", GpuCheckCommand.class, () -> new GpuCheckCommand(session, Main.class));
    add("data", DataCommand.class, () -> DataCommand.commandLine(session));
    add("backends", BackendsCommand.class, BackendsCommand::new);
    add(COMPLETION, GenerateCompletion.class, Commands::completion);
  }

  /**
   * Not a command of help, as which picocli would let it take any words and do nothing with them.
   */
  private static CommandSpec completion() {
    return CommandSpec.forAnnotatedObject(new GenerateCompletion()).helpCommand(false);
  }

  private void add(String name, Class<?> type, Supplier<Object> made) {
    entries.put(name, new Entry(type, made));
  }

  /** The program with every command. */
  CommandLine all() {
    return of(List.copyOf(entries.keySet()));
  }

  /**
   * The program with the commands that these arguments may come to; the others are there to be
   * listed.
   */
  CommandLine neededBy(List<String> arguments) {
    boolean any =
        arguments.contains(COMPLETION) || arguments.stream().anyMatch(word -> word.startsWith("@"));
    return any ? all() : of(arguments);
  }

  private CommandLine of(List<String> names) {
    CommandLine program = new CommandLine(new RootCommand());
    entries.forEach(
        (name, entry) ->
            program.addSubcommand(
                name, names.contains(name) ? entry.made.get() : entry.described(name)));
    return program;
  }

  private record Entry(Class<?> type, Supplier<Object> made) {
    CommandSpec described(String name) {
      Command command = type.getAnnotation(Command.class);
      CommandSpec spec = CommandSpec.create().name(name);
      spec.usageMessage().header(command.header()).description(command.description());
      return spec;
    }
  }
}
