package org.synapticcaching.spiking;

import java.util.List;

/**
 * Whether a set of patterns was learned ([LR20], Fig. 2, supplement 1): every response lies within
 * 2 standard deviations of the mean of its class, and at least 5 standard deviations of the other
 * class away from that one's mean.
 */
final class Discrimination {
  private static final double WITHIN = 2;
  private static final double BETWEEN = 5;

  private Discrimination() {}

  /**
   * Judges the responses. A single pattern always counts as learned; several of only one class
   * never do, as there is nothing to tell apart.
   *
   * @param responses one per pattern, in siemens
   * @param strong the class of each pattern
   */
  static boolean learned(List<Double> responses, List<Boolean> strong) {
    if (responses.size() == 1) {
      return true;
    }
    if (!strong.contains(true) || !strong.contains(false)) {
      return false;
    }
    Spread[] spreads = {spread(responses, strong, false), spread(responses, strong, true)};
    for (int p = 0; p < responses.size(); p++) {
      Spread own = spreads[strong.get(p) ? 1 : 0];
      Spread other = spreads[strong.get(p) ? 0 : 1];
      double toOther = Math.abs(responses.get(p) - other.mean);
      if (Math.abs(responses.get(p) - own.mean) > WITHIN * own.deviation
          || toOther < BETWEEN * other.deviation
          || toOther == 0) {
        return false;
      }
    }
    return true;
  }

  private record Spread(double mean, double deviation) {}

  private static Spread spread(List<Double> responses, List<Boolean> strong, boolean which) {
    int count = 0;
    double sum = 0;
    for (int p = 0; p < responses.size(); p++) {
      if (strong.get(p) == which) {
        sum += responses.get(p);
        count++;
      }
    }
    double mean = sum / count;
    double square = 0;
    for (int p = 0; p < responses.size(); p++) {
      if (strong.get(p) == which) {
        square += (responses.get(p) - mean) * (responses.get(p) - mean);
      }
    }
    return new Spread(mean, Math.sqrt(square / count));
  }
}
