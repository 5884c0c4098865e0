package org.synapticcaching.spiking;

import java.util.List;
import java.util.random.RandomGenerator;

/** All spikes that reach the neuron in one trial. Refilled for every trial. Not thread-safe. */
final class TrialInput {
  private final Protocol protocol;
  private final SpikeTrain[] auditory;
  private final SpikeTrain visual = new SpikeTrain();
  private final SpikeTrain background = new SpikeTrain();
  private List<Integer> inputs = List.of();

  TrialInput(Protocol protocol) {
    this.protocol = protocol;
    this.auditory = new SpikeTrain[protocol.active()];
    for (int a = 0; a < auditory.length; a++) {
      auditory[a] = new SpikeTrain();
    }
  }

  /**
   * Draws the spikes of one presentation of a pattern. At ratio 0.5 the teacher has half the
   * neurons of a pool, rounded down as in the published script: 7 of 15.
   */
  void draw(RandomGenerator random, PatternSet patterns, int pattern) {
    inputs = patterns.active().get(pattern);
    double probability = protocol.rate() * protocol.step();
    for (SpikeTrain train : auditory) {
      train.draw(random, protocol.auditory(), protocol.pool(), probability);
    }
    int neurons = patterns.strong().get(pattern) ? protocol.pool() : protocol.pool() / 2;
    visual.draw(random, protocol.visual(), neurons, probability);
    background.draw(
        random,
        new Protocol.Window(0, protocol.steps()),
        1,
        protocol.backgroundRate() * protocol.step());
  }

  /** Which synapse the a-th active input feeds. */
  int synapse(int a) {
    return inputs.get(a);
  }

  /** Number of active inputs. */
  int active() {
    return auditory.length;
  }

  /** Spikes of the a-th active input. */
  SpikeTrain auditory(int a) {
    return auditory[a];
  }

  SpikeTrain visual() {
    return visual;
  }

  SpikeTrain background() {
    return background;
  }
}
