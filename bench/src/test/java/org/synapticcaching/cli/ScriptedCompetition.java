package org.synapticcaching.cli;

import java.util.Arrays;

/**
 * What the published script of [RP24] computes for a network with one hidden layer, from model
 * sections 5 and 6b: whole matrices of changes, sorted, in double precision. Leaky rectified hidden
 * units, linear output, no bias, no caching.
 */
final class ScriptedCompetition {
  private static final double LEAK = 0.1;

  private final double[][] hiddenWeights;
  private final double[][] outputWeights;
  private final double[][][] start;
  private final double rate;
  private final int rule;
  private final double plastic;
  private final long[] modifications = new long[2];
  private final double[] path = new double[2];

  /**
   * A network.
   *
   * @param rule number of the script's rule
   * @param plastic its fraction, or the number of hidden neurons in the subnet
   */
  ScriptedCompetition(
      float[] first,
      int hidden,
      float[] second,
      int outputs,
      double rate,
      int rule,
      double plastic) {
    this.hiddenWeights = matrix(first, hidden);
    this.outputWeights = matrix(second, outputs);
    this.start = new double[][][] {matrix(first, hidden), matrix(second, outputs)};
    this.rate = rate;
    this.rule = rule;
    this.plastic = plastic;
  }

  private static double[][] matrix(float[] flat, int rows) {
    double[][] matrix = new double[rows][flat.length / rows];
    for (int at = 0; at < flat.length; at++) {
      matrix[at / matrix[0].length][at % matrix[0].length] = flat[at];
    }
    return matrix;
  }

  void present(double[] x, int label) {
    int hidden = hiddenWeights.length;
    double[] h = new double[hidden];
    double[] slope = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      double z = dot(hiddenWeights[j], x);
      slope[j] = z > 0 ? 1 : LEAK;
      h[j] = z > 0 ? z : LEAK * z;
    }
    double[] outputError = new double[outputWeights.length];
    double[] hiddenError = new double[hidden];
    for (int k = 0; k < outputError.length; k++) {
      outputError[k] = (k == label ? 1 : 0) - dot(outputWeights[k], h);
    }
    for (int j = 0; j < hidden; j++) {
      for (int k = 0; k < outputError.length; k++) {
        hiddenError[j] += outputWeights[k][j] * outputError[k];
      }
      hiddenError[j] *= slope[j];
    }
    double[][] hiddenChange = outer(hiddenError, x);
    double[][] outputChange = outer(outputError, h);
    choose(hiddenChange, outputChange);
    add(0, hiddenWeights, hiddenChange);
    add(1, outputWeights, outputChange);
  }

  private void choose(double[][] hiddenChange, double[][] outputChange) {
    switch (rule) {
      case 20 -> {
        keepLargest(hiddenChange, plastic);
        keepLargest(outputChange, plastic);
      }
      case 2020 -> {
        keepLargest(hiddenChange, plastic);
        keepLargest(outputChange, Math.min(78.4 * plastic, 1));
      }
      case 40 -> {
        dropSmallestOfEachRow(hiddenChange);
        dropSmallestOfEachRow(outputChange);
      }
      case 105 -> {
        for (int j = (int) plastic; j < hiddenChange.length; j++) {
          Arrays.fill(hiddenChange[j], 0);
          for (double[] row : outputChange) {
            row[j] = 0;
          }
        }
      }
      default -> {
        // Everything is changed.
      }
    }
  }

  static int rank(double fraction, int n) {
    return (int) Math.rint((1 - fraction) * (n - 1));
  }

  private static void keepLargest(double[][] change, double fraction) {
    double[] sizes =
        Arrays.stream(change).flatMapToDouble(Arrays::stream).map(Math::abs).sorted().toArray();
    double least = sizes[rank(fraction, sizes.length)];
    for (double[] row : change) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.abs(row[i]) >= least ? row[i] : 0;
      }
    }
  }

  /** The first of equal ones goes first, as in a stable sort. */
  private void dropSmallestOfEachRow(double[][] change) {
    for (double[] row : change) {
      for (int dropped = 0; dropped < rank(plastic, row.length); dropped++) {
        int smallest = -1;
        for (int i = 0; i < row.length; i++) {
          if (!Double.isNaN(row[i])
              && (smallest < 0 || Math.abs(row[i]) < Math.abs(row[smallest]))) {
            smallest = i;
          }
        }
        row[smallest] = Double.NaN;
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.isNaN(row[i]) ? 0 : row[i];
      }
    }
  }

  private double[][] outer(double[] error, double[] activity) {
    double[][] change = new double[error.length][activity.length];
    for (int j = 0; j < error.length; j++) {
      for (int i = 0; i < activity.length; i++) {
        change[j][i] = rate * error[j] * activity[i];
      }
    }
    return change;
  }

  private void add(int layer, double[][] weights, double[][] change) {
    for (int j = 0; j < weights.length; j++) {
      for (int i = 0; i < weights[j].length; i++) {
        weights[j][i] += change[j][i];
        path[layer] += Math.abs(change[j][i]);
        modifications[layer] += change[j][i] == 0 ? 0 : 1;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Row-major weights of the input side (0) or the output side (1). */
  double[] weights(int layer) {
    return Arrays.stream(layer == 0 ? hiddenWeights : outputWeights)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  long modifications(int layer) {
    return modifications[layer];
  }

  double path(int layer) {
    return path[layer];
  }

  /** Number of weights that differ from the first ones. */
  long changed(int layer) {
    double[] now = weights(layer);
    double[] before = Arrays.stream(start[layer]).flatMapToDouble(Arrays::stream).toArray();
    long changed = 0;
    for (int at = 0; at < now.length; at++) {
      changed += now[at] == before[at] ? 0 : 1;
    }
    return changed;
  }
}
