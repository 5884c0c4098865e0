package org.synapticcaching.ejml;

import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.HeapMemory;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.model.Numerics;
import org.synapticcaching.model.Replica;
import org.synapticcaching.threshold.LocalThresholds;

/** {@code ejml}: float64 dense matrices, one kernel at a time: short, plain, for comparison. */
public final class EjmlBackend implements Backend {
  @Override
  public String id() {
    return "ejml";
  }

  @Override
  public String description() {
    return "CPU, float64, dense matrices of EJML: plain and exact; for comparison";
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.REFERENCE;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public Availability availability() {
    return Availability.on(Runtime.getRuntime().availableProcessors() + " processor threads");
  }

  /** All sums are in one order, by plain loops: only the elementary functions may differ. */
  @Override
  public Numerics numerics() {
    return new Numerics(id(), design().numbers(), Numerics.processor());
  }

  /** All matrices, and what testing the networks takes besides. */
  @Override
  public long bytes(PopulationSpec spec) {
    long perSynapse = 0;
    for (Replica replica : spec.replicas()) {
      perSynapse += 3 * Double.BYTES + (replica.countsChanges() ? Integer.BYTES : 0);
      perSynapse += LocalThresholds.bytesPerSynapse(replica.consolidation());
      perSynapse += EjmlSelection.bytesPerSynapse(replica.plasticity().rule());
    }
    int tested = Math.min(spec.threads(), spec.replicas().size());
    return spec.network().synapses() * perSynapse
        + tested * EjmlEvaluator.numbers(spec.network()) * Double.BYTES;
  }

  @Override
  public Population open(PopulationSpec spec) {
    HeapMemory.require(this, spec);
    return new EjmlPopulation(spec);
  }

  /** One presentation after the other, in the order of the published script. */
  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.of(EjmlPerceptronLearner::new);
  }
}
