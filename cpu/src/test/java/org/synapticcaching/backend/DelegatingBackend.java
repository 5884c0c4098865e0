package org.synapticcaching.backend;

import java.util.Optional;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.model.Numerics;

/** Is and does what another backend does; tests override what they watch. */
public class DelegatingBackend implements Backend {
  private final Backend other;

  /** Like the other one. */
  public DelegatingBackend(Backend other) {
    this.other = other;
  }

  @Override
  public String id() {
    return other.id();
  }

  @Override
  public String description() {
    return other.description();
  }

  @Override
  public BackendDesign design() {
    return other.design();
  }

  @Override
  public Precision precision() {
    return other.precision();
  }

  @Override
  public Availability availability() {
    return other.availability();
  }

  @Override
  public Numerics numerics() {
    return other.numerics();
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return other.bytes(spec);
  }

  @Override
  public Population open(PopulationSpec spec) {
    return other.open(spec);
  }

  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return other.perceptrons(reference);
  }
}
