package org.synapticcaching.contract;

import org.synapticcaching.backend.Backend;

/**
 * A backend that is held to the contract.
 *
 * @param backend to be tested
 * @param tolerance how close it has to come to {@link PlainReference}
 */
public record BackendUnderTest(Backend backend, Tolerance tolerance) {
  /** A backend that computes in float32. */
  public static BackendUnderTest float32(Backend backend) {
    return new BackendUnderTest(backend, Tolerance.FLOAT32);
  }
}
