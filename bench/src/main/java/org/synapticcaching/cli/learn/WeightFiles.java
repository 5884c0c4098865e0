package org.synapticcaching.cli.learn;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.synapticcaching.backend.Population;
import org.synapticcaching.backend.Precision;
import org.synapticcaching.backend.WeightPart;
import org.synapticcaching.dataset.DataException;
import org.synapticcaching.dataset.NpyArray;
import org.synapticcaching.dataset.Npz;
import org.synapticcaching.model.LayerShape;

/** Weights of the first network of a population as a NumPy file, each matrix (post x pre). */
final class WeightFiles {
  private static final List<WeightPart> SAVED =
      List.of(WeightPart.INITIAL, WeightPart.PERSISTENT, WeightPart.TRANSIENT);

  private WeightFiles() {}

  /**
   * Takes the initial weights from the arrays W1, W2, ...
   *
   * @param precision of the population's backend: what it cannot hold is rounded
   * @throws DataException when the file cannot be read, or lacks an array, or one has another shape
   *     or numbers that are not finite
   */
  static void load(Path file, Population population, Precision precision) {
    Map<String, NpyArray> arrays = Npz.read(file);
    List<LayerShape> layers = population.spec().network().layers();
    for (int layer = 0; layer < layers.size(); layer++) {
      LayerShape shape = layers.get(layer);
      NpyArray array = arrays.get(shape.name());
      if (array == null) {
        throw new DataException(
            file + ": has no array '" + shape.name() + "'; it has " + arrays.keySet());
      }
      String name = file + ": array '" + shape.name() + "'";
      if (!Arrays.equals(array.shape(), new int[] {shape.post(), shape.pre()})) {
        throw new DataException(
            String.format(
                "%s: expected shape (%s, %s), one row per unit and one column per input of it, "
                    + "found %s",
                name, shape.post(), shape.pre(), array));
      }
      array.requireFinite(name);
      if (precision == Precision.FLOAT64) {
        population.setWeights(0, layer, WeightPart.INITIAL, array.toDoubles());
      } else {
        population.setWeights(0, layer, WeightPart.INITIAL, array.toFloats());
      }
    }
  }

  /**
   * The arrays W1_initial, W1_persistent, W1_transient, W2_initial, ...
   *
   * @param precision of the population's backend, and so of the arrays
   */
  static Map<String, NpyArray> arrays(Population population, Precision precision) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    List<LayerShape> layers = population.spec().network().layers();
    for (int layer = 0; layer < layers.size(); layer++) {
      LayerShape shape = layers.get(layer);
      for (WeightPart part : SAVED) {
        arrays.put(
            shape.name() + "_" + part.name().toLowerCase(Locale.ROOT),
            precision == Precision.FLOAT64
                ? NpyArray.ofDoubles(
                    population.exactWeights(0, layer, part), shape.post(), shape.pre())
                : NpyArray.ofFloats(population.weights(0, layer, part), shape.post(), shape.pre()));
      }
    }
    return arrays;
  }
}
