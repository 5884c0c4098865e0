package org.synapticcaching.model;

/** What learning reduces. */
public enum Loss implements Named {
  /** 0.5 g sum_k (target_k - y_k)^2, with g the network's {@code errorScale}. */
  SQUARED_ERROR,
  /** Cross-entropy for logistic or softmax outputs: the output delta is e = target - y. */
  CROSS_ENTROPY
}
