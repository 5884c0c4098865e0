package org.synapticcaching.spiking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.synapticcaching.model.RandomStreams;
import org.synapticcaching.model.RandomStreams.Purpose;

class SpikeTrainTest {
  private static final Protocol.Window WINDOW = new Protocol.Window(11, 61);

  @ParameterizedTest
  @CsvSource({"15, 0.01", "7, 0.01", "1, 0.1", "3, 0.9"})
  void countsInEveryStepAreBinomial(int neurons, double probability) {
    RandomGenerator random = new RandomStreams(2).of(Purpose.PATTERNS);
    SpikeTrain train = new SpikeTrain();
    int trials = 20_000;
    int[] histogram = new int[neurons + 1];
    int[] first = new int[2];
    for (int trial = 0; trial < trials; trial++) {
      train.draw(random, WINDOW, neurons, probability);
      first[0] += train.countAt(WINDOW.from());
      first[1] += train.countAt(WINDOW.to() - 1);
      for (int t = 0; t < WINDOW.to() + 10; t++) {
        boolean inside = t >= WINDOW.from() && t < WINDOW.to();
        int count = train.countAt(t);
        assertTrue(inside || count == 0);
        histogram[count] += inside ? 1 : 0;
      }
    }
    int steps = trials * 50;
    for (int k = 0; k <= neurons; k++) {
      double expected = steps * binomial(neurons, k, probability);
      assertEquals(expected, histogram[k], 4.5 * Math.sqrt(expected + 1), k + " spikes");
    }
    double mean = trials * neurons * probability;
    assertEquals(mean, first[0], 4.5 * Math.sqrt(mean), "first step");
    assertEquals(mean, first[1], 4.5 * Math.sqrt(mean), "last step");
  }

  private static double binomial(int n, int k, double p) {
    double value = Math.pow(p, k) * Math.pow(1 - p, n - k);
    for (int i = 0; i < k; i++) {
      value *= (double) (n - i) / (i + 1);
    }
    return value;
  }

  @Test
  void cursorMeetsEverySpikeInOrder() {
    SpikeTrain train = new SpikeTrain();
    for (int draw = 0; draw < 2; draw++) {
      train.draw(new RandomStreams(3).of(Purpose.PATTERNS), WINDOW, 15, 0.05);
      int met = 0;
      int total = 0;
      for (int t = 0; t < 100; t++) {
        total += train.countAt(t);
        if (train.nextStep() == t) {
          met += train.take();
        }
      }
      assertEquals(total, met);
      assertTrue(met > 10);
      assertEquals(SpikeTrain.NONE, train.nextStep());
    }
  }

  @Test
  void nothingFiresWithoutRateNeuronsOrTime() {
    RandomGenerator random = new RandomStreams(3).of(Purpose.PATTERNS);
    SpikeTrain train = new SpikeTrain();
    train.draw(random, WINDOW, 15, 0);
    assertEquals(SpikeTrain.NONE, train.nextStep());
    train.draw(random, WINDOW, 0, 0.5);
    assertEquals(SpikeTrain.NONE, train.nextStep());
    train.draw(random, new Protocol.Window(4, 4), 15, 0.5);
    assertEquals(SpikeTrain.NONE, train.nextStep());
  }

  @Test
  void growsWithTheNumberOfSpikes() {
    SpikeTrain train = new SpikeTrain();
    train.draw(new RandomStreams(1).of(Purpose.PATTERNS), new Protocol.Window(0, 1500), 20, 0.999);
    int total = 0;
    for (int t = 0; t < 1500; t++) {
      total += train.countAt(t);
    }
    assertEquals(30_000 * 0.999, total, 4.5 * Math.sqrt(30));
  }
}
