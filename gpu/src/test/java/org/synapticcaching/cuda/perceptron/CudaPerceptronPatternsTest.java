package org.synapticcaching.cuda.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.synapticcaching.contract.PerceptronPatterns;
import org.synapticcaching.dataset.PerceptronTask;
import org.synapticcaching.model.ChangeMeasure;

/** Updates in the form of the device, at widths that fill words and at those that do not. */
class CudaPerceptronPatternsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 8, 30, 31, 32, 33, 63, 64, 100})
  void aBitIsOneWhereAnUpdateIsPositive(int synapses) {
    PerceptronTask task = PerceptronTask.random(synapses, 17, synapses);
    CudaPerceptronPatterns packed = new CudaPerceptronPatterns(task);
    int words = packed.rowLength();
    assertEquals(synapses / 32 + 1, words);
    for (int p = 0; p < 17; p++) {
      int increases = 0;
      for (int i = 0; i < 32 * words; i++) {
        boolean positive = i <= synapses && task.target(p) * task.value(p, i) > 0;
        assertEquals(positive ? 1 : 0, packed.signs()[p * words + i / 32] >>> i % 32 & 1);
        increases += positive ? 1 : 0;
      }
      assertEquals(increases, packed.cost(p, new ChangeMeasure(1, true)));
      assertEquals(synapses + 1, packed.cost(p, ChangeMeasure.LINEAR));
    }
  }

  @Test
  void whatUpdatesCostIsKnownWhenTheyAreForgotten() {
    CudaPerceptronPatterns numbers =
        new CudaPerceptronPatterns(PerceptronPatterns.REAL.task(5, 7, 3));
    ChangeMeasure squares = new ChangeMeasure(2, false);
    double[] costs = numbers.costs(squares);
    numbers.forgetRows();
    assertArrayEquals(costs, numbers.costs(squares));
    assertThrows(NullPointerException.class, numbers::numbers);
    assertThrows(NullPointerException.class, () -> numbers.costs(new ChangeMeasure(0.5, false)));
    assertEquals(7, numbers.patterns());
  }
}
