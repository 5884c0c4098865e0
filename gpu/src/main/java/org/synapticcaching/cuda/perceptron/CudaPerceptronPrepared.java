package org.synapticcaching.cuda.perceptron;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.PerceptronSpec;

/**
 * A task with all that the host can do before there is room on the device, by any thread: packed
 * patterns, tables, what each update costs, and where everything will lie.
 *
 * @param slots the task under some of its specs each, in their order
 */
record CudaPerceptronPrepared(CudaPerceptronPatterns patterns, List<CudaPerceptronSlot> slots) {
  /**
   * What there is when nothing else is on the device.
   *
   * @param runs side by side, >= 1
   * @param bytes of its memory
   */
  record Room(int runs, long bytes) {}

  /** Prepares a task, in as few slots as there can be room for; each has one spec at least. */
  static CudaPerceptronPrepared of(
      PerceptronTask task,
      List<PerceptronSpec> specs,
      CudaPerceptronPlan.Limits limits,
      Room room) {
    CudaPerceptronPatterns patterns = new CudaPerceptronPatterns(task);
    List<CudaPerceptronPlan> plans = new ArrayList<>();
    Map<CudaPerceptronDecay, double[]> tables = new HashMap<>();
    for (PerceptronSpec spec : specs) {
      CudaPerceptronPlan plan = CudaPerceptronPlan.of(spec, patterns, limits);
      plans.add(plan);
      if (plan.decay().shrinks()) {
        // A run ends with the first epoch without errors: two epochs from error to error.
        tables.computeIfAbsent(
            plan.decay(), decay -> decay.table(Math.multiplyExact(2, patterns.patterns())));
      }
      spec.measures().forEach(patterns::costs);
    }
    patterns.sizes();
    List<CudaPerceptronSlot> slots = new ArrayList<>();
    for (int from = 0; from < plans.size(); from += slots.get(slots.size() - 1).plans().size()) {
      List<CudaPerceptronPlan> rest = plans.subList(from, plans.size());
      slots.add(largest(patterns, rest, tables, room));
    }
    return new CudaPerceptronPrepared(patterns, slots);
  }

  /** The first plans, as many as there is room for, at least one. */
  private static CudaPerceptronSlot largest(
      CudaPerceptronPatterns patterns,
      List<CudaPerceptronPlan> plans,
      Map<CudaPerceptronDecay, double[]> tables,
      Room room) {
    int runs = Math.min(room.runs(), plans.size());
    CudaPerceptronSlot slot = new CudaPerceptronSlot(patterns, plans.subList(0, runs), tables);
    while (runs > 1 && slot.bytes() > room.bytes()) {
      runs = (runs + 1) / 2;
      slot = new CudaPerceptronSlot(patterns, plans.subList(0, runs), tables);
    }
    return slot;
  }
}
