/**
 * How fast the backends are, measured with JMH: one class per kernel, one for whole presentations,
 * one for populations, one for perceptrons.
 */
package org.synapticcaching.jmh;
