package org.synapticcaching.backend;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds backends: the only place that decides which one is used. */
public final class Backends {
  private static final List<String> ORDER = List.of("ejml", "simd", "cublas", "cuda");

  private Backends() {}

  /** All backends on the class path, available or not, in a fixed order. */
  public static List<Backend> all() {
    return ServiceLoader.load(Backend.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(backend -> rank(backend.id())))
        .toList();
  }

  private static int rank(String id) {
    int at = ORDER.indexOf(id);
    return at < 0 ? ORDER.size() : at;
  }

  /**
   * The backend a user asked for by name; never another one instead.
   *
   * @throws IllegalArgumentException when there is no such backend, listing those there are
   * @throws IllegalStateException when it cannot run here, with the reason and what to do
   */
  public static Backend named(String id) {
    List<Backend> all = all();
    for (Backend backend : all) {
      if (backend.id().equals(id)) {
        Availability availability = backend.availability();
        if (!availability.available()) {
          throw new IllegalStateException(
              "backend '"
                  + id
                  + "' is not available: "
                  + availability.reason()
                  + "; "
                  + availability.remedy());
        }
        return backend;
      }
    }
    String known = all.stream().map(Backend::id).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown backend '" + id + "'; known: auto, " + known);
  }

  /** The fastest backend expected for one run on this machine: {@code simd} if it can run. */
  public static Backend automatic() {
    List<Backend> available =
        all().stream().filter(backend -> backend.availability().available()).toList();
    return available.stream()
        .filter(backend -> backend.id().equals("simd"))
        .findFirst()
        .orElseGet(
            () ->
                available.stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no backend on the class path")));
  }

  /** {@link #automatic} for {@code auto}, else {@link #named}. */
  public static Backend select(String id) {
    return id.equals("auto") ? automatic() : named(id);
  }
}
