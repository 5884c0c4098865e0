package org.synapticcaching.jmh;

import java.util.ArrayList;
import java.util.List;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.Patterns;
import org.synapticcaching.model.LayerShape;

/**
 * The weights that every iteration begins with. What has been learned up to there counts as initial
 * weights, and nothing is cached, as in a run that {@code train --init-weights} begins: so the
 * ledger of a stretch is that of a run, and never less than its minimum.
 *
 * <p>Learned weights are the same on every backend: those that {@value #MAKER} reaches, which is
 * there on every machine and the fastest that is.
 */
final class StartingPoint {
  private static final String MAKER = "simd";

  private final Population learner;
  private final List<WeightPart> parts;
  private final List<float[]> zeros = new ArrayList<>();

  /**
   * That of freshly opened networks, which are left there.
   *
   * @param workload what {@code learner} is
   */
  StartingPoint(Stage stage, Workload workload, Population learner, Patterns patterns) {
    this.learner = learner;
    this.parts = workload.learnedParts();
    for (LayerShape shape : workload.network().layers()) {
      zeros.add(new float[shape.length()]);
    }
    if (stage == Stage.AFTER_ONE_EPOCH) {
      learn(workload, patterns);
    }
  }

  private void learn(Workload workload, Patterns patterns) {
    int networks = networks();
    System.out.println(
        "# %s: %s presentations to each of %s networks by %s"
            .formatted(Stage.LEARNED, patterns.size(), networks, MAKER));
    int threads = Runtime.getRuntime().availableProcessors();
    try (Population made = workload.on(MAKER).open(networks, threads)) {
      made.train(patterns, patterns.size());
      for (int r = 0; r < networks; r++) {
        for (int layer = 0; layer < zeros.size(); layer++) {
          float[] weights = made.weights(r, layer, WeightPart.TOTAL);
          learner.setWeights(r, layer, WeightPart.INITIAL, weights);
        }
      }
    }
  }

  private int networks() {
    return learner.spec().replicas().size();
  }

  /** Takes back what was learned since; what was charged and presented stays counted. */
  void restore() {
    for (int r = 0; r < networks(); r++) {
      for (int layer = 0; layer < zeros.size(); layer++) {
        for (WeightPart part : parts) {
          learner.setWeights(r, layer, part, zeros.get(layer));
        }
      }
    }
    MeasuredOn.await(learner);
  }
}
