package org.synapticcaching.figure.run;

import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Backend;

/**
 * The cards that the points of a figure are spread over: those that give the same digits as the one
 * that a backend takes by itself, so that a figure does not depend on which of them computed what.
 *
 * @param alike the backend on each of them, at least one
 * @param others what else is there, in words: cards of another kind
 */
public record Cards(List<Backend> alike, List<String> others) {
  public Cards {
    alike = List.copyOf(alike);
    others = List.copyOf(others);
    if (alike.isEmpty()) {
      throw new IllegalArgumentException("a backend computes on at least one card, got none");
    }
  }

  /** Those that a backend may choose among; one that the user named is the only one. */
  public static Cards of(Backend backend) {
    List<Backend> all = backend.onEachDevice();
    return new Cards(
        all.stream().filter(each -> each.numerics().equals(backend.numerics())).toList(),
        all.stream()
            .filter(each -> !each.numerics().equals(backend.numerics()))
            .map(each -> each.availability().device())
            .toList());
  }

  /** A line for the user; empty where there is one card and nothing to say. */
  public Optional<String> words() {
    if (alike.size() + others.size() == 1) {
      return Optional.empty();
    }
    Backend first = alike.get(0);
    String used =
        "%s spreads runs over %d card%s (%s)"
            .formatted(
                first.id(),
                alike.size(),
                alike.size() == 1 ? "" : "s of one kind",
                first.availability().device());
    return Optional.of(
        others.isEmpty()
            ? used
            : used
                + "; not over "
                + String.join(", ", others)
                + ": the digits of another kind may differ, and one figure has those of one kind"
                + " (--device chooses)");
  }
}
