package org.synapticcaching.cli.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.cli.options.UsageException;

/** The backends of a plan: one object for each that points name, and one for {@code auto}. */
final class PlanBackends {
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
