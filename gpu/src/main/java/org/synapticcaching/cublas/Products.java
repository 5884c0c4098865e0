package org.synapticcaching.cublas;

import org.synapticcaching.device.CublasHandle;
import org.synapticcaching.model.LayerShape;

/**
 * The products of a presentation, by cuBLAS. Small matrices are multiplied for all networks in one
 * call; large ones, each of which keeps the device busy, in a call per network, where the functions
 * for one matrix are the better ones. The choice looks at the matrix alone, so that a network's
 * numbers do not depend on how many others there are.
 *
 * <p>A row-major {@code [post][pre]} matrix is, to cuBLAS, a column-major pre x post one.
 *
 * @param blas of the session on whose stream they are computed
 * @param largeSynapses matrices of at least this size are multiplied one by one
 */
record Products(CublasHandle blas, long largeSynapses) {
  private boolean large(DenseLayer layer) {
    return layer.shape.synapses() >= largeSynapses;
  }

  /** z = w x of the first {@code networks}, to the layer's units. */
  void forward(DenseLayer layer, int networks) {
    multiply(true, layer, layer.inputs, layer.units, networks);
  }

  /** w^T e of the first {@code networks}, from the layer's errors to the ones before it. */
  void backpropagate(DenseLayer layer, DenseLayer before, int networks) {
    multiply(false, layer, layer.errors, before.errors, networks);
  }

  private void multiply(boolean byRows, DenseLayer layer, SlotArray x, SlotArray y, int networks) {
    int post = layer.shape.post();
    int pre = layer.shape.pre();
    if (large(layer)) {
      for (int r = 0; r < networks; r++) {
        blas.sgemv(byRows, pre, post, 1, layer.total.part(r), pre, x.part(r), 1, 0, y.part(r), 1);
      }
      return;
    }
    blas.sgemvStridedBatched(
        byRows,
        pre,
        post,
        1,
        layer.total.part(0),
        pre,
        layer.shape.synapses(),
        x.part(0),
        1,
        x.bytes() / Float.BYTES,
        0,
        y.part(0),
        1,
        y.bytes() / Float.BYTES,
        networks);
  }

  /** s += steps x^T: a rank-one update, or a product with one inner dimension. */
  void learn(DenseLayer layer, int networks) {
    LayerShape shape = layer.shape;
    int post = shape.post();
    int pre = shape.pre();
    if (large(layer)) {
      for (int r = 0; r < networks; r++) {
        blas.sger(
            pre,
            post,
            1,
            layer.inputs.part(r),
            1,
            layer.steps.part(r),
            1,
            layer.transients.part(r),
            pre);
      }
      return;
    }
    blas.sgemmStridedBatched(
        false,
        false,
        pre,
        post,
        1,
        1,
        layer.inputs.part(0),
        pre,
        pre,
        layer.steps.part(0),
        1,
        post,
        1,
        layer.transients.part(0),
        pre,
        shape.synapses(),
        networks);
  }
}
