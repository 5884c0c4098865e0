package org.synapticcaching.cli.sweep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.synapticcaching.cli.options.UsageException;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.sweep.SweptData;

/** The data of a plan, each read once as long as few are in turn. */
final class PlanData {
  /** More are read again when they come back. */
  private static final int MOST = 4;

  private final Consumer<String> notice;
  private final Map<DataRequest, SweptData> known = new LinkedHashMap<>(MOST, 0.75f, true);

  PlanData(Consumer<String> notice) {
    this.notice = notice;
  }

  /**
   * The data of a point.
   *
   * @throws UsageException when a limit exceeds the number of patterns
   * @throws org.synapticcaching.dataset.DataException when they cannot be read
   */
  SweptData of(DataRequest request) {
    SweptData before = known.get(request);
    if (before != null) {
      return before;
    }
    try {
      SweptData read = SweptData.of(DataSets.open(request, notice));
      known.put(request, read);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
      return read;
    } catch (IllegalArgumentException limit) {
      throw new UsageException(limit);
    }
  }
}
