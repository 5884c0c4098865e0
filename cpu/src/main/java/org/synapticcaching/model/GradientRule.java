package org.synapticcaching.model;

/** How the error of the output units is sent back to the hidden units. */
public enum GradientRule implements Named {
  /**
   * As the published scripts do. [LR20]: the output weights learn from e y (1 - y), e = target - y,
   * but the plain e is propagated to the hidden layer. [N22]: the diagonal of the softmax Jacobian
   * alone. [RP24]: no difference from {@link #EXACT}.
   */
  SCRIPTS,
  /** The gradient of the loss; passes a finite-difference check. */
  EXACT
}
