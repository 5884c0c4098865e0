package org.synapticcaching.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.MemoryNeed;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.cli.session.Cluster;
import org.synapticcaching.cli.session.ExitCode;
import org.synapticcaching.cli.session.RunFailures;
import org.synapticcaching.console.Progress;
import org.synapticcaching.figure.run.Cards;
import org.synapticcaching.figure.run.Shard;
import org.synapticcaching.sweep.Grid;
import org.synapticcaching.sweep.Seats;
import org.synapticcaching.sweep.Survey;
import org.synapticcaching.sweep.Sweep;
import org.synapticcaching.sweep.SweepFolder;
import org.synapticcaching.sweep.SweepPlan;
import org.synapticcaching.sweep.SweepPoint;

/**
 * A sweep from options to table.
 *
 * @param command that makes one run
 * @param options of the sweep
 * @param grid what is varied
 * @param reader makes runs of points
 * @param backends that the reader takes
 * @param request what the user wants to compute with where points do not say
 * @param console where the user is told
 * @param interrupted whether the user wants to stop
 * @param there other machines that learn, where there are any
 */
record SweepJob(
    String command,
    SweepOptions options,
    Grid grid,
    PointReader reader,
    PlanBackends backends,
    BackendRequest request,
    Console console,
    BooleanSupplier interrupted,
    Optional<There> there) {
  /** More failures would not be read. */
  private static final int MOST_FAILURES = 5;

  /**
   * Where the user is told.
   *
   * @param out what was asked for
   * @param notice receives lines beside it
   * @param progress makes what shows how far it is
   */
  record Console(PrintWriter out, Consumer<String> notice, Progress.Factory progress) {}

  /**
   * Machines that learn.
   *
   * @param words of the command line, which each of them reads
   */
  record There(Cluster cluster, List<String> words) {}

  /**
   * Does what the options say.
   *
   * @return exit code
   * @throws UsageException when a point makes no sense, before anything is computed
   */
  int run() throws IOException {
    Shard shard = options.shard();
    if (options.slurm().isGiven()) {
      backends.planOnly();
    } else {
      there.ifPresent(machines -> backends.elsewhere(machines.cluster()::backend));
    }
    SweepFolder folder = new SweepFolder(options.out());
    SweepPlan plan = new SweepPlan(grid, reader);
    Map<String, Object> facts = begin(plan, folder);
    Sweep sweep = new Sweep(plan, facts, folder, console.notice());
    if (options.gathersOnly()) {
      sweep.gather();
      return tellOfTable(sweep);
    }
    Survey survey = survey(plan, shard);
    if (interrupted.getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    if (options.plansOnly()) {
      console.out().print(SurveyText.of(grid, survey, options.threads(), shard));
      return ExitCode.DONE;
    }
    if (options.slurm().isGiven()) {
      options.slurm().print(survey.whole().seconds(), survey.most(), request);
      return ExitCode.DONE;
    }
    Seats seats = there.map(machines -> seats(machines, plan, survey)).orElseGet(this::seatsHere);
    Sweep.Done done = compute(sweep, shard, survey.own().points(), seats);
    if (!done.failures().isEmpty()) {
      throw new RunFailures(readable(done.failures()));
    }
    if (done.finished() < survey.own().points()) {
      console
          .notice()
          .accept(
              "interrupted: %d of %d points are saved; the same command goes on from there"
                  .formatted(done.finished(), survey.own().points()));
      return ExitCode.INTERRUPTED;
    }
    if (shard.isWhole()) {
      sweep.gather();
      return tellOfTable(sweep);
    }
    console
        .out()
        .printf(
            "shard %s: %d points are saved in %s (%d of them before); without --shard the same"
                + " command writes the table%n",
            shard, done.finished(), options.out(), done.reused());
    return ExitCode.DONE;
  }

  /** The backend is settled, and the first point known to make sense. */
  private Map<String, Object> begin(SweepPlan plan, SweepFolder folder) throws IOException {
    if (request.automatic()) {
      Optional<String> before = folder.planned("backend");
      if (before.isPresent()) {
        backends.settle(backends.of(new BackendRequest(before.get(), request.device())));
      } else if (there.isEmpty()) {
        backends.settle(plan.batches(), request.device(), options.threads(), console.notice());
      }
    }
    SweepPoint first = first(plan);
    Backend backend = first.run().group().backend();
    if (backend.design().onDevice()) {
      Cards.of(backend).words().ifPresent(console.notice());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("sweep", command);
    facts.put("vary", options.vary());
    facts.put("points", grid.size());
    facts.putAll(reader.facts(grid.options(), backend));
    return facts;
  }

  private static SweepPoint first(SweepPlan plan) {
    try {
      return plan.at(0);
    } catch (IllegalArgumentException senseless) {
      throw new UsageException(senseless);
    }
  }

  /** Reads every point, so that one that makes no sense is told before anything is computed. */
  private Survey survey(SweepPlan plan, Shard shard) {
    try (Progress shown = console.progress().start("plan")) {
      long all = grid.size();
      return Survey.of(
          plan,
          shard,
          there.isPresent() ? Long.MAX_VALUE : MemoryNeed.available(),
          read -> shown.update((double) read / all, read, all),
          interrupted);
    } catch (IllegalArgumentException senseless) {
      throw new UsageException(senseless);
    }
  }

  private Seats seatsHere() {
    return Seats.here(options.threads(), MemoryNeed.available());
  }

  private Seats seats(There machines, SweepPlan plan, Survey survey) {
    SweepPoint first = first(plan);
    String backend = first.run().group().backend().id();
    Cluster.Work work = new Cluster.Work(machines.words(), backend, options.side(), survey.most());
    return Seats.of(machines.cluster().sweep(work, first));
  }

  private Sweep.Done compute(Sweep sweep, Shard shard, long points, Seats seats)
      throws IOException {
    try (Progress shown = console.progress().start("sweep")) {
      return sweep.compute(
          new Sweep.Working(
              shard,
              seats,
              interrupted,
              finished -> shown.update((double) finished / points, finished, points)));
    }
  }

  private static List<Exception> readable(List<Exception> failures) {
    List<Exception> some = new ArrayList<>(failures.stream().limit(MOST_FAILURES).toList());
    if (failures.size() > MOST_FAILURES) {
      some.add(
          new IllegalStateException((failures.size() - MOST_FAILURES) + " more batches failed"));
    }
    return some;
  }

  private int tellOfTable(Sweep sweep) {
    console.out().printf("%s: %d points%n", sweep.folder().table(), grid.size());
    console.out().flush();
    return ExitCode.DONE;
  }
}
