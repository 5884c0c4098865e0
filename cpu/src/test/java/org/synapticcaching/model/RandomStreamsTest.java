package org.synapticcaching.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.synapticcaching.model.RandomStreams.Purpose;

class RandomStreamsTest {
  private static final long[] FIRST = {
    -2688892329156697580L,
    -7520034767977257198L,
    5134011665658176246L,
    4220147197208908655L,
    2193868236442899118L
  };

  @Test
  void streamsAreTheSameOnEveryJava() {
    for (Purpose purpose : Purpose.values()) {
      assertEquals(FIRST[purpose.ordinal()], new RandomStreams(1).of(purpose).nextLong());
    }
    assertEquals(-3736870094749753901L, new RandomStreams(1).of(Purpose.WEIGHTS, 1).nextLong());
  }

  @Test
  void seedsPurposesAndNumbersHaveStreamsOfTheirOwn() {
    Set<Long> first = new HashSet<>();
    for (long seed = -50; seed < 50; seed++) {
      for (Purpose purpose : Purpose.values()) {
        for (int number = 0; number < 5; number++) {
          first.add(new RandomStreams(seed).of(purpose, number).nextLong());
        }
      }
    }
    assertEquals(100 * Purpose.values().length * 5, first.size());
  }

  @Test
  void everyCallStartsTheStreamAgain() {
    RandomStreams streams = new RandomStreams(7);
    long first = streams.of(Purpose.ORDER).nextLong();
    streams.of(Purpose.MASKS).nextLong();
    assertEquals(first, streams.of(Purpose.ORDER).nextLong());
  }

  @Test
  void initialWeightsHaveTheNetworksDeviation() {
    Network network = Network.n22(100, List.of(50), 10);
    for (int layer = 0; layer < 2; layer++) {
      float[] weights = InitialWeights.draw(network, layer, 3);
      assertEquals(network.layers().get(layer).length(), weights.length);
      double squares = 0;
      double sum = 0;
      for (float weight : weights) {
        squares += weight * weight;
        sum += weight;
      }
      double deviation = network.initialDeviation().get(layer);
      // Five standard errors.
      double error = 5 * deviation / Math.sqrt(weights.length);
      assertEquals(0, sum / weights.length, error);
      assertEquals(deviation, Math.sqrt(squares / weights.length), error);
      assertArrayEquals(weights, InitialWeights.draw(network, layer, 3));
      double[] exact = InitialWeights.drawExact(network, layer, 3);
      assertEquals(weights.length, exact.length);
      int rounded = 0;
      for (int i = 0; i < exact.length; i++) {
        assertEquals(weights[i], (float) exact[i]);
        rounded += exact[i] == weights[i] ? 0 : 1;
      }
      assertTrue(rounded > exact.length / 2, "all fit into 32 bits");
    }
  }
}
