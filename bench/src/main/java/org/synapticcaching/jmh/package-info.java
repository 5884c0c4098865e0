/**
 * How fast the backends are, measured with JMH: one class per kernel, one for whole presentations,
 * one for populations.
 */
package org.synapticcaching.jmh;
