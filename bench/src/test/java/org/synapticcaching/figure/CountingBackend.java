package org.synapticcaching.figure;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.DelegatingBackend;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.select.Backends;

/** Computes like simd, prefers populations or not, and notes how large those that it opens are. */
public final class CountingBackend extends DelegatingBackend {
  private final boolean prefersPopulations;
  private final List<Integer> opened = new ArrayList<>();

  /** Nothing opened yet. */
  public CountingBackend(boolean prefersPopulations) {
    super(Backends.named("simd"));
    this.prefersPopulations = prefersPopulations;
  }

  /** Sizes of all populations so far, in rising order. */
  public synchronized List<Integer> opened() {
    return opened.stream().sorted().toList();
  }

  @Override
  public boolean prefersPopulations() {
    return prefersPopulations;
  }

  @Override
  public synchronized Population open(PopulationSpec spec) {
    opened.add(spec.replicas().size());
    return super.open(spec);
  }
}
