package org.synapticcaching.simd;

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
import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.perceptron.SimdPerceptronLearner;

/** {@code simd}: float32 with the Vector API, sparse and lazy; the fast way on a processor. */
public final class SimdBackend implements Backend {
  private final PreparedInputs inputs = new PreparedInputs();

  @Override
  public String id() {
    return "simd";
  }

  @Override
  public String description() {
    return "CPU, float32, Vector API: sparse inputs, lazy decay and consolidation; fast";
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.PROCESSOR;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Availability availability() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Availability.missing(
          "this Java runs without the module jdk.incubator.vector",
          "start Java with --add-modules jdk.incubator.vector (the synaptic-caching launcher does)");
    }
    return Availability.on(
        Runtime.getRuntime().availableProcessors() + " processor threads, " + vectors());
  }

  private static String vectors() {
    return "vectors of " + FloatLanes.SPECIES.vectorBitSize() + " bits";
  }

  /** Sums over a row are added up lane by lane, so that their order follows from the lanes. */
  @Override
  public Numerics numerics() {
    requireAvailable();
    return new Numerics(id(), design().numbers(), Numerics.processor() + ", " + vectors());
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return SimdMemory.bytes(spec);
  }

  @Override
  public Population open(PopulationSpec spec) {
    requireAvailable();
    HeapMemory.require(this, spec);
    return new SimdPopulation(spec, inputs);
  }

  /** From error to error, in pattern space where the Gram matrix serves (model section 8.4). */
  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return Optional.of(
        task -> {
          requireAvailable();
          return new SimdPerceptronLearner(task, reference);
        });
  }

  private void requireAvailable() {
    Availability availability = availability();
    if (!availability.available()) {
      throw new IllegalStateException("simd: " + availability.reason());
    }
  }
}
