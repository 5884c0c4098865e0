package org.synapticcaching.check;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.check.result.StageResult;
import org.synapticcaching.check.result.StageStatus;
import org.synapticcaching.figure.run.Json;
import org.synapticcaching.file.AtomicFile;

/**
 * What became of a check.
 *
 * @param request what was to be checked
 * @param results of all stages that ended, now or before, by their ids
 * @param chosen ids of the stages that were wanted now
 * @param interrupted whether the user stopped it
 */
public record CheckReport(
    CheckRequest request,
    Map<String, StageResult> results,
    List<String> chosen,
    boolean interrupted) {
  private static final int FORMAT = 1;

  public CheckReport {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    chosen = List.copyOf(chosen);
  }

  /** Ids of the wanted stages that failed. */
  public List<String> failed() {
    return with(StageStatus.FAILED);
  }

  /** Ids of the wanted stages that lacked something. */
  public List<String> notRun() {
    return with(StageStatus.NOT_RUN);
  }

  private List<String> with(StageStatus status) {
    return chosen.stream()
        .filter(id -> results.containsKey(id) && results.get(id).status() == status)
        .toList();
  }

  /** What was expected, predicted and measured: lines for users. */
  public String table() {
    return new ExpectationTable(results).text();
  }

  /**
   * Writes all that is known of the card by now.
   *
   * @throws IOException naming the file that cannot be written
   */
  void write() throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("version", request.version());
    content.put("command", request.command());
    content.put("emulated", request.scale().emulated());
    content.put("circumstances", request.circumstances());
    content.put("stages", List.copyOf(results.values()));
    AtomicFile.write(request.folder().summary(), Json.pretty(content));
    AtomicFile.write(request.folder().table(), new ExpectationTable(results).csv());
  }
}
