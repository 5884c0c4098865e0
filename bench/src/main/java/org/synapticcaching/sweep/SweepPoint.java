package org.synapticcaching.sweep;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of a plan, known to make sense.
 *
 * @param index its place in the plan, from 0
 * @param id of all that determines its result: settings, data, and what its digits follow from
 * @param values of the options that are varied, as words
 * @param run what it learns
 */
public record SweepPoint(long index, String id, Map<String, String> values, SweepRun run) {
  /** The values, as a user would say them. */
  String words() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
