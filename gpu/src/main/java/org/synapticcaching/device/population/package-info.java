/**
 * What both GPU backends keep on the device for a population: data sets, evaluation, and the
 * records of competitive rules.
 */
package org.synapticcaching.device.population;
