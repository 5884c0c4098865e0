package org.synapticcaching.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.dataset.InputEncoding;
import org.synapticcaching.dataset.RealMnist;

class DataFactsTest {
  private static DataSet open(String data, InputEncoding encoding) {
    return DataSets.open(DataRequest.of(data).withEncoding(encoding), line -> {});
  }

  @Test
  void builtInDigitsHaveTheSameActiveInputsWhateverTheirMean() {
    DataFacts unit = DataFacts.of(open("digits", InputEncoding.UNIT).train());
    DataFacts centred = DataFacts.of(open("digits", InputEncoding.ZERO_MEAN).train());
    assertEquals(784, unit.inputs());
    assertEquals(10, unit.classes());
    assertEquals(unit, centred);
    assertTrue(unit.meanActive() > 20 && unit.meanActive() < 392, unit.toString());
  }

  @Test
  void mnistIsAsWrittenDown() {
    RealMnist.directory();
    DataFacts facts = DataFacts.of(open("mnist", InputEncoding.UNIT).train());
    assertEquals(DataFacts.MNIST.inputs(), facts.inputs());
    assertEquals(DataFacts.MNIST.classes(), facts.classes());
    assertEquals(DataFacts.MNIST.meanActive(), facts.meanActive(), 0.05);
  }
}
