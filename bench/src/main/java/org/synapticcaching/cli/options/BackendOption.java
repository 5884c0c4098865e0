package org.synapticcaching.cli.options;

import java.util.OptionalInt;
import org.synapticcaching.backend.select.BackendRequest;
import org.synapticcaching.backend.select.Backends;
import picocli.CommandLine.Option;

/** What computes: a backend, and which of several cards. A picocli mixin. */
public final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      defaultValue = "auto",
      completionCandidates = BackendWords.class,
      description =
          "What computes: ${COMPLETION-CANDIDATES}; 'synaptic-caching backends' tells more."
              + " Default: ${DEFAULT-VALUE} (a card only where measuring has shown that it is faster).")
  private String backend;

  @Option(
      names = "--device",
      paramLabel = "N",
      description =
          "The card to compute on, by its number, from 0, among those that CUDA_VISIBLE_DEVICES"
              + " shows. Default: the first; figures use all of its kind.")
  private Integer device;

  /**
   * Checks the options, before any work.
   *
   * @throws UsageException when there is no such backend or card
   * @throws IllegalStateException when a card is asked for and none can be used here, with the
   *     reason and what to do
   */
  public void complete() {
    BackendWords.known(backend);
    if (device != null) {
      Numbers.atLeast("--device", 0, device);
      try {
        Backends.select(request());
      } catch (IllegalArgumentException noSuchCard) {
        throw new UsageException("--device: " + noSuchCard.getMessage());
      }
    }
  }

  /** What the user wants. */
  public BackendRequest request() {
    return new BackendRequest(
        backend, device == null ? OptionalInt.empty() : OptionalInt.of(device));
  }

  /** Names the backend that {@code auto} came to. */
  void resolveAuto(String used) {
    backend = request().automatic() ? used : backend;
  }
}
