/**
 * One fork of one row: measured by JMH in a Java of its own, saved at once, and merged with others
 * into what JMH itself would write.
 */
package org.synapticcaching.suite.fork;
