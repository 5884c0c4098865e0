package org.synapticcaching.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.figure.ReferenceRun;
import org.synapticcaching.figure.claim.Expectation;

/** The claims of a figure as a table. */
final class ClaimTable {
  private static final List<String> HEADER =
      List.of("", "verdict", "claim", "basis", "number", "expected", "measured");

  private ClaimTable() {}

  /**
   * A row for each claim.
   *
   * @param reference to be set beside them, if any
   */
  static Table of(String caption, List<JudgedClaim> claims, Optional<ReferenceRun> reference) {
    List<String> header = new ArrayList<>(HEADER);
    reference.ifPresent(run -> header.add("reference run"));
    List<List<String>> rows = new ArrayList<>();
    for (JudgedClaim claim : claims) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(rows.size() + 1));
      row.add(claim.verdict());
      row.add(claim.text());
      row.add(claim.basis());
      row.add(claim.number());
      row.add(claim.expected());
      row.add(claim.measuredWords());
      reference.ifPresent(run -> row.add(words(run.claims().get(claim.text()))));
      rows.add(row);
    }
    return new Table(caption, header, rows);
  }

  /** What the numbers are made of, where that is told. */
  static List<String> details(List<JudgedClaim> claims) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (!claims.get(i).detail().isEmpty()) {
        lines.add("claim " + (i + 1) + ": " + claims.get(i).detail());
      }
    }
    return lines;
  }

  private static String words(ReferenceRun.Entry entry) {
    if (entry == null) {
      return "has no such claim";
    }
    String value =
        Double.isNaN(entry.measured()) ? "nothing" : Expectation.number(entry.measured());
    return value + ", " + entry.verdict();
  }
}
