package org.synapticcaching.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.cli.figure.FigureCommand;
import org.synapticcaching.cli.figure.ReproduceCommand;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.console.StandardOutput;
import org.synapticcaching.figure.Figure;
import picocli.CommandLine;

/** Runs the commands that make figures, of a catalog of their own. */
final class FigureCommands {
  private FigureCommands() {}

  static Cli.Outcome run(
      Interrupt interrupt, boolean terminal, List<Figure> known, Path out, String... words) {
    StringWriter text = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(interrupt, terminal, new StandardOutput(OutputStream.nullOutputStream()));
    CommandLine line =
        new CommandLine(new RootCommand())
            .addSubcommand("figure", new FigureCommand(session, known))
            .addSubcommand("reproduce", new ReproduceCommand(session, known))
            .setOut(new PrintWriter(text, true))
            .setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--out", out.toString()));
    int code = Main.execute(line, all.toArray(String[]::new));
    return new Cli.Outcome(code, text.toString(), err.toString());
  }
}
