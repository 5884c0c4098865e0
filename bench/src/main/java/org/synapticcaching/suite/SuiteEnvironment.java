package org.synapticcaching.suite;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.machine.GitCommit;
import org.synapticcaching.machine.InstalledCard;
import org.synapticcaching.machine.Machine;
import org.synapticcaching.roofline.DataFacts;
import org.synapticcaching.suite.result.Environment;

/**
 * What does not change while suites are measured, for their {@link Environment}.
 *
 * @param command as typed
 * @param version of this program
 * @param flags of the Javas that measure
 * @param backends that are measured
 * @param data what is learned, in words
 * @param facts of it, from which the work of a presentation follows
 * @param energy how joules are measured
 */
public record SuiteEnvironment(
    String command,
    String version,
    List<String> flags,
    List<Backend> backends,
    String data,
    DataFacts facts,
    MeasuredEnergy energy) {
  public SuiteEnvironment {
    flags = List.copyOf(flags);
    backends = List.copyOf(backends);
  }

  /**
   * The environment of a run.
   *
   * @param started when it was first begun, such as {@code 2026-01-31T12:00:00Z}
   * @param load of the machine then
   */
  Environment of(SuiteFolder folder, SuiteSettings settings, String started, double load) {
    return new Environment(
        folder.path().toAbsolutePath().normalize().getFileName().toString(),
        command,
        started,
        0,
        version,
        GitCommit.ofProgram(),
        Machine.here(),
        flags,
        load,
        settings.quick(),
        settings.forks(),
        settings.suites(),
        backends.stream().map(SuiteEnvironment::used).toList(),
        card(),
        data,
        energy.meters(),
        energy.idle(),
        false);
  }

  private static Environment.UsedBackend used(Backend backend) {
    return new Environment.UsedBackend(
        backend.id(), backend.availability().device(), backend.numerics().words());
  }

  /** The GPU, where one of the backends computes on it. */
  private Optional<Environment.Card> card() {
    return backends.stream().anyMatch(backend -> backend.design().onDevice())
        ? InstalledCard.here().map(SuiteEnvironment::card)
        : Optional.empty();
  }

  private static Environment.Card card(InstalledCard card) {
    return new Environment.Card(
        card.name(), card.driver(), card.cuda(), card.cublas(), card.memoryBytes());
  }

  /** The same at another time: how long it has taken, and whether all is there. */
  static Environment at(Environment before, double seconds, boolean complete) {
    return new Environment(
        before.name(),
        before.command(),
        before.started(),
        seconds,
        before.version(),
        before.commit(),
        before.machine(),
        before.javaFlags(),
        before.loadAtStart(),
        before.quick(),
        before.forks(),
        before.suites(),
        before.backends(),
        before.card(),
        before.data(),
        before.meters(),
        before.idleWatts(),
        complete);
  }
}
