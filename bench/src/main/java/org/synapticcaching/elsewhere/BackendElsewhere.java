package org.synapticcaching.elsewhere;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.PopulationSpec;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.perceptron.PerceptronEngine;
import org.synapticcaching.model.Numerics;

/**
 * A backend of other machines, to plan with: what is found by its numbers is theirs. It need not be
 * available here.
 *
 * @param kind the same backend of this machine
 * @param numerics what its digits follow from there
 * @param device what it computes on there, in words
 * @param devices on how many of them it can compute at a time, >= 1
 */
public record BackendElsewhere(Backend kind, Numerics numerics, String device, int devices)
    implements Backend {
  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String description() {
    return kind.description();
  }

  @Override
  public BackendDesign design() {
    return kind.design();
  }

  @Override
  public Precision precision() {
    return kind.precision();
  }

  @Override
  public Availability availability() {
    return Availability.on(device);
  }

  @Override
  public List<Backend> onEachDevice() {
    return Collections.nCopies(design().onDevice() ? devices : 1, this);
  }

  @Override
  public boolean prefersPopulations() {
    return kind.prefersPopulations();
  }

  @Override
  public long bytes(PopulationSpec spec) {
    return kind.bytes(spec);
  }

  @Override
  public Population open(PopulationSpec spec) {
    throw new IllegalStateException(id() + " computes on other machines: " + device);
  }

  @Override
  public Optional<PerceptronEngine> perceptrons(PerceptronEngine reference) {
    return kind.perceptrons(reference);
  }
}
