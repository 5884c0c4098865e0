package org.synapticcaching.cublas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.synapticcaching.device.population.MeasureRecord;
import org.synapticcaching.device.record.StructLayout;
import org.synapticcaching.device.record.StructRecords;
import org.synapticcaching.model.ChangeMeasure;
import org.synapticcaching.model.Replica;

/** The measures of energy of all networks in one list, of which each network has a range. */
final class MeasureTable {
  /** {@code struct MeasureRange} of {@code networks.cuh}. */
  static final StructLayout RANGE =
      StructLayout.of("MeasureRange", fields -> fields.ints("first", "count"));

  private final List<ChangeMeasure> measures = new ArrayList<>();
  private final StructRecords ranges;
  private final int most;

  MeasureTable(List<Replica> replicas) {
    ranges = new StructRecords(RANGE, replicas.size());
    for (int r = 0; r < replicas.size(); r++) {
      List<ChangeMeasure> wanted = replicas.get(r).measures();
      ranges.at(r).put("first", firstOf(wanted)).put("count", wanted.size());
    }
    most = replicas.stream().mapToInt(replica -> replica.measures().size()).max().orElse(1);
  }

  /** Where these measures begin in the list, which most networks share. */
  private int firstOf(List<ChangeMeasure> wanted) {
    int found = Collections.indexOfSubList(measures, wanted);
    if (found >= 0) {
      return found;
    }
    measures.addAll(wanted);
    return measures.size() - wanted.size();
  }

  /** One {@code struct MeasureRange} per network. */
  ByteBuffer ranges() {
    return ranges.complete();
  }

  /** The list: one {@code struct Measure} each. */
  ByteBuffer measures() {
    StructRecords records = new StructRecords(MeasureRecord.LAYOUT, measures.size());
    for (int m = 0; m < measures.size(); m++) {
      MeasureRecord.write(measures.get(m), records.at(m));
    }
    return records.complete();
  }

  /** The largest number of measures of one network, >= 1. */
  int most() {
    return most;
  }
}
