package org.synapticcaching.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.AutomaticChoice;
import org.synapticcaching.backend.select.BackendChoice;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.sweep.Batch;
import org.synapticcaching.sweep.SweepPoint;
import org.synapticcaching.sweep.SweepRun;

/** The backends of a plan: one object for each that points name, and one for {@code auto}. */
final class PlanBackends {
  /** Batches by the largest of which {@code auto} chooses. */
  private static final int CHOOSING = 16;

  private final Map<BackendRequest, Backend> known = new HashMap<>();
  private final boolean forPerceptrons;
  private Optional<Backend> automatic = Optional.empty();
  private Optional<Function<BackendRequest, Backend>> elsewhere = Optional.empty();
  private boolean computes = true;

  PlanBackends(boolean forPerceptrons) {
    this.forPerceptrons = forPerceptrons;
  }

  /** Nothing will be computed here: what cannot run here is taken for what can. */
  void planOnly() {
    computes = false;
  }

  /** Nothing will be computed here: other machines know their backends. */
  void elsewhere(Function<BackendRequest, Backend> there) {
    elsewhere = Optional.of(there);
  }

  /**
   * Settles what {@code auto} comes to by the largest of the first batches, where there is anything
   * to choose from.
   *
   * @param batches of the plan
   * @param device the card that the user named, if any
   * @param threads that the processor would use, >= 1
   * @param notice receives lines for the user
   */
  void settle(Iterator<Batch> batches, OptionalInt device, int threads, Consumer<String> notice) {
    AutomaticChoice auto = Backends.automatic(device);
    if (!auto.hasDevice()) {
      return;
    }
    List<Batch> some = new ArrayList<>();
    while (batches.hasNext() && some.size() < CHOOSING) {
      some.add(batches.next());
    }
    some.stream()
        .max(Comparator.comparingDouble(Batch::seconds))
        .ifPresent(
            batch -> {
              List<SweepRun> runs = batch.points().stream().map(SweepPoint::run).toList();
              BackendChoice choice = batch.group().choice(auto, runs, threads);
              choice.notes().forEach(notice);
              settle(choice.backend());
            });
  }

  /** What {@code auto} comes to from now on. */
  void settle(Backend chosen) {
    automatic = Optional.of(chosen);
    known.keySet().removeIf(BackendRequest::automatic);
  }

  /**
   * The backend of a point.
   *
   * @throws UsageException when there is no such backend
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  Backend of(BackendRequest request) {
    return known.computeIfAbsent(request, this::find);
  }

  private Backend find(BackendRequest request) {
    if (request.automatic() && automatic.isPresent()) {
      return automatic.get();
    }
    try {
      return named(request);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(unknown);
    } catch (IllegalStateException unavailable) {
      if (computes) {
        throw unavailable;
      }
      return named(new BackendRequest(Backends.AUTO, OptionalInt.empty()));
    }
  }

  private Backend named(BackendRequest request) {
    if (elsewhere.isPresent()) {
      return elsewhere.get().apply(request);
    }
    return forPerceptrons ? Backends.selectForPerceptrons(request) : Backends.select(request);
  }
}
