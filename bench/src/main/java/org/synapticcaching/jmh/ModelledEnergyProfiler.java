package org.synapticcaching.jmh;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Puts the modelled energy of benchmarks of learning beside their score, as {@link EnergyCounters}.
 * Reads no clock and nothing of the measured iterations. {@code benchmarks.jar} always uses it.
 */
public final class ModelledEnergyProfiler implements InternalProfiler {
  private boolean begun;

  @Override
  public String getDescription() {
    return "Energy in the model, per presentation of a fixed stretch; always on";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (!begun) {
      begun = true;
      ModelledEnergy.forget();
    }
  }

  @Override
  public List<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    if (iteration.getType() != IterationType.MEASUREMENT) {
      return List.of();
    }
    return ModelledEnergy.published()
        .map(ModelledEnergy::perPresentation)
        .orElse(Map.of())
        .entrySet()
        .stream()
        .map(
            each ->
                new ScalarResult(
                    each.getKey().label(),
                    each.getValue(),
                    EnergyCounters.UNIT,
                    AggregationPolicy.AVG))
        .toList();
  }
}
