/**
 * How fast the backends are, measured with JMH: a class for each kernel, for whole presentations,
 * for populations, for perceptrons, for sweeps of them, and for the memory that bounds them.
 */
package org.synapticcaching.jmh;
