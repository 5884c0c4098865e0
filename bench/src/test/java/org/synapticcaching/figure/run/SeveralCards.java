package org.synapticcaching.figure.run;

import java.util.List;
import java.util.stream.IntStream;
import org.synapticcaching.backend.Availability;
import org.synapticcaching.backend.Backend;
import org.synapticcaching.backend.BackendDesign;
import org.synapticcaching.backend.DelegatingBackend;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.model.Numerics;

/** Computes like simd, as if on one of several cards, each of the kind that a letter tells. */
final class SeveralCards extends DelegatingBackend {
  private final String kinds;
  private final int number;
  private final boolean chosen;

  /** Free to choose: the first of these. */
  SeveralCards(String kinds) {
    this(kinds, 0, false);
  }

  private SeveralCards(String kinds, int number, boolean chosen) {
    super(Backends.named("simd"));
    this.kinds = kinds;
    this.number = number;
    this.chosen = chosen;
  }

  int number() {
    return number;
  }

  @Override
  public BackendDesign design() {
    return BackendDesign.DEVICE_FUSED;
  }

  @Override
  public Availability availability() {
    return Availability.on("card of kind " + kinds.charAt(number));
  }

  @Override
  public Numerics numerics() {
    return new Numerics(id(), 1, "kind " + kinds.charAt(number));
  }

  @Override
  public boolean prefersPopulations() {
    return true;
  }

  @Override
  public List<Backend> onEachDevice() {
    return chosen
        ? List.of(this)
        : IntStream.range(0, kinds.length()).mapToObj(this::onDevice).toList();
  }

  @Override
  public Backend onDevice(int card) {
    return new SeveralCards(kinds, card, true);
  }
}
