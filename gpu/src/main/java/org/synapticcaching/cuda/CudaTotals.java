package org.synapticcaching.cuda;

import jcuda.driver.CUdeviceptr;
import org.synapticcaching.device.DeviceMemory;
import org.synapticcaching.device.GpuSession;
import org.synapticcaching.device.population.TotalWeights;

/** Total weights of the selected networks, put together for a test. */
final class CudaTotals implements TotalWeights {
  /** Of all layers of the networks that are tested at once, roughly. */
  private static final long MOST_BYTES = 512L << 20;

  private final CudaKernels kernels;
  private final DeviceMemory[] layers;
  private final int mostNetworks;

  CudaTotals(GpuSession session, CudaMemory memory, CudaKernels kernels, int networks) {
    this.kernels = kernels;
    CudaGeometry geometry = memory.geometry;
    long synapses = 0;
    for (CudaGeometry.Layer layer : geometry.layers()) {
      synapses += layer.shape().synapses();
    }
    long fitting = Math.min(MOST_BYTES, session.freeBytes() / 4) / (synapses * Float.BYTES);
    this.mostNetworks = (int) Math.max(1, Math.min(networks, fitting));
    this.layers = new DeviceMemory[geometry.layers().size()];
    for (int n = 0; n < layers.length; n++) {
      long floats = mostNetworks * geometry.layer(n).shape().synapses();
      layers[n] = session.allocate("weights for a test", floats * Float.BYTES);
    }
  }

  /** Networks that can be tested at once. */
  int mostNetworks() {
    return mostNetworks;
  }

  @Override
  public CUdeviceptr of(int layer, int first, int count) {
    kernels.total(first, count, layer, layers[layer]);
    return layers[layer].pointer();
  }
}
