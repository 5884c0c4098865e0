package org.synapticcaching.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.synapticcaching.backend.select.Backends;
import org.synapticcaching.dataset.DataRequest;
import org.synapticcaching.dataset.DataSet;
import org.synapticcaching.dataset.DataSets;
import org.synapticcaching.model.Consolidation;
import org.synapticcaching.model.Network;
import org.synapticcaching.model.Replica;
import org.synapticcaching.training.TrainingListener;
import org.synapticcaching.training.TrainingPlan;
import org.synapticcaching.training.TrainingResult;
import org.synapticcaching.training.TrainingRun;

class StretchTest {
  @Test
  void aLargeNetworkIsAskedOftenWhetherToStop() {
    DataSet data = DataSets.open(DataRequest.of(DataRequest.DIGITS), line -> {}).limited(200, 1);
    Network network = Network.lr20(data.train().inputs(), List.of(2000), 10);
    Replica replica = Replica.of(network, 1, 0.1, Consolidation.none());
    List<Long> reached = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void advanced(long presentations, long max) {
            reached.add(presentations);
          }

          @Override
          public boolean cancelled() {
            return reached.size() == 2;
          }
        };
    try (Population population =
        Backends.automatic().onProcessor().open(PopulationSpec.single(network, replica))) {
      TrainingPlan plan = TrainingPlan.until(Double.NaN, 200, 0);
      TrainingResult result = TrainingRun.run(population, data, plan, listener).get(0);
      assertEquals(TrainingResult.Ending.INTERRUPTED, result.ending());
      assertEquals(reached.get(1), result.last().presentations());
      assertTrue(reached.get(1) < 200, reached.toString());
    }
  }
}
