package org.synapticcaching.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.ledger.LayerLedger;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.ConsolidationPolicy;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.RandomStreams.Purpose;

class SpikingNeuronTest {
  private static final SpikingModel MODEL = SpikingModel.lr20();

  private static SpikingSynapses synapses(Consolidation consolidation) {
    return new SpikingSynapses(100, MODEL.rule().maximum(), consolidation, List.of());
  }

  private static Consolidation withThreshold(ConsolidationPolicy policy, double decayTime) {
    return Consolidation.of(policy, 5e-11, decayTime);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, Infinity",
    "NEVER, Infinity",
    "LOCAL_LOCAL, Infinity",
    "LOCAL_LOCAL, 20",
    "NEVER, 50"
  })
  void equalsThePlainImplementation(ConsolidationPolicy policy, double decayTime) {
    Consolidation consolidation = withThreshold(policy, decayTime);
    RandomGenerator random = new RandomStreams(4).of(Purpose.PATTERNS);
    PatternSet set = PatternSet.random(3, MODEL.protocol(), random);
    SpikingNeuron neuron = new SpikingNeuron(MODEL);
    SpikingSynapses synapses = synapses(consolidation);
    PlainNeuron plain = new PlainNeuron(consolidation);
    TrialInput input = new TrialInput(MODEL.protocol());
    int spikes = 0;
    for (int trial = 0; trial < 90; trial++) {
      input.draw(random, set, trial % 3);
      plain.present(input);
      synapses.beginTrial();
      neuron.present(input, synapses);
      synapses.endTrial();
      assertEquals(plain.spikes, neuron.spikes(), "spikes in trial " + trial);
      spikes += plain.spikes;
    }
    double largest = 0;
    for (int i = 0; i < 100; i++) {
      assertEquals(plain.weight(i), synapses.weight(i), 1e-21, "weight " + i);
      largest = Math.max(largest, plain.weight(i));
    }
    assertTrue(spikes > 200 && largest > 1e-10, "nothing happened");
    LayerLedger ledger = synapses.ledger().layers().get(0);
    assertRelative(plain.path, ledger.path().get(0));
    assertRelative(plain.consolidated, ledger.consolidation().get(0));
    assertRelative(plain.integral, ledger.transientIntegral());
    assertRelative(plain.transientChange, ledger.transientChange());
    assertEquals(plain.modifications, ledger.modifications());
  }

  private static void assertRelative(double expected, double actual) {
    assertEquals(expected, actual, 1e-11 * expected);
  }

  @Test
  void firesForTheTeacherAlone() {
    TrialInput input = new TrialInput(MODEL.protocol());
    input.draw(new RandomStreams(1).of(Purpose.PATTERNS), teacherOnly(), 0);
    for (int a = 0; a < input.active(); a++) {
      input.auditory(a).clear();
    }
    SpikingNeuron neuron = new SpikingNeuron(MODEL);
    SpikingSynapses synapses = synapses(Consolidation.none());
    neuron.present(input, synapses);
    assertTrue(neuron.spikes() > 0);
    assertEquals(0, synapses.ledger().layers().get(0).modifications());
  }

  @Test
  void isSilentWithBackgroundAlone() {
    TrialInput input = new TrialInput(MODEL.protocol());
    input.draw(new RandomStreams(1).of(Purpose.PATTERNS), teacherOnly(), 0);
    input.auditory(0).clear();
    input.auditory(1).clear();
    input.visual().clear();
    SpikingNeuron neuron = new SpikingNeuron(MODEL);
    neuron.present(input, synapses(Consolidation.none()));
    assertEquals(0, neuron.spikes());
  }

  @Test
  void aSpikeAfterAnInputStrengthensItsSynapseByTheDecayedTrace() {
    TrialInput input = handMade();
    input.auditory(0).add(100);
    for (int i = 0; i < 40; i++) {
      input.visual().add(750);
    }
    SpikingSynapses synapses = synapses(Consolidation.none());
    SpikingNeuron neuron = new SpikingNeuron(MODEL);
    neuron.present(input, synapses);
    assertTrue(neuron.spikes() >= 1);
    int strengthened = input.synapse(0);
    double greatest = MODEL.rule().potentiation() * Math.pow(1 - 1e-4 / 70e-3, 650);
    double weight = synapses.weight(strengthened);
    assertTrue(weight > 0.9 * greatest && weight <= neuron.spikes() * greatest, "" + weight);
    assertEquals(weight, java.util.Arrays.stream(synapses.weights()).sum());
  }

  @Test
  void inputsAfterASpikeCannotWeakenASynapseBelowZero() {
    TrialInput input = handMade();
    for (int i = 0; i < 60; i++) {
      input.visual().add(20);
    }
    input.auditory(1).add(200);
    input.auditory(1).add(300);
    SpikingSynapses synapses = synapses(Consolidation.none());
    SpikingNeuron neuron = new SpikingNeuron(MODEL);
    neuron.present(input, synapses);
    assertTrue(neuron.spikes() > 0);
    assertEquals(0, java.util.Arrays.stream(synapses.weights()).sum());
  }

  private static TrialInput handMade() {
    TrialInput input = new TrialInput(MODEL.protocol());
    input.draw(new RandomStreams(1).of(Purpose.PATTERNS), teacherOnly(), 0);
    input.auditory(0).clear();
    input.auditory(1).clear();
    input.visual().clear();
    return input;
  }

  private static PatternSet teacherOnly() {
    return new PatternSet(List.of(List.of(3, 71)), List.of(true));
  }
}
