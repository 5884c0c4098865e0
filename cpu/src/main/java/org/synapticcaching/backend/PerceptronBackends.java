package org.synapticcaching.backend;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds perceptron backends: the only place that decides which one is used. */
public final class PerceptronBackends {
  private PerceptronBackends() {}

  /** All on the class path, available or not. */
  public static List<PerceptronBackend> all() {
    return ServiceLoader.load(PerceptronBackend.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * The fastest on the processor for {@code auto}: {@code simd}, or else {@code ejml}; also where
   * there is a graphics card, since one perceptron is a chain of small updates that a processor
   * core makes out of its cache, and only hundreds of them side by side fill a card. Any other name
   * gives that backend and never another one instead.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static PerceptronBackend select(String id) {
    List<PerceptronBackend> all = all();
    if (id.equals(Backends.AUTO)) {
      return all.stream()
          .filter(each -> each.id().equals("simd") && each.availability().available())
          .findFirst()
          .orElseGet(() -> select("ejml"));
    }
    String known = all.stream().map(PerceptronBackend::id).collect(Collectors.joining(", "));
    PerceptronBackend chosen =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no backend '" + id + "' for perceptrons; known: auto, " + known));
    Availability availability = chosen.availability();
    if (!availability.available()) {
      throw new IllegalStateException(availability.refusal(id));
    }
    return chosen;
  }
}
