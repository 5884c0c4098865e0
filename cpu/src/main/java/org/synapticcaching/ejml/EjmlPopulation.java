package org.synapticcaching.ejml;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.synapticcaching.backend.Evaluation;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.ReplicaPopulation;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;

/** Networks of dense float64 matrices, which read patterns as they are. */
final class EjmlPopulation extends ReplicaPopulation<Patterns, EjmlReplica> {
  EjmlPopulation(PopulationSpec spec) {
    super(spec, "ejml-population", replica -> new EjmlReplica(spec.network(), replica));
  }

  @Override
  protected Patterns inputs(Patterns patterns, EjmlReplica network) {
    return patterns;
  }

  @Override
  protected List<Evaluation> evaluateActive(Patterns patterns) {
    Evaluation[] evaluations = new Evaluation[spec().replicas().size()];
    int[] active = active();
    List<Evaluation> found =
        invoke(
            IntStream.of(active)
                .<Callable<Evaluation>>mapToObj(r -> () -> network(r).evaluate(patterns))
                .toList());
    for (int k = 0; k < active.length; k++) {
      evaluations[active[k]] = found.get(k);
    }
    return Arrays.asList(evaluations);
  }

  @Override
  public double[] exactOutputs(int replica) {
    return network(replica).exactOutputs();
  }

  @Override
  public double[] exactWeights(int replica, int layer, WeightPart part) {
    return readable(replica, layer).layer(layer).read(part);
  }

  @Override
  public void setWeights(int replica, int layer, WeightPart part, double[] values) {
    writable(replica, layer, part, values).layer(layer).write(part, values);
  }
}
