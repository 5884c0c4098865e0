package org.synapticcaching.dataset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The default network (784 - 100 - 10 logistic units, rate 0.1, targets 0.01 and 0.99, as in Li and
 * van Rossum 2020) on the built-in digits, by plain loops over the pixels that are not zero.
 */
class DigitDifficultyTest {
  private static final int HIDDEN = 100;
  private static final float RATE = 0.1f;

  private final Random random = new Random(1);
  private final float[] inputWeights = normal(784 * HIDDEN);
  private final float[] outputWeights = normal(10 * HIDDEN);
  private final float[] hidden = new float[HIDDEN];
  private final float[] output = new float[10];
  private final float[] back = new float[HIDDEN];

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.01 * random.nextGaussian());
    }
    return values;
  }

  @Test
  void defaultNetworkNeedsMoreThanOnePassFor93PercentButNotMany() {
    Patterns train = new DigitImages(1).training(60_000).encoded(unit());
    Patterns test = new DigitImages(1).test(10_000).encoded(unit());
    learn(train, 0, 60_000);
    double onePass = accuracy(test);
    assertTrue(onePass > 0.85 && onePass < 0.93, "after one pass " + onePass);
    double best = 0;
    for (int pass = 1; pass < 4 && best < 0.93; pass++) {
      for (int quarter = 0; quarter < 4 && best < 0.93; quarter++) {
        learn(train, quarter * 15_000, (quarter + 1) * 15_000);
        best = accuracy(test);
      }
    }
    assertTrue(best >= 0.93, "after four passes " + best);
  }

  private static double[] unit() {
    return PixelTable.of(InputEncoding.UNIT, new byte[0]);
  }

  private void learn(Patterns patterns, int from, int to) {
    float[] inputs = new float[784];
    for (int pattern = from; pattern < to; pattern++) {
      patterns.read(pattern, inputs, 0);
      present(inputs);
      Arrays.fill(back, 0);
      for (int k = 0; k < 10; k++) {
        float error = (patterns.label(pattern) == k ? 0.99f : 0.01f) - output[k];
        float change = RATE * error * output[k] * (1 - output[k]);
        for (int j = 0; j < HIDDEN; j++) {
          back[j] += outputWeights[k * HIDDEN + j] * error;
          outputWeights[k * HIDDEN + j] += change * hidden[j];
        }
      }
      for (int j = 0; j < HIDDEN; j++) {
        back[j] *= RATE * hidden[j] * (1 - hidden[j]);
      }
      for (int i = 0; i < 784; i++) {
        for (int j = 0; inputs[i] != 0 && j < HIDDEN; j++) {
          inputWeights[i * HIDDEN + j] += inputs[i] * back[j];
        }
      }
    }
  }

  private void present(float[] inputs) {
    Arrays.fill(hidden, 0);
    for (int i = 0; i < 784; i++) {
      for (int j = 0; inputs[i] != 0 && j < HIDDEN; j++) {
        hidden[j] += inputs[i] * inputWeights[i * HIDDEN + j];
      }
    }
    for (int j = 0; j < HIDDEN; j++) {
      hidden[j] = logistic(hidden[j]);
    }
    for (int k = 0; k < 10; k++) {
      float sum = 0;
      for (int j = 0; j < HIDDEN; j++) {
        sum += outputWeights[k * HIDDEN + j] * hidden[j];
      }
      output[k] = logistic(sum);
    }
  }

  private static float logistic(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  private double accuracy(Patterns patterns) {
    float[] inputs = new float[784];
    int right = 0;
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      patterns.read(pattern, inputs, 0);
      present(inputs);
      int best = 0;
      for (int k = 1; k < 10; k++) {
        best = output[k] > output[best] ? k : best;
      }
      right += best == patterns.label(pattern) ? 1 : 0;
    }
    return right / (double) patterns.size();
  }
}
