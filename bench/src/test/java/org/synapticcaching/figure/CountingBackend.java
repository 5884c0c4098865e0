package org.synapticcaching.figure;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.select.Backends;

/** Computes like simd, prefers populations or not, and notes how large those that it opens are. */
public final class CountingBackend implements Backend {
  private final Backend simd = Backends.named("simd");
  private final boolean prefersPopulations;
  private final List<Integer> opened = new ArrayList<>();

  /** Nothing opened yet. */
  public CountingBackend(boolean prefersPopulations) {
    this.prefersPopulations = prefersPopulations;
  }

  /** Sizes of all populations so far, in rising order. */
  public synchronized List<Integer> opened() {
    return opened.stream().sorted().toList();
  }

  @Override
  public String id() {
    return simd.id();
  }

  @Override
  public String description() {
    return simd.description();
  }

  @Override
  public BackendDesign design() {
    return simd.design();
  }

  @Override
  public Precision precision() {
    return simd.precision();
  }

  @Override
  public Availability availability() {
    return simd.availability();
  }

  @Override
  public boolean prefersPopulations() {
    return prefersPopulations;
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return simd.bytes(spec);
  }

  @Override
  public synchronized Population open(PopulationSpec spec) {
    opened.add(spec.replicas().size());
    return simd.open(spec);
  }
}
