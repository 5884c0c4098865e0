/** Where the JMH jar begins, and how it treats wrong parameters and rows that fail. */
package org.synapticcaching.jmh.main;
