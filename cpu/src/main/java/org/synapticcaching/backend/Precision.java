package org.synapticcaching.backend;

/** Number format of a backend's weights and activities; ledgers are always double. */
public enum Precision {
  /** 32-bit floating point. */
  FLOAT32,
  /** 64-bit floating point. */
  FLOAT64
}
