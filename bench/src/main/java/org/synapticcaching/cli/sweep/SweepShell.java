package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.cli.session.Interrupt;
import org.synapticcaching.cli.session.Session;
import org.synapticcaching.sweep.Grid;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the commands of sweeps have in common: a session to interrupt them, and a console.
 *
 * @param session where they run
 */
record SweepShell(Session session) {
  /** Receives lines for the user, beside what the command prints. */
  Consumer<String> notice(CommandSpec spec) {
    return line -> {
      PrintWriter errors = spec.commandLine().getErr();
      errors.println("note: " + line);
      errors.flush();
    };
  }

  private static List<String> words(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().expandedArgs();
  }

  /** Runs a sweep, and returns its exit code. */
  int run(
      CommandSpec spec,
      String command,
      SweepOptions options,
      Grid grid,
      PointReader reader,
      PlanBackends backends,
      BackendRequest request)
      throws IOException {
    SweepJob.Console console =
        new SweepJob.Console(
            spec.commandLine().getOut(),
            notice(spec),
            task -> session.progress(task, "points", spec.commandLine().getErr()));
    Optional<SweepJob.There> there =
        session.cluster().map(cluster -> new SweepJob.There(cluster, words(spec)));
    try (Interrupt.Section section = session.interrupt().section()) {
      return new SweepJob(
              command,
              options,
              grid,
              reader,
              backends,
              request,
              console,
              section::interrupted,
              there)
          .run();
    }
  }
}
