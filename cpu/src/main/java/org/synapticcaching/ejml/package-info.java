/**
 * The plain CPU backend: float64 on dense EJML matrices, one kernel at a time. The only package
 * that knows EJML.
 */
package org.synapticcaching.ejml;
