package org.synapticcaching.simd.layer;

import org.synapticcaching.simd.kernel.FloatLanes;
import org.synapticcaching.simd.kernel.GroupKernels;
import org.synapticcaching.simd.kernel.TileKernels;

/**
 * A copy of the total weights of an input-major layer, cut into tiles of a few columns each. The
 * rows of a tile lie one after another, so that the tile stays in a near cache while many patterns
 * are summed over it.
 */
public final class TiledWeights {
  private final int rows;
  private final int[] origins;
  private final int[] vectors;
  private final int[] columns;
  private final float[] w;

  /**
   * Copies the weights.
   *
   * @param layer input-major
   * @param scale g
   * @param mostVectors of a row in a tile
   */
  public TiledWeights(SimdLayer layer, float scale, int mostVectors) {
    this.rows = layer.rows;
    int all = layer.width / FloatLanes.COUNT;
    int tiles = (all + mostVectors - 1) / mostVectors;
    this.origins = new int[tiles];
    this.vectors = new int[tiles];
    this.columns = new int[tiles];
    int done = 0;
    for (int t = 0; t < tiles; t++) {
      // As even as can be: what a tile takes hardly depends on how wide it is.
      vectors[t] = (all - done + tiles - t - 1) / (tiles - t);
      columns[t] = done * FloatLanes.COUNT;
      origins[t] = FloatLanes.ORIGIN + rows * columns[t];
      done += vectors[t];
    }
    this.w = new float[FloatLanes.ORIGIN + rows * layer.width];
    layer.settle();
    for (int t = 0; t < tiles; t++) {
      int stride = vectors[t] * FloatLanes.COUNT;
      int used = Math.min(stride, layer.length - columns[t]);
      for (int r = 0; r < rows; r++) {
        layer.readLanes(r, columns[t], used, scale, w, origins[t] + r * stride);
      }
    }
  }

  /** Number of tiles, at least 1. */
  public int tiles() {
    return origins.length;
  }

  /** Whether all weights are finite. */
  public boolean areFinite() {
    return GroupKernels.areFinite(w);
  }

  /**
   * z = sum over the active inputs of value times weight, for the columns of one tile and each
   * pattern of a group; weights have to be finite.
   *
   * @param z of each pattern
   */
  public void combine(int tile, ClassGroups groups, int group, float[][] z) {
    groups.combine(group, w, origins[tile], vectors[tile], z, columns[tile]);
  }

  /** z = sum over the listed inputs of value times weight, for the columns of one tile. */
  public void combine(int tile, SparseInputs.Presented presented, float[] z) {
    TileKernels.combine(
        w,
        origins[tile],
        vectors[tile],
        presented.list,
        presented.inputs,
        presented.from,
        presented.to,
        z,
        columns[tile]);
  }

  /**
   * What inputs that all share a background add to every column.
   *
   * @param inputs how many do, from the first one on
   * @return padded
   */
  public float[] ofBackground(float background, int inputs) {
    int last = origins.length - 1;
    float[] sums = new float[columns[last] + vectors[last] * FloatLanes.COUNT];
    for (int t = 0; t <= last; t++) {
      int stride = vectors[t] * FloatLanes.COUNT;
      double[] ofTile = new double[stride];
      for (int r = 0; r < inputs; r++) {
        for (int j = 0; j < stride; j++) {
          ofTile[j] += w[origins[t] + r * stride + j];
        }
      }
      for (int j = 0; j < stride; j++) {
        sums[columns[t] + j] = (float) (background * ofTile[j]);
      }
    }
    return sums;
  }
}
