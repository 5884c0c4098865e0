package org.synapticcaching.check.part;

import java.util.List;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.select.Backends;

/** What computes in a check. */
final class Computing {
  private Computing() {}

  /** The backends of the card that can run here. */
  static List<Backend> onCard() {
    return available().stream().filter(each -> each.design().onDevice()).toList();
  }

  /** The backend of the card that learns whole populations. */
  static Backend fused() {
    return of(BackendDesign.DEVICE_FUSED);
  }

  /** The fast one of the processor, which the card is compared with. */
  static Backend onProcessor() {
    return of(BackendDesign.PROCESSOR);
  }

  private static Backend of(BackendDesign design) {
    return available().stream()
        .filter(each -> each.design() == design)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no backend of design " + design + " can run here"));
  }

  private static List<Backend> available() {
    return Backends.all().stream().filter(each -> each.availability().available()).toList();
  }

  /** Processor threads. */
  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
