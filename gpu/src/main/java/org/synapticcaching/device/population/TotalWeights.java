package org.synapticcaching.device.population;

import jcuda.driver.CUdeviceptr;

/** Where {@link PopulationEvaluator} finds the weights of the networks it tests. */
public interface TotalWeights {
  /**
   * w = w(0) + l + s of one layer of some networks, float32, {@code [network][post][pre]} without
   * gaps. A backend that stores weights in another form may write them to memory of its own here,
   * on the evaluator's session.
   *
   * @param layer 0 for the input side
   * @param first number of the first network, 0 to the population's size - 1
   * @param count how many from there on, at most what the evaluator was made for
   * @return on the device; read before the next call for the same layer overwrites it
   */
  CUdeviceptr of(int layer, int first, int count);
}
