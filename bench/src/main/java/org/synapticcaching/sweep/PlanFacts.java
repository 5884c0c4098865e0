package org.synapticcaching.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.synapticcaching.figure.run.Json;

/** Facts by which plans differ: those of a folder against those of a command. */
public final class PlanFacts {
  private PlanFacts() {}

  /**
   * In which fact they differ.
   *
   * @param plan facts of the command
   * @param there what was written of those of the folder
   * @return such as {@code seed is 1 and not 2}; empty when they agree
   */
  public static Optional<String> difference(Map<String, Object> plan, JsonNode there) {
    JsonNode here;
    try {
      here = Json.read(Json.compact(plan));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return differing(here, there).map(key -> difference(key, here.get(key), there.path(key)));
  }

  private static Optional<String> differing(JsonNode here, JsonNode there) {
    for (Iterator<String> keys = here.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!here.get(key).equals(there.path(key))) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** The innermost fact that differs. */
  private static String difference(String key, JsonNode here, JsonNode there) {
    if (here.isObject() && there.isObject()) {
      Optional<String> inner = differing(here, there);
      if (inner.isPresent()) {
        return difference(inner.get(), here.get(inner.get()), there.path(inner.get()));
      }
    }
    return "%s is %s and not %s".formatted(key, words(there), words(here));
  }

  private static String words(JsonNode value) {
    return value.isMissingNode()
        ? "not there"
        : value.isTextual() ? value.asText() : value.toString();
  }
}
