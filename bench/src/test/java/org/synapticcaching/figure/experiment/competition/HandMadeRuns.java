package org.synapticcaching.figure.experiment.competition;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.figure.run.Row;

/** Rows of runs with chosen numbers. */
final class HandMadeRuns {
  private final List<Row> rows = new ArrayList<>();

  /** All rows, to be changed at will. */
  List<Row> rows() {
    return rows;
  }

  private static Row.Builder row(String series, String setting, boolean reached) {
    return Row.builder()
        .set("series", series)
        .set("setting", setting)
        .set("rule", "all")
        .set("reached", reached)
        .set("ending", reached ? "goal" : "diverged")
        .set("presentations", 1000)
        .set("fraction", 0.1);
  }

  /** A run of a network of this size, all of it plastic. */
  void size(String series, int hidden, double m0, double m1, boolean reached) {
    network(series, hidden, hidden, m0, m1, reached);
  }

  /** A run of a subnet. */
  void subnet(int hidden, int plastic, double m0, double m1, boolean reached) {
    network("subnet", hidden, plastic, m0, m1, reached);
  }

  private void network(
      String series, int hidden, int plastic, double m0, double m1, boolean reached) {
    rows.add(
        row(series, "H=" + hidden + (plastic < hidden ? "/k=" + plastic : ""), reached)
            .set("hidden", (long) hidden)
            .set("plastic_hidden", (long) plastic)
            .set("m0", m0)
            .set("m1", m1)
            .build());
  }

  /** A run of a setting, whose total energy and accuracy are M1. */
  void energy(String series, String setting, double m0, double m1, boolean reached) {
    rows.add(
        row(series, setting, reached)
            .set("m0", m0)
            .set("m1", m1)
            .set("total", m1)
            .set("accuracy", m1)
            .build());
  }

  /** A run of a network of this size that takes this energy. */
  void combined(String series, int hidden, double total, boolean reached) {
    energy(series, "H=" + hidden, 0, total, reached);
    change("hidden", hidden);
  }

  /** Changes a number of the last row. */
  void change(String column, long value) {
    rows.add(Row.builder().setAll(rows.remove(rows.size() - 1)).set(column, value).build());
  }
}
